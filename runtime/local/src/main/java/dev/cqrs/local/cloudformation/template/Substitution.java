package dev.cqrs.local.cloudformation.template;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The text of Fn::Sub: {@code ${Name}} is replaced, {@code ${!Name}} stands for itself. */
final class Substitution {

  private Substitution() {}

  static String replace(String text, UnaryOperator<String> value) {
    StringBuilder result = new StringBuilder();
    int from = 0;
    while (true) {
      int start = text.indexOf("${", from);
      int end = start < 0 ? -1 : text.indexOf('}', start);
      if (end < 0) {
        return result.append(text, from, text.length()).toString();
      }
      result.append(text, from, start);
      String name = text.substring(start + 2, end);
      if (name.startsWith("!")) {
        result.append("${").append(name, 1, name.length()).append('}');
      } else {
        result.append(value.apply(name.strip()));
      }
      from = end + 1;
    }
  }

  static void names(String text, Consumer<String> name) {
    replace(
        text,
        found -> {
          name.accept(found);
          return "";
        });
  }
}
