package dev.cqrs.local.cloudformation.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** AWS::Events::EventBus. */
final class EventBus extends DeclaredType {

  EventBus() {
    super(
        "AWS::Events::EventBus",
        "Name!, Description, Tags[]{Key!, Value!}",
        Set.of("Arn", "Name"),
        Set.of("Name"));
  }

  @Override
  public Resource create(ObjectNode properties, Context context) {
    String name = properties.get("Name").asText();
    String arn =
        context
            .call(
                "events",
                "CreateEventBus",
                Context.input(properties, "Name", "Description", "Tags"))
            .path("EventBusArn")
            .asText();
    context.created(name);
    return Resource.of(name).with("Arn", arn).with("Name", name);
  }

  @Override
  public Resource update(Resource current, ObjectNode before, ObjectNode after, Context context) {
    if (Context.changed(before, after, "Description")) {
      context.call(
          "events",
          "UpdateEventBus",
          Context.input(after, "Name").put("Description", after.path("Description").asText("")));
    }
    if (Context.changed(before, after, "Tags")) {
      EventTags.update(current.attributes().path("Arn").asText(), before, after, context);
    }
    return current;
  }

  @Override
  public void delete(String physicalId, ObjectNode properties, Context context) {
    context.callIfPresent("events", "DeleteEventBus", Context.input().put("Name", physicalId));
  }
}
