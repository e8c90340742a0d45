package dev.cqrs.maven.render.cdk.python;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An expression of Python. */
sealed interface Expression {

  /** Code that is never broken: a name, a number, a text. */
  record Atom(String code) implements Expression {}

  /** A text, which may be broken between words. */
  record Words(String text) implements Expression {}

  /** A list. */
  record Items(List<Expression> elements) implements Expression {}

  /** A dictionary, by the text of its keys. */
  record Dictionary(Map<String, Expression> entries) implements Expression {}

  /** A call, with what is done to its result. */
  record Call(String callee, List<Argument> arguments, String suffix) implements Expression {

    static Call of(String callee, Expression... positional) {
      Call call = new Call(callee, List.of(), "");
      for (Expression argument : positional) {
        call = call.with("", argument);
      }
      return call;
    }

    /** The same call with one argument more; its name is empty when it has none. */
    Call with(String name, Expression value) {
      List<Argument> more = new ArrayList<>(arguments);
      more.add(new Argument(name, value));
      return new Call(callee, more, suffix);
    }

    Call with(Map<String, Expression> named) {
      Call call = this;
      for (Map.Entry<String, Expression> argument : new LinkedHashMap<>(named).entrySet()) {
        call = call.with(argument.getKey(), argument.getValue());
      }
      return call;
    }

    Call then(String more) {
      return new Call(callee, arguments, suffix + more);
    }
  }

  /** An argument of a call; its name is empty when it is told by its place. */
  record Argument(String name, Expression value) {}

  static Expression atom(String code) {
    return new Atom(code);
  }

  static Expression words(String text) {
    return new Words(text);
  }
}
