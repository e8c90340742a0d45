package dev.cqrs.maven.render.yaml;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Makes YAML nodes and writes them. */
public final class Yaml {

  /**
   * Plain texts that YAML 1.1 readers, such as AWS's command line, take for something else:
   * numbers, dates, times and the words for true, false and null.
   */
  private static final Pattern NOT_PLAIN =
      Pattern.compile(
          "[-+.\\d][-+.:\\d_eExXa-fA-F]*|(?i:y|n|yes|no|on|off|true|false|null|~|)|=|<<");

  private static final Pattern QUOTED_IN_VAIN =
      Pattern.compile("(![A-Za-z]+) '([A-Za-z][\\w.:]*)'");

  private static final Pattern TRAILING_BLANKS = Pattern.compile("(?m) +$");

  private static final int NO_WRAPPING = 10_000;

  private Yaml() {}

  /**
   * Makes a text, quoted where a reader could take it for something else.
   *
   * @param value the text
   * @return the node
   */
  public static Node text(String value) {
    boolean quoted = NOT_PLAIN.matcher(value).matches();
    return scalar(Tag.STR, value, quoted ? ScalarStyle.SINGLE_QUOTED : ScalarStyle.PLAIN);
  }

  /**
   * Makes a whole number.
   *
   * @param value the number
   * @return the node
   */
  public static Node number(long value) {
    return scalar(Tag.INT, Long.toString(value), ScalarStyle.PLAIN);
  }

  /**
   * Makes true or false.
   *
   * @param value which of them
   * @return the node
   */
  public static Node bool(boolean value) {
    return scalar(Tag.BOOL, Boolean.toString(value), ScalarStyle.PLAIN);
  }

  /**
   * Makes a tagged text, such as {@code !Ref Environment}.
   *
   * @param tag the tag with its exclamation mark
   * @param value the text
   * @return the node
   */
  public static Node tagged(String tag, String value) {
    ScalarStyle style = value.contains("\n") ? ScalarStyle.LITERAL : ScalarStyle.PLAIN;
    return scalar(new Tag(tag), value, style);
  }

  /**
   * Makes a list, one element a line where it is too long for a single one.
   *
   * @param elements its elements
   * @return the node
   */
  public static Node list(Collection<Node> elements) {
    return new SequenceNode(Tag.SEQ, List.copyOf(elements), FlowStyle.BLOCK);
  }

  /**
   * Makes a list, one element a line where it is too long for a single one.
   *
   * @param elements its elements
   * @return the node
   */
  public static Node list(Node... elements) {
    return list(List.of(elements));
  }

  /**
   * Makes a list on one line.
   *
   * @param elements its elements
   * @return the node
   */
  public static Node flow(Collection<Node> elements) {
    return new SequenceNode(Tag.SEQ, List.copyOf(elements), FlowStyle.FLOW);
  }

  /**
   * Makes a tagged list on one line, such as {@code !If [HasKey, a, b]}.
   *
   * @param tag the tag with its exclamation mark
   * @param elements its elements
   * @return the node
   */
  public static Node taggedFlow(String tag, Node... elements) {
    return new SequenceNode(new Tag(tag), List.of(elements), FlowStyle.FLOW);
  }

  /**
   * Makes a tagged list, one element a line.
   *
   * @param tag the tag with its exclamation mark
   * @param elements its elements
   * @return the node
   */
  public static Node taggedList(String tag, Node... elements) {
    return new SequenceNode(new Tag(tag), List.of(elements), FlowStyle.BLOCK);
  }

  /**
   * Writes a document. What fits on a line is on one.
   *
   * @param root its root
   * @return its text; equal nodes give equal text
   */
  public static String write(Node root) {
    DumpSettings settings =
        DumpSettings.builder()
            .setDumpComments(true)
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setIndent(2)
            .setWidth(NO_WRAPPING)
            .setSplitLines(false)
            .setBestLineBreak("\n")
            .setDereferenceAliases(true)
            .build();
    String text =
        new Present(settings)
            .emitToString(new Serialize(settings).serializeOne(Folding.fold(root)).iterator());
    // The library quotes every tagged text and indents blank lines.
    String unquoted = QUOTED_IN_VAIN.matcher(text).replaceAll("$1 $2");
    return TRAILING_BLANKS.matcher(unquoted).replaceAll("");
  }

  private static Node scalar(Tag tag, String value, ScalarStyle style) {
    return new ScalarNode(tag, value, style);
  }
}
