package dev.cqrs.maven.render.terraform;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A value in HCL, which knows how it is written on one line and on several. */
sealed interface Value {

  /** Its text on one line. */
  String inline();

  /** Its text with one part a line; not indented but for what is within it. */
  List<String> lines();

  /** An expression as it stands. */
  static Value raw(String expression) {
    return new Raw(expression);
  }

  /** A text, of which nothing is a template. */
  static Value text(String text) {
    String escaped =
        text.replace("\\", "\\\\").replace("\"", "\\\"").replace("${", "$${").replace("%{", "%%{");
    return new Raw('"' + escaped + '"');
  }

  static Value list(Collection<Value> elements) {
    return new Elements(List.copyOf(elements));
  }

  static Value texts(Collection<String> elements) {
    return list(elements.stream().map(Value::text).toList());
  }

  /** What an expression gives for each element of a list. */
  static Value each(Value list, String variable, String expression) {
    return new Wrapped("[for " + variable + " in ", list, " : " + expression + "]");
  }

  /** Whether all conditions hold. */
  static Value all(String... conditions) {
    return new Conditions(List.of(conditions));
  }

  static Value call(String function, Value argument) {
    return new Wrapped(function + "(", argument, ")");
  }

  /** An expression without parts. */
  record Raw(String expression) implements Value {
    @Override
    public String inline() {
      return expression;
    }

    @Override
    public List<String> lines() {
      return List.of(expression);
    }
  }

  /** Values between brackets. */
  record Elements(List<Value> values) implements Value {
    @Override
    public String inline() {
      return values.stream().map(Value::inline).collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public List<String> lines() {
      if (values.isEmpty()) {
        return List.of("[]");
      }
      List<String> lines = new ArrayList<>(List.of("["));
      boolean each = values.stream().allMatch(value -> Hcl.fits(value, 3));
      for (Value value : values) {
        List<String> inner = each ? List.of(value.inline()) : value.lines();
        inner.forEach(line -> lines.add("  " + line));
        int last = lines.size() - 1;
        lines.set(last, lines.get(last) + ",");
      }
      lines.add("]");
      return lines;
    }
  }

  /** Conditions with "and" between them; HCL lets an expression go on only within brackets. */
  record Conditions(List<String> conditions) implements Value {
    @Override
    public String inline() {
      return String.join(" && ", conditions);
    }

    @Override
    public List<String> lines() {
      List<String> lines = new ArrayList<>(List.of("("));
      for (int i = 0; i < conditions.size(); i++) {
        lines.add("  " + conditions.get(i) + (i < conditions.size() - 1 ? " &&" : ""));
      }
      lines.add(")");
      return lines;
    }
  }

  /** Another value with something before and behind it. */
  record Wrapped(String before, Value value, String behind) implements Value {
    @Override
    public String inline() {
      return before + value.inline() + behind;
    }

    @Override
    public List<String> lines() {
      List<String> lines = new ArrayList<>(value.lines());
      lines.set(0, before + lines.get(0));
      int last = lines.size() - 1;
      lines.set(last, lines.get(last) + behind);
      return lines;
    }
  }

  /** Named values in their order. */
  final class Fields implements Value {

    private final Map<String, Value> values = new LinkedHashMap<>();

    Fields put(String name, Value value) {
      values.put(name.matches("[A-Za-z_][A-Za-z0-9_]*") ? name : '"' + name + '"', value);
      return this;
    }

    @Override
    public String inline() {
      return values.isEmpty()
          ? "{}"
          : values.entrySet().stream()
              .map(entry -> entry.getKey() + " = " + entry.getValue().inline())
              .collect(Collectors.joining(", ", "{ ", " }"));
    }

    @Override
    public List<String> lines() {
      if (values.isEmpty()) {
        return List.of("{}");
      }
      Hcl body = new Hcl();
      values.forEach(body::put);
      List<String> lines = new ArrayList<>(List.of("{"));
      body.lines().forEach(line -> lines.add("  " + line));
      lines.add("}");
      return lines;
    }
  }
}
