package dev.cqrs.local.cloudformation.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** AWS::Lambda::EventInvokeConfig: what becomes of asynchronous invocations. */
final class EventInvokeConfig extends DeclaredType {

  private static final String[] ALL = {
    "FunctionName",
    "Qualifier",
    "MaximumEventAgeInSeconds",
    "MaximumRetryAttempts",
    "DestinationConfig"
  };

  EventInvokeConfig() {
    super(
        "AWS::Lambda::EventInvokeConfig",
        """
        FunctionName!, Qualifier!, MaximumEventAgeInSeconds:integer, MaximumRetryAttempts:integer,
        DestinationConfig{OnSuccess{Destination!}, OnFailure{Destination!}}
        """,
        Set.of(),
        Set.of("FunctionName", "Qualifier"));
  }

  @Override
  public Resource create(ObjectNode properties, Context context) {
    context.call("lambda", "PutFunctionEventInvokeConfig", Context.input(properties, ALL));
    String id =
        properties.get("FunctionName").asText() + "|" + properties.get("Qualifier").asText();
    context.created(id);
    return Resource.of(id);
  }

  @Override
  public Resource update(Resource current, ObjectNode before, ObjectNode after, Context context) {
    context.call("lambda", "PutFunctionEventInvokeConfig", Context.input(after, ALL));
    return current;
  }

  @Override
  public void delete(String physicalId, ObjectNode properties, Context context) {
    context.callIfPresent(
        "lambda",
        "DeleteFunctionEventInvokeConfig",
        Context.input(properties, "FunctionName", "Qualifier"));
  }
}
