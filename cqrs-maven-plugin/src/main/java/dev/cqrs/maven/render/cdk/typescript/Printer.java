package dev.cqrs.maven.render.cdk.typescript;

import dev.cqrs.maven.render.cdk.typescript.Expression.Array;
import dev.cqrs.maven.render.cdk.typescript.Expression.Atom;
import dev.cqrs.maven.render.cdk.typescript.Expression.Call;
import dev.cqrs.maven.render.cdk.typescript.Expression.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lays expressions out as Prettier does: on one line where they fit, else one part a line. */
final class Printer {

  /** Longest line, as in the application's package.json. */
  static final int WIDTH = 120;

  private static final int STEP = 2;
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_$][\\w$]*");

  private Printer() {}

  /**
   * Prints an expression.
   *
   * @param expression what to print
   * @param indent blanks before the line it begins on
   * @param column where on that line it begins
   * @param trailing how many characters follow it on its last line
   * @return its text; further lines are indented
   */
  static String print(Expression expression, int indent, int column, int trailing) {
    Optional<String> line = onOneLine(expression);
    if (line.isPresent() && column + line.get().length() + trailing <= WIDTH) {
      return line.get();
    }
    if (expression instanceof Array array) {
      return lines("[", elements(array.elements(), indent + STEP), indent, "]");
    } else if (expression instanceof Fields object) {
      return lines("{", fields(object, indent + STEP), indent, "}");
    } else if (expression instanceof Call call) {
      return call(call, indent, column);
    }
    return ((Atom) expression).text();
  }

  private static String call(Call call, int indent, int column) {
    int last = call.arguments().size() - 1;
    if (embracesLast(call)) {
      String before =
          call.callee()
              + call.arguments().subList(0, last).stream()
                  .map(argument -> onOneLine(argument).orElseThrow() + ", ")
                  .collect(Collectors.joining("", "(", ""));
      if (column + before.length() + 1 <= WIDTH) {
        Expression argument = call.arguments().get(last);
        // As wide as a line, so that it is broken: the whole does not fit.
        return before + print(argument, indent, WIDTH, 1) + ")";
      }
    }
    return lines(call.callee() + "(", elements(call.arguments(), indent + STEP), indent, ")");
  }

  /** Whether a call's last argument is broken inside the call's parentheses, and no other one. */
  private static boolean embracesLast(Call call) {
    List<Expression> arguments = call.arguments();
    Expression last = arguments.get(arguments.size() - 1);
    List<Expression> others = arguments.subList(0, arguments.size() - 1);
    return (last instanceof Array || last instanceof Fields)
        && others.stream().noneMatch(other -> other.getClass() == last.getClass())
        && others.stream().allMatch(other -> onOneLine(other).isPresent());
  }

  private static List<String> elements(List<Expression> elements, int indent) {
    return elements.stream().map(element -> print(element, indent, indent, 1)).toList();
  }

  private static List<String> fields(Fields object, int indent) {
    List<String> lines = new ArrayList<>();
    object.spread().ifPresent(name -> lines.add("..." + name));
    object
        .fields()
        .forEach(
            (name, value) -> {
              lines.add(isShorthand(name, value) ? name : field(key(name), value, indent));
            });
    return lines;
  }

  private static String field(String key, Expression value, int indent) {
    int column = indent + key.length() + 2;
    boolean below = value instanceof Atom atom && column + atom.text().length() + 1 > WIDTH;
    return below
        ? key + ":\n" + " ".repeat(indent + STEP) + ((Atom) value).text()
        : key + ": " + print(value, indent, column, 1);
  }

  private static String lines(String open, List<String> parts, int indent, String close) {
    String inner = " ".repeat(indent + STEP);
    return parts.stream()
        .map(part -> inner + part + ",\n")
        .collect(Collectors.joining("", open + "\n", " ".repeat(indent) + close));
  }

  /** The expression on one line, unless Prettier breaks it in any case. */
  private static Optional<String> onOneLine(Expression expression) {
    if (expression instanceof Array array) {
      return isBroken(array) ? Optional.empty() : joined("[", array.elements(), "]");
    } else if (expression instanceof Call call) {
      return joined(call.callee() + "(", call.arguments(), ")");
    } else if (expression instanceof Fields object) {
      List<Optional<String>> fields =
          Stream.concat(
                  object.spread().stream().map(name -> Optional.of("..." + name)),
                  object.fields().entrySet().stream()
                      .map(
                          field ->
                              isShorthand(field.getKey(), field.getValue())
                                  ? Optional.of(field.getKey())
                                  : onOneLine(field.getValue())
                                      .map(value -> key(field.getKey()) + ": " + value)))
              .toList();
      return fields.isEmpty() ? Optional.of("{}") : join("{ ", fields, " }");
    }
    return Optional.of(((Atom) expression).text());
  }

  private static Optional<String> joined(String open, List<Expression> parts, String close) {
    return join(open, parts.stream().map(Printer::onOneLine).toList(), close);
  }

  private static Optional<String> join(String open, List<Optional<String>> parts, String close) {
    return parts.stream().allMatch(Optional::isPresent)
        ? Optional.of(
            parts.stream()
                .map(Optional::orElseThrow)
                .collect(Collectors.joining(", ", open, close)))
        : Optional.empty();
  }

  /**
   * Prettier puts several objects, or arrays, with more than one part each on lines of their own.
   */
  private static boolean isBroken(Array array) {
    return array.elements().size() > 1
        && (array.elements().stream()
                .allMatch(e -> e instanceof Fields object && object.fields().size() > 1)
            || array.elements().stream()
                .allMatch(e -> e instanceof Array inner && inner.elements().size() > 1));
  }

  private static boolean isShorthand(String name, Expression value) {
    return value instanceof Atom atom && atom.text().equals(name);
  }

  private static String key(String name) {
    return IDENTIFIER.matcher(name).matches() ? name : ((Atom) Expression.text(name)).text();
  }
}
