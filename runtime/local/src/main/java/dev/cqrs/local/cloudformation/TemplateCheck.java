package dev.cqrs.local.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloudformation.resource.ResourceType;
import dev.cqrs.local.cloudformation.resource.ResourceTypes;
import dev.cqrs.local.cloudformation.template.DependencyGraph;
import dev.cqrs.local.cloudformation.template.Evaluator;
import dev.cqrs.local.cloudformation.template.Names;
import dev.cqrs.local.cloudformation.template.Reference;
import dev.cqrs.local.cloudformation.template.Template;
import dev.cqrs.local.cloudformation.template.ValidationError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks a template before anything is created. */
final class TemplateCheck {

  /** Stands for what is not known before the resources exist. */
  private static final Names NOTHING =
      new Names() {
        @Override
        public JsonNode ref(String logicalId) {
          throw ValidationError.format("A condition cannot refer to the resource " + logicalId);
        }

        @Override
        public JsonNode attribute(String logicalId, String attribute) {
          throw ValidationError.format("A condition cannot refer to the resource " + logicalId);
        }
      };

  private final ResourceTypes types;

  TemplateCheck(ResourceTypes types) {
    this.types = types;
  }

  /** Checks what can be checked without parameters. */
  void check(Template template) {
    Set<String> unknown = new LinkedHashSet<>();
    for (String id : template.resources()) {
      String type = template.resource(id).orElseThrow().path("Type").asText();
      if (types.find(type).isEmpty()) {
        unknown.add(type);
      }
    }
    if (!unknown.isEmpty()) {
      throw ValidationError.format("Unrecognized resource types: " + unknown);
    }
    for (String id : template.resources()) {
      JsonNode resource = template.resource(id).orElseThrow();
      ResourceType type = type(resource);
      JsonNode properties = resource.path("Properties");
      type.schema()
          .check(
              Deployment.where(id, type),
              properties.isMissingNode() ? JsonNodeFactory.instance.objectNode() : properties);
      checkReferences(template, id, resource);
    }
    Evaluator.checkFunctions(template.section("Resources"));
    Evaluator.checkFunctions(template.section("Conditions"));
    Evaluator.checkFunctions(template.section("Outputs"));
    checkOutputs(template);
    graph(template, template.resources(), condition -> Optional.empty()).order();
  }

  private ResourceType type(JsonNode resource) {
    return types.find(resource.path("Type").asText()).orElseThrow();
  }

  private void checkReferences(Template template, String id, JsonNode resource) {
    List<String> unresolved = new ArrayList<>();
    for (Reference reference : Reference.within(resource.path("Properties"))) {
      checkReference(template, reference, unresolved);
    }
    for (String needed : dependsOn(resource)) {
      if (template.resource(needed).isEmpty()) {
        unresolved.add(needed);
      }
    }
    refuseUnresolved(unresolved, "Resources");
    String condition = resource.path("Condition").asText("");
    if (!condition.isEmpty() && !template.section("Conditions").has(condition)) {
      throw ValidationError.format(
          "Unresolved condition dependency "
              + condition
              + " in the Resources block of the template"
              + " (resource "
              + id
              + ")");
    }
  }

  private void checkReference(Template template, Reference reference, List<String> unresolved) {
    Optional<JsonNode> target = template.resource(reference.name());
    if (target.isPresent()) {
      ResourceType type = type(target.get());
      reference
          .attribute()
          .filter(attribute -> !type.attributes().contains(attribute))
          .ifPresent(
              attribute -> {
                throw ValidationError.format(
                    "Resource "
                        + reference.name()
                        + " of type "
                        + type.name()
                        + " does not support attribute {"
                        + attribute
                        + "}");
              });
    } else if (reference.attribute().isPresent()
        || (!Evaluator.PSEUDO_PARAMETERS.contains(reference.name())
            && !template.section("Parameters").has(reference.name()))) {
      unresolved.add(reference.name());
    }
  }

  private static void refuseUnresolved(List<String> unresolved, String block) {
    if (!unresolved.isEmpty()) {
      throw ValidationError.format(
          "Unresolved resource dependencies "
              + unresolved.stream().distinct().sorted().toList()
              + " in the "
              + block
              + " block of the template");
    }
  }

