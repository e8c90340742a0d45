package dev.cqrs.local.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloudformation.resource.ResourceType;
import dev.cqrs.local.cloudformation.resource.ResourceTypes;
import dev.cqrs.local.cloudformation.template.DependencyGraph;
import dev.cqrs.local.cloudformation.template.Names;
import dev.cqrs.local.cloudformation.template.ValidationError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a deployment would change of a stack, found without changing it. */
final class ChangePlan {

  /** Stands for a value that only exists after the change; equal to no value of a property. */
  private static final String UNKNOWN = "{{changes}}";

  private final Stack stack;
  private final Deployment deployment;
  private final ResourceTypes types;
  private final Set<String> fresh = new HashSet<>();
  private final ArrayNode changes = JsonNodeFactory.instance.arrayNode();

  private ChangePlan(Stack stack, Deployment deployment, ResourceTypes types) {
    this.stack = stack;
    this.deployment = deployment;
    this.types = types;
  }

  /**
   * Returns the changes of resources in the shape of DescribeChangeSet; empty if there are none.
   */
  static ArrayNode of(
      Stack stack, Deployment deployment, DependencyGraph graph, ResourceTypes types) {
    ChangePlan plan = new ChangePlan(stack, deployment, types);
    plan.refuseOtherTypes(graph);
    for (String id : graph.order()) {
      plan.compare(id);
    }
    stack.resources().values().stream()
        .filter(resource -> !graph.dependencies().containsKey(resource.logicalId()))
        .forEach(plan::remove);
    return plan.changes;
  }

  /** Returns the names of the properties that differ. */
  static Set<String> changed(ObjectNode before, ObjectNode after) {
    Set<String> names = new LinkedHashSet<>();
    after.fieldNames().forEachRemaining(names::add);
    before.fieldNames().forEachRemaining(names::add);
    names.removeIf(name -> before.path(name).equals(after.path(name)));
    return names;
  }

  private void refuseOtherTypes(DependencyGraph graph) {
    List<String> modified = new ArrayList<>();
    for (String id : graph.order()) {
      String type = deployment.template().resource(id).orElseThrow().path("Type").asText();
      if (stack.resource(id).filter(old -> !old.type().equals(type)).isPresent()) {
        modified.add(id);
      }
    }
    if (!modified.isEmpty()) {
      throw ValidationError.of(
          "Update of resource type is not permitted. The new template modifies resource type of the"
              + " following resources: "
              + modified);
    }
  }

  private void compare(String id) {
    JsonNode declared = deployment.template().resource(id).orElseThrow();
    ResourceType type = types.find(declared.path("Type").asText()).orElseThrow();
    StackResource old = stack.resource(id).orElse(null);
    if (old == null) {
      fresh.add(id);
      add("Add", id, type.name());
      return;
    }
    Set<String> changed;
    try {
      changed = changed(old.properties(), deployment.properties(id, type, new PlannedNames()));
    } catch (AwsError e) {
      if (fresh.isEmpty()) {
        throw e;
      }
      // A function that takes apart a value that is not known yet: anything may change.
      changed = new LinkedHashSet<>(type.schema().names());
      changed.retainAll(changed(old.properties(), JsonNodeFactory.instance.objectNode()));
    }
    Set<String> scope = new LinkedHashSet<>();
    if (!old.deletionPolicy().equals(declared.path("DeletionPolicy").asText("Delete"))) {
      scope.add("DeletionPolicy");
    }
    if (!old.replacePolicy().equals(declared.path("UpdateReplacePolicy").asText("Delete"))) {
      scope.add("UpdateReplacePolicy");
    }
    if (!changed.isEmpty() || !scope.isEmpty()) {
      modify(old, type, changed, scope);
    }
  }

  private void modify(
      StackResource old, ResourceType type, Set<String> changed, Set<String> scope) {
    boolean replaced = changed.stream().anyMatch(type.replacement()::contains);
    if (replaced) {
      fresh.add(old.logicalId());
    }
    ObjectNode change = add("Modify", old.logicalId(), old.type());
    change.put("PhysicalResourceId", old.physicalId());
    change.put("Replacement", replaced ? "True" : "False");
    if (replaced && "Retain".equals(old.replacePolicy())) {
      change.put("PolicyAction", "ReplaceAndRetain");
    } else if (replaced) {
      change.put("PolicyAction", "ReplaceAndDelete");
    }
    ArrayNode scopes = change.putArray("Scope");
    if (changed.stream().anyMatch(name -> !"Tags".equals(name))) {
      scopes.add("Properties");
    }
    if (changed.contains("Tags")) {
      scopes.add("Tags");
    }
    scope.forEach(scopes::add);
    ArrayNode details = change.putArray("Details");
    for (String name : changed) {
      ObjectNode detail = details.addObject();
      ObjectNode target = detail.putObject("Target");
      if ("Tags".equals(name)) {
        target.put("Attribute", "Tags");
      } else {
        target.put("Attribute", "Properties").put("Name", name);
      }
      target.put("RequiresRecreation", type.replacement().contains(name) ? "Always" : "Never");
      detail.put("Evaluation", "Static").put("ChangeSource", "DirectModification");
    }
  }

  private void remove(StackResource old) {
    ObjectNode change = add("Remove", old.logicalId(), old.type());
    change.put("PhysicalResourceId", old.physicalId());
    change.put("PolicyAction", "Delete".equals(old.deletionPolicy()) ? "Delete" : "Retain");
  }

  private ObjectNode add(String action, String id, String type) {
    ObjectNode change = changes.addObject().put("Type", "Resource").putObject("ResourceChange");
    return change.put("Action", action).put("LogicalResourceId", id).put("ResourceType", type);
  }

  /** Tells whether anything but resources changes: outputs or the tags of the stack. */
  static boolean changesOutputs(Stack stack, Deployment before, Deployment after) {
    return !stack.tags().equals(after.tags())
        || !before.template().section("Outputs").equals(after.template().section("Outputs"))
        || outputsDiffer(before.parameters(), after);
  }

  private static boolean outputsDiffer(Map<String, String> before, Deployment after) {
    for (JsonNode output : after.template().section("Outputs")) {
      for (var reference :
          dev.cqrs.local.cloudformation.template.Reference.within(output.path("Value"))) {
        String name = reference.name();
        if (after.parameters().containsKey(name)
            && !after.parameters().get(name).equals(before.get(name))) {
          return true;
        }
      }
    }
    return false;
  }

  private final class PlannedNames implements Names {

    private final StackNames present = new StackNames(stack);

    @Override
    public JsonNode ref(String logicalId) {
      return fresh.contains(logicalId)
          ? TextNode.valueOf(UNKNOWN + logicalId)
          : present.ref(logicalId);
    }

    @Override
    public JsonNode attribute(String logicalId, String attribute) {
      return fresh.contains(logicalId)
          ? TextNode.valueOf(UNKNOWN + logicalId + "." + attribute)
          : present.attribute(logicalId, attribute);
    }
  }
}
