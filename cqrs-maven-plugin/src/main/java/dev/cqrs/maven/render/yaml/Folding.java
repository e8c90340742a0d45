package dev.cqrs.maven.render.yaml;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Puts maps and lists on one line where they fit, as a person would write them. */
final class Folding {

  /** Longest line that folding makes, give or take some quotes. */
  private static final int WIDTH = 200;

  private static final int INDENT = 2;
  private static final int NEVER = 10_000;

  private Folding() {}

  /**
   * Folds what is inside a document, not the document itself.
   *
   * @param root the document's root
   * @return a copy in which everything that fits is on one line
   */
  static Node fold(Node root) {
    return inside(root, 0);
  }

  private static Node fold(Node node, int column, int depth) {
    return column + length(node) <= WIDTH ? onOneLine(node) : inside(node, depth);
  }

  private static Node inside(Node node, int depth) {
    if (node instanceof MappingNode map && map.getFlowStyle() == FlowStyle.BLOCK) {
      List<NodeTuple> entries = new ArrayList<>();
      for (NodeTuple entry : map.getValue()) {
        int column = depth * INDENT + length(entry.getKeyNode()) + ": ".length();
        Node value = fold(entry.getValueNode(), column, depth + 1);
        entries.add(new NodeTuple(entry.getKeyNode(), value));
      }
      return new MappingNode(map.getTag(), entries, FlowStyle.BLOCK);
    } else if (node instanceof SequenceNode list && list.getFlowStyle() == FlowStyle.BLOCK) {
      int column = depth * INDENT + "- ".length();
      List<Node> elements =
          list.getValue().stream().map(element -> fold(element, column, depth + 1)).toList();
      return new SequenceNode(list.getTag(), elements, FlowStyle.BLOCK);
    }
    return node;
  }

  private static Node onOneLine(Node node) {
    if (node instanceof MappingNode map) {
      return new MappingNode(map.getTag(), map.getValue(), FlowStyle.FLOW);
    } else if (node instanceof SequenceNode list) {
      return new SequenceNode(list.getTag(), list.getValue(), FlowStyle.FLOW);
    }
    return node;
  }

  /** How long a node is on one line; far too long when it needs lines of its own. */
  private static int length(Node node) {
    int tag = node.getTag().getValue().startsWith("!") ? node.getTag().getValue().length() + 1 : 0;
    if (node instanceof MappingNode map) {
      return map.getValue().stream().mapToInt(Folding::length).sum() + tag;
    } else if (node instanceof SequenceNode list) {
      return list.getValue().stream().mapToInt(element -> length(element) + 2).sum() + tag;
    }
    ScalarNode scalar = (ScalarNode) node;
    return scalar.getScalarStyle() == ScalarStyle.LITERAL
        ? NEVER
        : scalar.getValue().length() + tag;
  }

  private static int length(NodeTuple entry) {
    Node key = entry.getKeyNode();
    boolean commented = key.getBlockComments() != null && !key.getBlockComments().isEmpty();
    return commented ? NEVER : length(key) + length(entry.getValueNode()) + ": , ".length();
  }
}