  private void checkOutputs(Template template) {
    List<String> unresolved = new ArrayList<>();
    for (var output : template.section("Outputs").properties()) {
      for (String member : Template.names(output.getValue())) {
        if (!Set.of("Value", "Description", "Export", "Condition").contains(member)) {
          throw ValidationError.format(
              "Invalid member '" + member + "' of output " + output.getKey());
        }
      }
      if (!output.getValue().has("Value")) {
        throw ValidationError.format(
            "Every Outputs member must contain a Value object: " + output.getKey());
      }
      for (Reference reference : Reference.within(output.getValue())) {
        checkReference(template, reference, unresolved);
      }
    }
    refuseUnresolved(unresolved, "Outputs");
  }

  /** Returns the capabilities that a template needs. */
  Set<String> requiredCapabilities(Template template) {
    Set<String> required = new LinkedHashSet<>();
    for (String id : template.resources()) {
      JsonNode resource = template.resource(id).orElseThrow();
      if ("AWS::IAM::Role".equals(resource.path("Type").asText())) {
        boolean named = resource.path("Properties").has("RoleName");
        required.add(named ? "CAPABILITY_NAMED_IAM" : "CAPABILITY_IAM");
      } else if ("AWS::IAM::RolePolicy".equals(resource.path("Type").asText())) {
        required.add("CAPABILITY_IAM");
      }
    }
    if (required.contains("CAPABILITY_NAMED_IAM")) {
      required.remove("CAPABILITY_IAM");
    }
    return required;
  }

  /**
   * Checks a deployment as a whole.
   *
   * @return the resources whose conditions hold, and what each needs
   * @throws AwsError ValidationError or InsufficientCapabilitiesException
   */
  DependencyGraph check(Deployment deployment) {
    Template template = deployment.template();
    check(template);
    Set<String> given = new LinkedHashSet<>();
    deployment.capabilities().forEach(capability -> given.add(capability.asText()));
    if (given.contains("CAPABILITY_NAMED_IAM")) {
      given.add("CAPABILITY_IAM");
    }
    List<String> missing =
        requiredCapabilities(template).stream().filter(c -> !given.contains(c)).toList();
    if (!missing.isEmpty()) {
      throw new AwsError(
          "InsufficientCapabilitiesException", 400, "Requires capabilities : " + missing);
    }
    Set<String> included = new LinkedHashSet<>();
    for (String id : template.resources()) {
      if (holds(deployment, template.resource(id).orElseThrow())) {
        included.add(id);
      }
    }
    DependencyGraph graph =
        graph(
            template,
            included,
            condition -> Optional.of(deployment.evaluator(NOTHING).condition(condition)));
    List<String> excluded = new ArrayList<>();
    graph.dependencies().values().forEach(needs -> excluded.addAll(needs));
    excluded.removeAll(included);
    refuseUnresolved(excluded, "Resources");
    return graph;
  }

  /** Tells whether the condition of a resource or an output holds. */
  static boolean holds(Deployment deployment, JsonNode declaration) {
    String condition = declaration.path("Condition").asText("");
    return condition.isEmpty() || deployment.evaluator(NOTHING).condition(condition);
  }

  private static DependencyGraph graph(
      Template template,
      Set<String> included,
      java.util.function.Function<String, Optional<Boolean>> conditions) {
    Map<String, Set<String>> graph = new LinkedHashMap<>();
    for (String id : included) {
      JsonNode resource = template.resource(id).orElseThrow();
      Set<String> needs = new LinkedHashSet<>();
      for (Reference reference : Reference.within(resource.path("Properties"), conditions)) {
        if (template.resource(reference.name()).isPresent()) {
          needs.add(reference.name());
        }
      }
      for (String needed : dependsOn(resource)) {
        // DependsOn of something that the conditions leave out is no dependency at all.
        if (included.contains(needed)) {
          needs.add(needed);
        }
      }
      graph.put(id, needs);
    }
    return new DependencyGraph(graph);
  }

  private static List<String> dependsOn(JsonNode resource) {
    JsonNode declared = resource.path("DependsOn");
    List<String> needs = new ArrayList<>();
    if (declared.isTextual()) {
      needs.add(declared.asText());
    }
    declared.forEach(needed -> needs.add(needed.asText()));
    return needs;
  }
}
