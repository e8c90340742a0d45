package dev.cqrs.local.cloudformation.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/** AWS::IAM::Role with its inline and attached policies. */
final class IamRole extends DeclaredType {

  IamRole() {
    super(
        "AWS::IAM::Role",
        """
        RoleName, AssumeRolePolicyDocument!:any, Path, Description, MaxSessionDuration:integer,
        Policies[]{PolicyName!, PolicyDocument!:any}, ManagedPolicyArns[], Tags[]{Key!, Value!}
        """,
        Set.of("Arn", "RoleId"),
        Set.of("RoleName", "Path"));
  }

  @Override
  public Resource create(ObjectNode properties, Context context) {
    ObjectNode input =
        Context.input(properties, "RoleName", "Path", "Description", "MaxSessionDuration", "Tags");
    if (!input.has("RoleName")) {
      input.put("RoleName", context.newName(64));
    }
    input.put(
        "AssumeRolePolicyDocument", Context.document(properties.path("AssumeRolePolicyDocument")));
    String name = input.get("RoleName").asText();
    JsonNode role = context.call("iam", "CreateRole", input).path("Role");
    context.created(name);
    properties.path("Policies").forEach(policy -> put(name, policy, context));
    properties.path("ManagedPolicyArns").forEach(arn -> attach(name, arn.asText(), context));
    return Resource.of(name)
        .with("Arn", role.path("Arn").asText())
        .with("RoleId", role.path("RoleId").asText());
  }

  private static void put(String role, JsonNode policy, Context context) {
    context.call(
        "iam",
        "PutRolePolicy",
        Context.input()
            .put("RoleName", role)
            .put("PolicyName", policy.path("PolicyName").asText())
            .put("PolicyDocument", Context.document(policy.path("PolicyDocument"))));
  }

  private static void attach(String role, String arn, Context context) {
    context.call(
        "iam", "AttachRolePolicy", Context.input().put("RoleName", role).put("PolicyArn", arn));
  }

  @Override
  public Resource update(Resource current, ObjectNode before, ObjectNode after, Context context) {
    String name = current.physicalId();
    if (Context.changed(before, after, "AssumeRolePolicyDocument")) {
      context.call(
          "iam",
          "UpdateAssumeRolePolicy",
          Context.input()
              .put("RoleName", name)
              .put("PolicyDocument", Context.document(after.path("AssumeRolePolicyDocument"))));
    }
    if (Context.changed(before, after, "Description", "MaxSessionDuration")) {
      context.call(
          "iam",
          "UpdateRole",
          Context.input()
              .put("RoleName", name)
              .put("Description", after.path("Description").asText(""))
              .put("MaxSessionDuration", after.path("MaxSessionDuration").asInt(3600)));
    }
    if (Context.changed(before, after, "Policies")) {
      updatePolicies(name, before, after, context);
    }
    if (Context.changed(before, after, "ManagedPolicyArns")) {
      updateAttached(name, before, after, context);
    }
    if (Context.changed(before, after, "Tags")) {
      var removed = Context.removedTags(before, after);
      if (!removed.isEmpty()) {
        ObjectNode untag = Context.input().put("RoleName", name);
        untag.set("TagKeys", removed);
        context.call("iam", "UntagRole", untag);
      }
      context.call("iam", "TagRole", Context.input(after, "Tags").put("RoleName", name));
    }
    return current;
  }

  private static void updatePolicies(
      String role, ObjectNode before, ObjectNode after, Context context) {
    Set<String> kept = new HashSet<>();
    Set<JsonNode> unchanged = new HashSet<>();
    before.path("Policies").forEach(unchanged::add);
    for (JsonNode policy : after.path("Policies")) {
      kept.add(policy.path("PolicyName").asText());
      if (!unchanged.contains(policy)) {
        put(role, policy, context);
      }
    }
    for (JsonNode policy : before.path("Policies")) {
      if (!kept.contains(policy.path("PolicyName").asText())) {
        remove(role, policy, context);
      }
    }
  }

  private static void updateAttached(
      String role, ObjectNode before, ObjectNode after, Context context) {
    Set<String> old = new HashSet<>();
    Set<String> kept = new HashSet<>();
    before.path("ManagedPolicyArns").forEach(arn -> old.add(arn.asText()));
    for (JsonNode arn : after.path("ManagedPolicyArns")) {
      kept.add(arn.asText());
      if (!old.contains(arn.asText())) {
        attach(role, arn.asText(), context);
      }
    }
    old.stream().filter(arn -> !kept.contains(arn)).forEach(arn -> detach(role, arn, context));
  }

  private static void remove(String role, JsonNode policy, Context context) {
    context.callIfPresent(
        "iam",
        "DeleteRolePolicy",
        Context.input()
            .put("RoleName", role)
            .put("PolicyName", policy.path("PolicyName").asText()));
  }

  private static void detach(String role, String arn, Context context) {
    context.callIfPresent(
        "iam", "DetachRolePolicy", Context.input().put("RoleName", role).put("PolicyArn", arn));
  }

  @Override
  public void delete(String physicalId, ObjectNode properties, Context context) {
    properties.path("ManagedPolicyArns").forEach(a -> detach(physicalId, a.asText(), context));
    properties.path("Policies").forEach(policy -> remove(physicalId, policy, context));
    context.callIfPresent("iam", "DeleteRole", Context.input().put("RoleName", physicalId));
  }
}
