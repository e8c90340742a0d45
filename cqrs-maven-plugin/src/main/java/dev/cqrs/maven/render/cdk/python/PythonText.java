package dev.cqrs.maven.render.cdk.python;

import dev.cqrs.maven.render.cdk.ConstructNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Writes texts, names and comments of Python. */
final class PythonText {

  private static final Pattern HUMP = Pattern.compile("(?<!^)([A-Z])");

  private PythonText() {}

  /** A quoted text: in double quotes, unless single ones save escapes; raw, if that does. */
  static String quoted(String text) {
    boolean oneLine = !text.contains("\n");
    if (text.contains("\\") && !text.contains("\"") && oneLine) {
      return "r\"" + text + "\"";
    }
    String escaped = text.replace("\\", "\\\\").replace("\n", "\\n");
    return text.contains("\"") && !text.contains("'")
        ? "'" + escaped + "'"
        : "\"" + escaped.replace("\"", "\\\"") + "\"";
  }

  /**
   * The name of an argument, attribute or variable.
   *
   * @param id as CloudFormation names it, such as {@code KMSMasterKeyId}
   * @return such as {@code kms_master_key_id}
   */
  static String snakeCase(String id) {
    return HUMP.matcher(ConstructNames.property(id)).replaceAll("_$1").toLowerCase(Locale.ROOT);
  }

  /** Breaks a text between words. */
  static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split("(?<= )", -1)) {
      if (line.length() + word.length() > width && line.length() > 0) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /** Lines of a comment, filled anew: how they break elsewhere depends on another indentation. */
  static String comment(List<String> lines, String indent) {
    if (lines.isEmpty()) {
      return "";
    }
    StringBuilder comment = new StringBuilder();
    wrapped(String.join(" ", lines), Layout.WIDTH - indent.length() - 2)
        .forEach(line -> comment.append(indent).append("# ").append(line.strip()).append('\n'));
    return comment.toString();
  }
}
