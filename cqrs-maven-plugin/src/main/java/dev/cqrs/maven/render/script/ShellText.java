package dev.cqrs.maven.render.script;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a bash script line by line. */
final class ShellText {

  private static final int WIDTH = 100;

  private final StringBuilder text = new StringBuilder();

  /**
   * Quotes a text, so that the shell takes it as it is.
   *
   * @param value any text
   * @return a word
   */
  static String literal(String value) {
    if (value.matches("[A-Za-z0-9_./:,%+@-]+")) {
      return value;
    }
    boolean plain = value.indexOf('\'') < 0;
    return plain ? "'" + value + "'" : "\"" + escaped(value) + "\"";
  }

  /**
   * Escapes a text for the inside of double quotes or of a here-document.
   *
   * @param value any text
   * @return the text, in which nothing is special to the shell
   */
  static String escaped(String value) {
    return value.replaceAll("([\\\\\"$`])", "\\\\$1");
  }

  /** Adds lines as they are. */
  ShellText lines(String... lines) {
    Arrays.stream(lines).forEach(line -> text.append(line).append('\n'));
    return this;
  }

  /** Adds what reads shared files. */
  ShellText sources(List<String> names) {
    names.forEach(name -> lines("source \"$here/lib/" + name + ".sh\""));
    return this;
  }

  /** Adds a blank line and a comment. */
  ShellText section(String... comment) {
    text.append('\n');
    Arrays.stream(comment).forEach(line -> text.append("# ").append(line).append('\n'));
    return this;
  }

  /** Adds a command; what does not fit in a line goes on in the next ones. */
  ShellText command(String... words) {
    return command(List.of(words));
  }

  /** Adds a command; what does not fit in a line goes on in the next ones. */
  ShellText command(List<String> words) {
    StringBuilder line = new StringBuilder();
    for (String word : words) {
      if (line.length() + word.length() + " \\".length() >= WIDTH && !line.isEmpty()) {
        text.append(line).append(" \\\n");
        line.setLength(0);
        line.append(" ");
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    text.append(line).append('\n');
    return this;
  }

  /** Adds the assignment of an array, a line for each element. */
  ShellText array(String name, List<String> elements) {
    if (elements.isEmpty()) {
      return lines(name + "=()");
    }
    return lines(
        elements.stream()
            .map(element -> "  " + element)
            .collect(Collectors.joining("\n", name + "=(\n", "\n)")));
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
