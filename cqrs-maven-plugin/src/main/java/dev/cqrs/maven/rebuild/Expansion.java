package dev.cqrs.maven.rebuild;

import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.problem.UserError;
import dev.cqrs.maven.render.yaml.Yaml;
import dev.cqrs.maven.render.yaml.YamlMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A deployed template with new read models beside everything that stands.
 *
 * <p>It is made of the template as it was deployed, so that not one resource of it changes,
 * whatever the code and the plugin have become since. What is added is written down in the template
 * itself: it can be taken away again from anywhere.
 */
public final class Expansion {

  /** The parameter with the key of the zip that the added functions run. */
  public static final String CODE_KEY = "RebuildCodeKey";

  private static final String MARK = "Rebuild";
  private static final String METADATA = "Metadata";
  private static final String RESOURCES = "Resources";
  private static final List<String> SECTIONS =
      List.of("Parameters", "Mappings", "Conditions", RESOURCES);

  private Expansion() {}

  /**
   * Whether a template has been expanded.
   *
   * @param template text of a deployed template
   * @return whether {@link #without} would take something away
   */
  public static boolean isExpanded(String template) {
    return TemplateSections.read(template).section(METADATA).containsKey(MARK);
  }

  /**
   * Adds read models.
   *
   * @param deployed text of the deployed template, not expanded
   * @param next text of the template that the code has now
   * @param plan what {@code next} was rendered from
   * @param readModels the read models to add
   * @return text of the expanded template
   */
  public static String with(
      String deployed, String next, Infrastructure plan, List<String> readModels) {
    TemplateSections template = TemplateSections.read(deployed);
    TemplateSections source = TemplateSections.read(next);
    Map<String, Node> resources = resources(template, source, plan, readModels);
    Map<String, List<Node>> added = new LinkedHashMap<>();
    for (String section : SECTIONS) {
      Map<String, Node> entries = template.section(section);
      Map<String, Node> wanted =
          section.equals(RESOURCES) ? resources : new LinkedHashMap<>(source.section(section));
      if (section.equals("Parameters")) {
        wanted.put(CODE_KEY, codeKey());
      }
      wanted.keySet().removeAll(entries.keySet());
      entries.putAll(wanted);
      template.put(section, entries);
      added.put(section, wanted.keySet().stream().map(Yaml::text).toList());
    }
    YamlMap mark = new YamlMap();
    added.forEach((section, names) -> mark.put(section, Yaml.flow(names)));
    Map<String, Node> metadata = template.section(METADATA);
    metadata.put(MARK, mark.node());
    template.put(METADATA, metadata);
    return template.write();
  }

  /**
   * Finds the resources that were added and that a next template does without.
   *
   * @param deployed text of a deployed template, expanded or not
   * @param next text of the template that follows
   * @return their logical ids
   */
  public static List<String> lost(String deployed, String next) {
    Node mark = TemplateSections.read(deployed).section(METADATA).get(MARK);
    List<String> added = new ArrayList<>();
    if (TemplateSections.at(mark, RESOURCES) instanceof SequenceNode list) {
      list.getValue().forEach(name -> added.add(((ScalarNode) name).getValue()));
    }
    added.removeAll(TemplateSections.read(next).section(RESOURCES).keySet());
    return added;
  }

  /**
   * Takes away what was added.
   *
   * @param expanded text of an expanded template
   * @return text of the template as it was before
   */
  public static String without(String expanded) {
    TemplateSections template = TemplateSections.read(expanded);
    Map<String, Node> metadata = template.section(METADATA);
    Map<String, Node> added = TemplateSections.entries(metadata.remove(MARK));
    added.forEach(
        (section, names) -> {
          Map<String, Node> entries = template.section(section);
          if (names instanceof SequenceNode list) {
            list.getValue().forEach(name -> entries.remove(((ScalarNode) name).getValue()));
          }
          template.put(section, entries);
        });
    template.put(METADATA, metadata);
    return template.write();
  }

  private static Map<String, Node> resources(
      TemplateSections deployed,
      TemplateSections source,
      Infrastructure plan,
      List<String> readModels) {
    Map<String, Node> added = new LinkedHashMap<>();
    ReadModelParts parts = new ReadModelParts(plan);
    for (String readModel : readModels) {
      source
          .section(RESOURCES)
          .forEach(
              (id, resource) -> {
                if (parts.belongs(id, readModel)) {
                  added.put(id, withCodeKey(resource));
                }
              });
      String function = parts.function(readModel);
      added.put(
          function + "RebuildRights",
          rights(function + "Role", "rebuild", scan(plan.tables().get(0).id())));
    }
    added.put(
        "QueryHandlerRebuildRights",
        rights("QueryHandlerRole", "rebuild", served(deployed.section(RESOURCES))));
    return added;
  }

  /**
   * The rights of the query handler as they are. When the stack moves on to the new tables, its
   * role loses the old ones before the version that reads them is replaced; a policy that is no
   * longer in the template goes only after everything else has been updated.
   */
  private static Node served(Map<String, Node> resources) {
    Node policies =
        TemplateSections.at(resources.get("QueryHandlerRole"), "Properties", "Policies");
    if (policies instanceof SequenceNode list && !list.getValue().isEmpty()) {
      Node document = TemplateSections.at(list.getValue().get(0), "PolicyDocument");
      if (document != null) {
        return document;
      }
    }
    throw new UserError(
        "The deployed template has no QueryHandlerRole with a policy, so it was not rendered by this plugin. Deploy the code that stands with this plugin first.");
  }

  private static Node scan(String eventStore) {
    return new YamlMap()
        .put("Version", "2012-10-17")
        .put(
            "Statement",
            Yaml.list(
                new YamlMap()
                    .put("Effect", "Allow")
                    .put("Action", "dynamodb:Scan")
                    .put("Resource", Yaml.tagged("!GetAtt", eventStore + ".Arn"))
                    .node()))
        .node();
  }

  private static Node rights(String role, String name, Node document) {
    return new YamlMap()
        .put("Type", "AWS::IAM::RolePolicy")
        .put(
            "Properties",
            new YamlMap()
                .put("RoleName", Yaml.tagged("!Ref", role))
                .put("PolicyName", name)
                .put("PolicyDocument", document))
        .node();
  }

  private static Node codeKey() {
    return new YamlMap()
        .put("Type", "String")
        .put("Description", "Key of the function zip of read models that are being rebuilt")
        .node();
  }

  private static Node withCodeKey(Node node) {
    if (node instanceof ScalarNode scalar
        && scalar.getTag().getValue().equals("!Ref")
        && scalar.getValue().equals("CodeKey")) {
      return Yaml.tagged("!Ref", CODE_KEY);
    }
    if (node instanceof SequenceNode list) {
      List<Node> elements = new ArrayList<>();
      list.getValue().forEach(each -> elements.add(withCodeKey(each)));
      return new SequenceNode(list.getTag(), elements, list.getFlowStyle());
    }
    if (node instanceof MappingNode map) {
      List<NodeTuple> entries = new ArrayList<>();
      map.getValue()
          .forEach(
              entry ->
                  entries.add(
                      new NodeTuple(entry.getKeyNode(), withCodeKey(entry.getValueNode()))));
      return new MappingNode(map.getTag(), entries, map.getFlowStyle());
    }
    return node;
  }
}
