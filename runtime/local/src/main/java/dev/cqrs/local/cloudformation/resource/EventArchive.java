package dev.cqrs.local.cloudformation.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** AWS::Events::Archive. */
final class EventArchive extends DeclaredType {

  EventArchive() {
    super(
        "AWS::Events::Archive",
        "ArchiveName, SourceArn!, Description, EventPattern:any, RetentionDays:integer",
        Set.of("Arn", "ArchiveName"),
        Set.of("ArchiveName", "SourceArn"));
  }

  @Override
  public Resource create(ObjectNode properties, Context context) {
    String name =
        properties.has("ArchiveName")
            ? properties.get("ArchiveName").asText()
            : context.newName(48);
    ObjectNode input =
        archive(name, properties).put("EventSourceArn", properties.get("SourceArn").asText());
    String arn = context.call("events", "CreateArchive", input).path("ArchiveArn").asText();
    context.created(name);
    return Resource.of(name).with("Arn", arn).with("ArchiveName", name);
  }

  private static ObjectNode archive(String name, ObjectNode properties) {
    ObjectNode input =
        Context.input(properties, "Description", "RetentionDays").put("ArchiveName", name);
    if (properties.has("EventPattern")) {
      input.put("EventPattern", Context.document(properties.get("EventPattern")));
    }
    return input;
  }

  @Override
  public Resource update(Resource current, ObjectNode before, ObjectNode after, Context context) {
    ObjectNode input = archive(current.physicalId(), after);
    if (before.has("Description") && !after.has("Description")) {
      input.put("Description", "");
    }
    if (before.has("RetentionDays") && !after.has("RetentionDays")) {
      input.put("RetentionDays", 0);
    }
    if (before.has("EventPattern") && !after.has("EventPattern")) {
      input.put("EventPattern", "");
    }
    context.call("events", "UpdateArchive", input);
    return current;
  }

  @Override
  public void delete(String physicalId, ObjectNode properties, Context context) {
    context.callIfPresent(
        "events", "DeleteArchive", Context.input().put("ArchiveName", physicalId));
  }
}
