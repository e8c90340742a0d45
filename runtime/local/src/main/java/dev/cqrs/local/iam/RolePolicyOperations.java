package dev.cqrs.local.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloud.Members;
import java.util.ArrayList;
import java.util.List;

/** The operations upon the inline and the attached policies of roles. */
final class RolePolicyOperations {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Roles roles;

  RolePolicyOperations(Roles roles) {
    this.roles = roles;
  }

  ObjectNode call(String operation, ObjectNode input) {
    return switch (operation) {
      case "PutRolePolicy" -> put(input);
      case "GetRolePolicy" -> get(input);
      case "DeleteRolePolicy" -> delete(input);
      case "ListRolePolicies" -> list(input);
      case "AttachRolePolicy" -> attach(input);
      case "DetachRolePolicy" -> detach(input);
      case "ListAttachedRolePolicies" -> listAttached(input);
      default -> throw AwsError.unsupportedOperation("iam", operation);
    };
  }

  private ObjectNode role(ObjectNode input) {
    return roles.get(Members.text(input, "RoleName"));
  }

  private ObjectNode put(ObjectNode input) {
    ObjectNode role = role(input);
    String document = Members.text(input, "PolicyDocument");
    PolicyDocument.check(document);
    role.withObject("/Inline").put(Members.text(input, "PolicyName"), document);
    return saved(input, role);
  }

  private ObjectNode get(ObjectNode input) {
    String name = Members.text(input, "PolicyName");
    JsonNode document = role(input).path("Inline").path(name);
    if (document.isMissingNode()) {
      throw noSuchPolicy(name);
    }
    return NODES
        .objectNode()
        .put("RoleName", Members.text(input, "RoleName"))
        .put("PolicyName", name)
        .put("PolicyDocument", RoleOperations.encoded(document.asText()));
  }

  private ObjectNode delete(ObjectNode input) {
    ObjectNode role = role(input);
    String name = Members.text(input, "PolicyName");
    if (role.withObject("/Inline").remove(name) == null) {
      throw noSuchPolicy(name);
    }
    return saved(input, role);
  }

  private static AwsError noSuchPolicy(String name) {
    return new AwsError(
        "NoSuchEntity", 404, "The role policy with name " + name + " cannot be found.");
  }

  private ObjectNode list(ObjectNode input) {
    List<JsonNode> names = new ArrayList<>();
    role(input).path("Inline").properties().forEach(e -> names.add(NODES.textNode(e.getKey())));
    return RoleOperations.page("PolicyNames", names, input);
  }

  private ObjectNode attach(ObjectNode input) {
    ObjectNode role = role(input);
    String arn = Members.text(input, "PolicyArn");
    if (ManagedPolicies.find(arn).isEmpty()) {
      throw new AwsError(
          "NoSuchEntity",
          404,
          "Policy " + arn + " does not exist or is not attachable in the local cloud.");
    }
    ArrayNode attached = without(role, arn);
    attached.add(arn);
    role.set("Attached", attached);
    return saved(input, role);
  }

  private ObjectNode detach(ObjectNode input) {
    ObjectNode role = role(input);
    String arn = Members.text(input, "PolicyArn");
    ArrayNode attached = without(role, arn);
    if (attached.size() == role.get("Attached").size()) {
      throw new AwsError("NoSuchEntity", 404, "Policy " + arn + " was not found.");
    }
    role.set("Attached", attached);
    return saved(input, role);
  }

  private static ArrayNode without(ObjectNode role, String arn) {
    ArrayNode others = NODES.arrayNode();
    for (JsonNode attached : role.get("Attached")) {
      if (!attached.asText().equals(arn)) {
        others.add(attached);
      }
    }
    return others;
  }

  private ObjectNode listAttached(ObjectNode input) {
    List<JsonNode> attached = new ArrayList<>();
    for (JsonNode arn : role(input).path("Attached")) {
      String name = arn.asText().substring(arn.asText().lastIndexOf('/') + 1);
      attached.add(NODES.objectNode().put("PolicyName", name).put("PolicyArn", arn.asText()));
    }
    return RoleOperations.page("AttachedPolicies", attached, input);
  }

  private ObjectNode saved(ObjectNode input, ObjectNode role) {
    roles.put(Members.text(input, "RoleName"), role);
    return NODES.objectNode();
  }
}
