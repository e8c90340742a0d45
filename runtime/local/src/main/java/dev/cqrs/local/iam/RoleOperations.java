package dev.cqrs.local.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloud.Cloud;
import dev.cqrs.local.cloud.Members;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** The operations upon roles. */
final class RoleOperations {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{1,64}");

  private final Roles roles;

  RoleOperations(Roles roles) {
    this.roles = roles;
  }

  ObjectNode call(String operation, ObjectNode input) {
    return switch (operation) {
      case "CreateRole" -> create(input);
      case "GetRole" -> NODES.objectNode().set("Role", shown(role(input)));
      case "DeleteRole" -> delete(input);
      case "ListRoles" -> list(input);
      case "UpdateRole" -> update(input);
      case "UpdateAssumeRolePolicy" -> updateTrust(input);
      case "TagRole" -> tag(input);
      case "UntagRole" -> untag(input);
      case "ListRoleTags" -> truncated("Tags", role(input).withArray("Tags"));
      case "ListInstanceProfilesForRole" -> truncated("InstanceProfiles", NODES.arrayNode());
      default -> new RolePolicyOperations(roles).call(operation, input);
    };
  }

  private ObjectNode role(ObjectNode input) {
    return roles.get(Members.text(input, "RoleName"));
  }

  private ObjectNode create(ObjectNode input) {
    Members.only(
        input,
        "iam:CreateRole",
        Set.of(
            "RoleName",
            "Path",
            "AssumeRolePolicyDocument",
            "Description",
            "MaxSessionDuration",
            "Tags"));
    String name = Members.text(input, "RoleName");
    if (!NAME.matcher(name).matches()) {
      throw new AwsError(
          "ValidationError",
          400,
          "The role name must match " + NAME.pattern() + ", but was " + name + ".");
    }
    if (roles.find(name).isPresent()) {
      throw new AwsError("EntityAlreadyExists", 409, "Role with name " + name + " already exists.");
    }
    String trust = Members.text(input, "AssumeRolePolicyDocument");
    PolicyDocument.document(trust);
    String path = Members.text(input, "Path", "/");
    ObjectNode shown = NODES.objectNode();
    shown.put("Path", path).put("RoleName", name).put("RoleId", newId());
    shown.put("Arn", "arn:aws:iam::" + Cloud.ACCOUNT_ID + ":role" + path + name);
    shown.put("CreateDate", System.currentTimeMillis() / 1000);
    shown.put("AssumeRolePolicyDocument", trust);
    shown.put("Description", Members.text(input, "Description", ""));
    shown.put("MaxSessionDuration", Members.number(input, "MaxSessionDuration", 3600, 43200, 3600));
    ObjectNode role = NODES.objectNode();
    role.set("Role", shown);
    role.set("Tags", NODES.arrayNode());
    role.set("Inline", NODES.objectNode());
    role.set("Attached", NODES.arrayNode());
    input.path("Tags").forEach(tag -> set(role, tag));
    roles.put(name, role);
    return NODES.objectNode().set("Role", shown(role));
  }

  private static String newId() {
    String random = UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
    return "AROA" + random.substring(0, 17);
  }

  /** Returns a role as answers show it: with its tags, its trust policy percent-encoded. */
  private static ObjectNode shown(ObjectNode role) {
    ObjectNode shown = role.withObject("/Role").deepCopy();
    String trust = shown.get("AssumeRolePolicyDocument").asText();
    shown.put("AssumeRolePolicyDocument", encoded(trust));
    shown.set("Tags", role.get("Tags"));
    return shown;
  }

  /** Percent-encodes a policy document, as IAM's answers do. */
  static String encoded(String document) {
    return URLEncoder.encode(document, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private ObjectNode delete(ObjectNode input) {
    ObjectNode role = role(input);
    if (!role.get("Inline").isEmpty()) {
      throw new AwsError(
          "DeleteConflict", 409, "Cannot delete entity, must delete policies first.");
    }
    if (!role.get("Attached").isEmpty()) {
      throw new AwsError(
          "DeleteConflict", 409, "Cannot delete entity, must detach all policies first.");
    }
    roles.remove(Members.text(input, "RoleName"));
    return NODES.objectNode();
  }

  private ObjectNode list(ObjectNode input) {
    Members.only(input, "iam:ListRoles", Set.of("PathPrefix", "Marker", "MaxItems"));
    String prefix = Members.text(input, "PathPrefix", "/");
    List<ObjectNode> found =
        roles.names().stream()
            .flatMap(name -> roles.find(name).stream())
            .map(RoleOperations::shown)
            .filter(role -> role.get("Path").asText().startsWith(prefix))
            .toList();
    return page("Roles", found, input);
  }

  /** Returns a page of a list; the marker is the position of its first element. */
  static ObjectNode page(String member, List<? extends JsonNode> all, ObjectNode input) {
    int from = Members.number(input, "Marker", 0, Integer.MAX_VALUE, 0);
    int size = Members.number(input, "MaxItems", 1, 1000, 100);
    int start = Math.min(from, all.size());
    int end = Math.min(start + size, all.size());
    ObjectNode output = NODES.objectNode();
    output.set(member, NODES.arrayNode().addAll(all.subList(start, end)));
    output.put("IsTruncated", end < all.size());
    return end < all.size() ? output.put("Marker", Integer.toString(end)) : output;
  }

  private static ObjectNode truncated(String member, ArrayNode all) {
    ObjectNode output = NODES.objectNode().put("IsTruncated", false);
    return output.set(member, all);
  }

  private ObjectNode update(ObjectNode input) {
    Members.only(input, "iam:UpdateRole", Set.of("RoleName", "Description", "MaxSessionDuration"));
    ObjectNode role = role(input);
    ObjectNode shown = role.withObject("/Role");
    shown.put("Description", Members.text(input, "Description", shown.get("Description").asText()));
    int duration = shown.get("MaxSessionDuration").asInt();
    shown.put(
        "MaxSessionDuration", Members.number(input, "MaxSessionDuration", 3600, 43200, duration));
    return saved(role);
  }

  private ObjectNode updateTrust(ObjectNode input) {
    String trust = Members.text(input, "PolicyDocument");
    PolicyDocument.document(trust);
    ObjectNode role = role(input);
    role.withObject("/Role").put("AssumeRolePolicyDocument", trust);
    return saved(role);
  }

  private ObjectNode tag(ObjectNode input) {
    ObjectNode role = role(input);
    input.path("Tags").forEach(tag -> set(role, tag));
    return saved(role);
  }

  private ObjectNode untag(ObjectNode input) {
    ObjectNode role = role(input);
    input.path("TagKeys").forEach(key -> remove(role, key.asText()));
    return saved(role);
  }

  private static void set(ObjectNode role, JsonNode tag) {
    String key = Members.text(tag, "Key");
    remove(role, key);
    ObjectNode stored = role.withArray("Tags").addObject();
    stored.put("Key", key).put("Value", Members.text(tag, "Value", ""));
  }

  private static void remove(ObjectNode role, String key) {
    ArrayNode kept = NODES.arrayNode();
    for (JsonNode tag : role.get("Tags")) {
      if (!tag.get("Key").asText().equals(key)) {
        kept.add(tag);
      }
    }
    role.set("Tags", kept);
  }

  private ObjectNode saved(ObjectNode role) {
    roles.put(role.get("Role").get("RoleName").asText(), role);
    return NODES.objectNode();
  }
}
