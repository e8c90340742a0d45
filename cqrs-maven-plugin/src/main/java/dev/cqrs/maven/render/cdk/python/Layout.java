package dev.cqrs.maven.render.cdk.python;

import dev.cqrs.maven.render.cdk.python.Expression.Argument;
import dev.cqrs.maven.render.cdk.python.Expression.Atom;
import dev.cqrs.maven.render.cdk.python.Expression.Call;
import dev.cqrs.maven.render.cdk.python.Expression.Dictionary;
import dev.cqrs.maven.render.cdk.python.Expression.Items;
import dev.cqrs.maven.render.cdk.python.Expression.Words;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Lays expressions out as Ruff and Black do: on one line where they fit, else one part a line with
 * a comma behind each, which tells the formatter to leave it so.
 */
final class Layout {

  /** Longest line, the default of both formatters. */
  static final int WIDTH = 88;

  private static final int STEP = 4;

  private Layout() {}

  /**
   * Prints a statement.
   *
   * @param before what stands before the expression
   * @param expression the expression
   * @param indent blanks before the statement
   * @return its lines, each ended by a line feed
   */
  static String statement(int indent, String before, Expression expression) {
    return " ".repeat(indent) + part(indent, before, expression, "") + "\n";
  }

  private static String part(int indent, String before, Expression expression, String after) {
    String line = line(expression);
    if (indent + before.length() + line.length() + after.length() <= WIDTH) {
      return before + line + after;
    } else if (expression instanceof Items list && !list.elements().isEmpty()) {
      return before + lines("[", elements(list, indent + STEP), indent, "]") + after;
    } else if (expression instanceof Dictionary map && !map.entries().isEmpty()) {
      return before + lines("{", entries(map, indent + STEP), indent, "}") + after;
    } else if (expression instanceof Call call && !call.arguments().isEmpty()) {
      return before
          + lines(call.callee() + "(", arguments(call, indent + STEP), indent, ")")
          + call.suffix()
          + after;
    } else if (expression instanceof Words words) {
      return before + words(words, indent) + after;
    }
    return before + line + after;
  }

  private static List<String> elements(Items list, int indent) {
    return list.elements().stream().map(element -> part(indent, "", element, ",")).toList();
  }

  private static List<String> entries(Dictionary map, int indent) {
    return map.entries().entrySet().stream()
        .map(entry -> part(indent, PythonText.quoted(entry.getKey()) + ": ", entry.getValue(), ","))
        .toList();
  }

  private static List<String> arguments(Call call, int indent) {
    return call.arguments().stream()
        .map(argument -> part(indent, before(argument), argument.value(), ","))
        .toList();
  }

  private static String lines(String open, List<String> parts, int indent, String close) {
    String inner = " ".repeat(indent + STEP);
    return parts.stream()
        .map(part -> inner + part + "\n")
        .collect(Collectors.joining("", open + "\n", " ".repeat(indent) + close));
  }

  private static String words(Words words, int indent) {
    int quotes = 2;
    List<String> lines =
        PythonText.wrapped(words.text(), WIDTH - indent - STEP - quotes).stream()
            .map(PythonText::quoted)
            .toList();
    String inner = " ".repeat(indent + STEP);
    return lines.size() == 1
        ? lines.get(0)
        : lines.stream()
            .map(line -> inner + line + "\n")
            .collect(Collectors.joining("", "(\n", " ".repeat(indent) + ")"));
  }

  private static String line(Expression expression) {
    if (expression instanceof Items list) {
      return joined("[", list.elements().stream().map(Layout::line).toList(), "]");
    } else if (expression instanceof Dictionary map) {
      List<String> entries =
          map.entries().entrySet().stream()
              .map(e -> PythonText.quoted(e.getKey()) + ": " + line(e.getValue()))
              .toList();
      return joined("{", entries, "}");
    } else if (expression instanceof Call call) {
      List<String> arguments =
          call.arguments().stream().map(a -> before(a) + line(a.value())).toList();
      return joined(call.callee() + "(", arguments, ")" + call.suffix());
    } else if (expression instanceof Words words) {
      return PythonText.quoted(words.text());
    }
    return ((Atom) expression).code();
  }

  private static String before(Argument argument) {
    return argument.name().isEmpty() ? "" : argument.name() + "=";
  }

  private static String joined(String open, List<String> parts, String close) {
    return parts.stream().collect(Collectors.joining(", ", open, close));
  }
}
