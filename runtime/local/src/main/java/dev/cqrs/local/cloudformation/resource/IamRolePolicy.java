package dev.cqrs.local.cloudformation.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** AWS::IAM::RolePolicy: an inline policy of a role that is declared elsewhere. */
final class IamRolePolicy extends DeclaredType {

  IamRolePolicy() {
    super(
        "AWS::IAM::RolePolicy",
        "RoleName!, PolicyName!, PolicyDocument!:any",
        Set.of(),
        Set.of("RoleName", "PolicyName"));
  }

  @Override
  public Resource create(ObjectNode properties, Context context) {
    String id = id(properties);
    put(properties, context);
    context.created(id);
    return Resource.of(id);
  }

  private static String id(ObjectNode properties) {
    return properties.path("PolicyName").asText() + "|" + properties.path("RoleName").asText();
  }

  private static void put(ObjectNode properties, Context context) {
    context.call(
        "iam",
        "PutRolePolicy",
        Context.input(properties, "RoleName", "PolicyName")
            .put("PolicyDocument", Context.document(properties.path("PolicyDocument"))));
  }

  @Override
  public Resource update(Resource current, ObjectNode before, ObjectNode after, Context context) {
    put(after, context);
    return current;
  }

  @Override
  public void delete(String physicalId, ObjectNode properties, Context context) {
    context.callIfPresent(
        "iam", "DeleteRolePolicy", Context.input(properties, "RoleName", "PolicyName"));
  }
}
