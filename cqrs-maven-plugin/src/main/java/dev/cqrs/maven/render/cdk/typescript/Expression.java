package dev.cqrs.maven.render.cdk.typescript;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An expression of TypeScript. */
sealed interface Expression {

  /** Text that is never broken: a name, a number, a quoted text. */
  record Atom(String text) implements Expression {}

  /** An array. */
  record Array(List<Expression> elements) implements Expression {}

  /** An object; what is spread into it stands first. */
  record Fields(Optional<String> spread, Map<String, Expression> fields) implements Expression {}

  /** A call of a function or a constructor. */
  record Call(String callee, List<Expression> arguments) implements Expression {

    Call(String callee, Expression... arguments) {
      this(callee, List.of(arguments));
    }
  }

  static Expression atom(String text) {
    return new Atom(text);
  }

  /** A quoted text: in single quotes, unless double ones save escapes. */
  static Expression text(String text) {
    String escaped = text.replace("\\", "\\\\").replace("\n", "\\n");
    long single = text.chars().filter(c -> c == '\'').count();
    long both = text.chars().filter(c -> c == '"').count();
    return single > both
        ? atom('"' + escaped.replace("\"", "\\\"") + '"')
        : atom('\'' + escaped.replace("'", "\\'") + '\'');
  }
}
