package dev.cqrs.maven.render.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.comments.CommentLine;
import org.snakeyaml.engine.v2.comments.CommentType;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Builds an ordered map with comments and blank lines. */
public final class YamlMap {

  private final List<NodeTuple> entries = new ArrayList<>();
  private final List<CommentLine> above = new ArrayList<>();

  /** Makes an empty map. */
  public YamlMap() {}

  /**
   * Adds an entry.
   *
   * @param key its key
   * @param value its value
   * @return this
   */
  public YamlMap put(String key, Node value) {
    Node keyNode = Yaml.text(key);
    if (!above.isEmpty()) {
      keyNode.setBlockComments(List.copyOf(above));
      above.clear();
    }
    entries.add(new NodeTuple(keyNode, value));
    return this;
  }

  /**
   * Adds a text.
   *
   * @param key its key
   * @param value the text
   * @return this
   */
  public YamlMap put(String key, String value) {
    return put(key, Yaml.text(value));
  }

  /**
   * Adds a whole number.
   *
   * @param key its key
   * @param value the number
   * @return this
   */
  public YamlMap put(String key, long value) {
    return put(key, Yaml.number(value));
  }

  /**
   * Adds true or false.
   *
   * @param key its key
   * @param value which of them
   * @return this
   */
  public YamlMap put(String key, boolean value) {
    return put(key, Yaml.bool(value));
  }

  /**
   * Adds a map.
   *
   * @param key its key
   * @param value the map
   * @return this
   */
  public YamlMap put(String key, YamlMap value) {
    return put(key, value.node());
  }

  /**
   * Writes a comment above the next entry.
   *
   * @param lines its lines
   * @return this
   */
  public YamlMap comment(String... lines) {
    for (String line : lines) {
      above.add(comment(" " + line, CommentType.BLOCK));
    }
    return this;
  }

  /**
   * Leaves a blank line above the next entry.
   *
   * @return this
   */
  public YamlMap blankLine() {
    above.add(comment("", CommentType.BLANK_LINE));
    return this;
  }

  /**
   * Ends the map.
   *
   * @return its node, one entry a line where it is too long for a single one
   */
  public Node node() {
    return new MappingNode(Tag.MAP, List.copyOf(entries), FlowStyle.BLOCK);
  }

  /**
   * Ends the map.
   *
   * @return its node, on one line
   */
  public Node flow() {
    return new MappingNode(Tag.MAP, List.copyOf(entries), FlowStyle.FLOW);
  }

  private static CommentLine comment(String text, CommentType type) {
    return new CommentLine(Optional.empty(), Optional.empty(), text, type);
  }
}
