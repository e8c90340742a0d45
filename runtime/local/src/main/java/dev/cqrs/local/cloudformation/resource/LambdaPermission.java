package dev.cqrs.local.cloudformation.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** AWS::Lambda::Permission: a statement of a function's policy; never changed, only replaced. */
final class LambdaPermission extends DeclaredType {

  private static final Set<String> ALL =
      Set.of(
          "FunctionName",
          "Action",
          "Principal",
          "SourceArn",
          "SourceAccount",
          "EventSourceToken",
          "PrincipalOrgID");

  LambdaPermission() {
    super(
        "AWS::Lambda::Permission",
        """
        FunctionName!, Action!, Principal!, SourceArn, SourceAccount, EventSourceToken,
        PrincipalOrgID
        """,
        Set.of("Id"),
        ALL);
  }

  @Override
  public Resource create(ObjectNode properties, Context context) {
    String id = context.newName(100);
    context.call(
        "lambda",
        "AddPermission",
        Context.input(properties, ALL.toArray(String[]::new)).put("StatementId", id));
    context.created(id);
    return Resource.of(id).with("Id", id);
  }

  @Override
  public Resource update(Resource current, ObjectNode before, ObjectNode after, Context context) {
    return current;
  }

  @Override
  public void delete(String physicalId, ObjectNode properties, Context context) {
    context.callIfPresent(
        "lambda",
        "RemovePermission",
        Context.input(properties, "FunctionName").put("StatementId", physicalId));
  }
}
