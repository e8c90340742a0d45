package dev.cqrs.maven.rebuild;

import dev.cqrs.maven.render.yaml.Yaml;
import dev.cqrs.maven.render.yaml.YamlMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A template as its sections, whose entries can be put and taken away. */
final class TemplateSections {

  private final Map<String, Node> sections;

  private TemplateSections(Map<String, Node> sections) {
    this.sections = sections;
  }

  /** Reads a template in YAML. */
  static TemplateSections read(String template) {
    return new TemplateSections(
        entries(new Compose(LoadSettings.builder().build()).composeString(template).orElseThrow()));
  }

  /** Returns the entries of a section; none when it is missing. */
  Map<String, Node> section(String name) {
    return entries(sections.get(name));
  }

  /** Replaces a section; one without entries is taken away. */
  void put(String name, Map<String, Node> entries) {
    if (entries.isEmpty()) {
      sections.remove(name);
    } else {
      sections.put(name, map(entries));
    }
  }

  /** Returns the template's text. */
  String write() {
    return Yaml.write(map(sections));
  }

  /** Returns the entries of a map, in order; none when it is no map. */
  static Map<String, Node> entries(Node node) {
    Map<String, Node> entries = new LinkedHashMap<>();
    if (node instanceof MappingNode mapping) {
      for (NodeTuple tuple : mapping.getValue()) {
        if (tuple.getKeyNode() instanceof ScalarNode key) {
          entries.put(key.getValue(), tuple.getValueNode());
        }
      }
    }
    return entries;
  }

  /** Returns what lies below a node, by the names of the entries on the way; null if nothing. */
  static Node at(Node node, String... path) {
    Node found = node;
    for (String name : path) {
      found = entries(found).get(name);
    }
    return found;
  }

  private static Node map(Map<String, Node> entries) {
    YamlMap map = new YamlMap();
    entries.forEach(map::put);
    return map.node();
  }
}
