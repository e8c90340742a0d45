package dev.cqrs.maven.agreement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads CloudFormation templates as trees of maps, lists and texts, functions in their long form.
 */
public final class TemplateTree {

  private TemplateTree() {}

  /**
   * Reads a template in YAML.
   *
   * @param text the template
   * @return its tree
   */
  public static Map<String, Object> ofYaml(String text) {
    LoadSettings settings = LoadSettings.builder().setMaxAliasesForCollections(0).build();
    Node root = new Compose(settings).composeString(text).orElseThrow();
    return map(tree(root));
  }

  /**
   * Reads a template in JSON.
   *
   * @param text the template
   * @return its tree
   */
  public static Map<String, Object> ofJson(String text) {
    return map(texts(Canonical.parse(text)));
  }

  /**
   * Takes a part of a tree as what it must be.
   *
   * @param part a map of the tree itself, not a copy
   * @return the same
   */
  @SuppressWarnings("unchecked") // Keys in JSON and YAML as read here are texts.
  public static Map<String, Object> map(Object part) {
    return (Map<String, Object>) Objects.requireNonNull(part, "no map");
  }

  private static Object texts(Object tree) {
    if (tree instanceof Map<?, ?> map) {
      Map<String, Object> all = new LinkedHashMap<>();
      map.forEach((key, value) -> all.put(key.toString(), texts(value)));
      return all;
    }
    if (tree instanceof List<?> list) {
      return list.stream().map(TemplateTree::texts).toList();
    }
    return String.valueOf(tree);
  }

  private static Object tree(Node node) {
    String tag = node.getTag().getValue();
    Object value = untagged(node);
    if (!tag.startsWith("!")) {
      return value;
    }
    String name = tag.substring(1);
    if (name.equals("GetAtt") && value instanceof String attribute) {
      value = List.of(attribute.split("\\.", 2));
    }
    return new LinkedHashMap<>(Map.of(name.equals("Ref") ? name : "Fn::" + name, value));
  }

  private static Object untagged(Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    if (node instanceof SequenceNode sequence) {
      List<Object> values = new ArrayList<>();
      sequence.getValue().forEach(value -> values.add(tree(value)));
      return values;
    }
    Map<String, Object> values = new LinkedHashMap<>();
    for (NodeTuple tuple : ((MappingNode) node).getValue()) {
      String key = ((ScalarNode) tuple.getKeyNode()).getValue();
      if (values.put(key, tree(tuple.getValueNode())) != null) {
        throw new IllegalArgumentException("The template has two keys " + key);
      }
    }
    return values;
  }
}
