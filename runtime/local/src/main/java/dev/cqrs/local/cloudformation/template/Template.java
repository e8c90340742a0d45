package dev.cqrs.local.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** A template, read and checked for what can be checked without knowing any resource type. */
public final class Template {

  private static final Set<String> SECTIONS =
      Set.of(
          "AWSTemplateFormatVersion",
          "Description",
          "Metadata",
          "Parameters",
          "Mappings",
          "Conditions",
          "Resources",
          "Outputs");
  private static final Set<String> RESOURCE_MEMBERS =
      Set.of(
          "Type",
          "Properties",
          "Condition",
          "DependsOn",
          "DeletionPolicy",
          "UpdateReplacePolicy",
          "Metadata");

  private final String text;
  private final ObjectNode root;

  private Template(String text, ObjectNode root) {
    this.text = text;
    this.root = root;
  }

  /**
   * Reads a template.
   *
   * @param text JSON or YAML
   * @throws dev.cqrs.local.cloud.AwsError ValidationError, if it is not well-formed or has a
   *     section that is not supported
   */
  public static Template read(String text) {
    ObjectNode root = TemplateText.read(text);
    for (String name : names(root)) {
      if (!SECTIONS.contains(name)) {
        throw ValidationError.of(
            Set.of("Transform", "Rules", "Hooks").contains(name)
                ? "The local cloud does not support the template section " + name + "."
                : "Invalid template property or properties [" + name + "]");
      }
    }
    Template template = new Template(text, root);
    if (template.section("Resources").isEmpty()) {
      throw ValidationError.format("At least one Resources member must be defined.");
    }
    template
        .section("Resources")
        .properties()
        .forEach(e -> checkResource(e.getKey(), e.getValue()));
    return template;
  }

  private static void checkResource(String id, JsonNode resource) {
    if (!id.matches("[A-Za-z0-9]{1,255}")) {
      throw ValidationError.format("Resource name " + id + " is non alphanumeric.");
    }
    if (!resource.isObject() || !resource.path("Type").isTextual()) {
      throw ValidationError.format("[/Resources/" + id + "] Every Resource must have a Type.");
    }
    for (String member : names(resource)) {
      if (!RESOURCE_MEMBERS.contains(member)) {
        throw ValidationError.of(
            "Invalid template resource property '" + member + "' of resource " + id);
      }
    }
    checkPolicy(id, resource, "DeletionPolicy", Set.of("Delete", "Retain", "RetainExceptOnCreate"));
    checkPolicy(id, resource, "UpdateReplacePolicy", Set.of("Delete", "Retain"));
  }

  private static void checkPolicy(String id, JsonNode resource, String name, Set<String> allowed) {
    JsonNode policy = resource.get(name);
    if (policy != null && !allowed.contains(policy.asText())) {
      throw ValidationError.format(
          "The local cloud does not support " + name + " " + policy + " of resource " + id + ".");
    }
  }

  /** Returns a section; empty if the template has none of this name. */
  public ObjectNode section(String name) {
    JsonNode section = root.get(name);
    if (section == null || section.isNull()) {
      return JsonNodeFactory.instance.objectNode();
    }
    if (section instanceof ObjectNode object) {
      return object;
    }
    throw ValidationError.format("The section " + name + " must be an object.");
  }

  /** Returns the declaration of a resource; empty if there is none. */
  public Optional<JsonNode> resource(String logicalId) {
    return Optional.ofNullable(section("Resources").get(logicalId));
  }

  /** Returns the logical ids of all resources in the order of the text. */
  public Set<String> resources() {
    return names(section("Resources"));
  }

  /** Returns the text as it was read. */
  public String text() {
    return text;
  }

  /** Returns the description, or empty text. */
  public String description() {
    return root.path("Description").asText("");
  }

  /** Returns the names of an object's members, in order. */
  public static Set<String> names(JsonNode object) {
    Set<String> names = new LinkedHashSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
