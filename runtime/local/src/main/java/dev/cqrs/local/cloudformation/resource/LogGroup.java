package dev.cqrs.local.cloudformation.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** AWS::Logs::LogGroup. */
final class LogGroup extends DeclaredType {

  LogGroup() {
    super(
        "AWS::Logs::LogGroup",
        "LogGroupName, RetentionInDays:integer, KmsKeyId, LogGroupClass, Tags[]{Key!, Value!}",
        Set.of("Arn"),
        Set.of("LogGroupName", "LogGroupClass", "KmsKeyId"));
  }

  @Override
  public Resource create(ObjectNode properties, Context context) {
    String name = properties.path("LogGroupName").asText("");
    if (name.isEmpty()) {
      name = context.newName(512);
    }
    ObjectNode input = Context.input().put("logGroupName", name);
    if (properties.has("KmsKeyId")) {
      input.put("kmsKeyId", properties.get("KmsKeyId").asText());
    }
    if (properties.has("LogGroupClass")) {
      input.put("logGroupClass", properties.get("LogGroupClass").asText());
    }
    input.set("tags", Context.tagMap(properties));
    context.call("logs", "CreateLogGroup", input);
    context.created(name);
    retain(name, properties, context);
    return Resource.of(name).with("Arn", context.cloud().arn("logs", "log-group:" + name + ":*"));
  }

  private static void retain(String name, ObjectNode properties, Context context) {
    if (properties.has("RetentionInDays")) {
      context.call(
          "logs",
          "PutRetentionPolicy",
          Context.input()
              .put("logGroupName", name)
              .put("retentionInDays", properties.get("RetentionInDays").asInt()));
    }
  }

  @Override
  public Resource update(Resource current, ObjectNode before, ObjectNode after, Context context) {
    String name = current.physicalId();
    if (Context.changed(before, after, "RetentionInDays")) {
      if (after.has("RetentionInDays")) {
        retain(name, after, context);
      } else {
        context.call("logs", "DeleteRetentionPolicy", Context.input().put("logGroupName", name));
      }
    }
    if (Context.changed(before, after, "Tags")) {
      String arn = context.cloud().arn("logs", "log-group:" + name);
      var removed = Context.removedTags(before, after);
      if (!removed.isEmpty()) {
        ObjectNode untag = Context.input().put("resourceArn", arn);
        untag.set("tagKeys", removed);
        context.call("logs", "UntagResource", untag);
      }
      ObjectNode tag = Context.input().put("resourceArn", arn);
      tag.set("tags", Context.tagMap(after));
      context.call("logs", "TagResource", tag);
    }
    return current;
  }

  @Override
  public void delete(String physicalId, ObjectNode properties, Context context) {
    context.callIfPresent(
        "logs", "DeleteLogGroup", Context.input().put("logGroupName", physicalId));
  }
}
