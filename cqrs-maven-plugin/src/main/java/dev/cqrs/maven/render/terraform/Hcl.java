package dev.cqrs.maven.render.terraform;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A file or a block in HCL, written as {@code terraform fmt} would write it. */
final class Hcl {

  /** Where a value that is a list or an object goes on several lines. */
  private static final int WIDTH = 110;

  private final List<String> lines = new ArrayList<>();
  private final List<String[]> aligned = new ArrayList<>();

  /** Whether the value can be on one line with so many other characters. */
  static boolean fits(Value value, int others) {
    return value.inline().length() + others <= WIDTH;
  }

  Hcl put(String name, Value value) {
    boolean whole = !(value instanceof Value.Fields) && fits(value, name.length() + 5);
    List<String> written = whole ? List.of(value.inline()) : value.lines();
    if (written.size() == 1) {
      aligned.add(new String[] {name, written.get(0)});
    } else {
      align();
      lines.add(name + " = " + written.get(0));
      lines.addAll(written.subList(1, written.size()));
    }
    return this;
  }

  Hcl put(String name, String expression) {
    return put(name, Value.raw(expression));
  }

  Hcl text(String name, String text) {
    return put(name, Value.text(text));
  }

  Hcl comment(String text) {
    align();
    text.lines().forEach(line -> lines.add("# " + line));
    return this;
  }

  /** A blank line, unless there is one or nothing before. */
  Hcl space() {
    align();
    if (!lines.isEmpty() && !lines.get(lines.size() - 1).isEmpty()) {
      lines.add("");
    }
    return this;
  }

  /** A block after a blank line, if there is something before it that is not its comment. */
  Hcl block(String header, Consumer<Hcl> body) {
    align();
    if (!lines.isEmpty() && !lines.get(lines.size() - 1).startsWith("#")) {
      space();
    }
    Hcl inner = new Hcl();
    body.accept(inner);
    lines.add(header + " {");
    inner.lines().forEach(line -> lines.add(line.isEmpty() ? line : "  " + line));
    lines.add("}");
    return this;
  }

  /** Text that is formatted already. */
  Hcl append(String text) {
    space();
    text.lines().forEach(lines::add);
    return this;
  }

  List<String> lines() {
    align();
    return List.copyOf(lines);
  }

  String text() {
    return String.join("\n", lines()) + "\n";
  }

  /** Equals signs of lines in a row stand below each other. */
  private void align() {
    int longest = aligned.stream().mapToInt(pair -> pair[0].length()).max().orElse(0);
    aligned.forEach(
        pair -> lines.add(pair[0] + " ".repeat(longest - pair[0].length()) + " = " + pair[1]));
    aligned.clear();
  }
}
