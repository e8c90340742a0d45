package dev.cqrs.local.cloudformation.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** AWS::SQS::Queue. */
final class SqsQueue extends DeclaredType {

  /** What each attribute goes back to when its property is removed. */
  private static final Map<String, String> DEFAULTS = defaults();

  SqsQueue() {
    super(
        "AWS::SQS::Queue",
        """
        QueueName, DelaySeconds:integer, MaximumMessageSize:integer,
        MessageRetentionPeriod:integer, ReceiveMessageWaitTimeSeconds:integer,
        VisibilityTimeout:integer, RedrivePolicy:any, RedriveAllowPolicy:any,
        FifoQueue:boolean, ContentBasedDeduplication:boolean, DeduplicationScope,
        FifoThroughputLimit, KmsMasterKeyId, KmsDataKeyReusePeriodSeconds:integer,
        SqsManagedSseEnabled:boolean, Tags[]{Key!, Value!}
        """,
        Set.of("Arn", "QueueName", "QueueUrl"),
        Set.of("QueueName", "FifoQueue"));
  }

  private static Map<String, String> defaults() {
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put("DelaySeconds", "0");
    defaults.put("MaximumMessageSize", "262144");
    defaults.put("MessageRetentionPeriod", "345600");
    defaults.put("ReceiveMessageWaitTimeSeconds", "0");
    defaults.put("VisibilityTimeout", "30");
    defaults.put("RedrivePolicy", "");
    defaults.put("RedriveAllowPolicy", "");
    defaults.put("ContentBasedDeduplication", "false");
    defaults.put("DeduplicationScope", "queue");
    defaults.put("FifoThroughputLimit", "perQueue");
    defaults.put("KmsMasterKeyId", "");
    defaults.put("KmsDataKeyReusePeriodSeconds", "300");
    defaults.put("SqsManagedSseEnabled", "true");
    return defaults;
  }

  @Override
  public Resource create(ObjectNode properties, Context context) {
    String name =
        properties.has("QueueName")
            ? properties.get("QueueName").asText()
            : context.newName(properties.path("FifoQueue").asBoolean() ? 75 : 80)
                + (properties.path("FifoQueue").asBoolean() ? ".fifo" : "");
    ObjectNode input = Context.input().put("QueueName", name);
    ObjectNode attributes = input.putObject("Attributes");
    DEFAULTS.keySet().forEach(attribute -> put(attributes, attribute, properties));
    if (properties.path("FifoQueue").asBoolean()) {
      attributes.put("FifoQueue", "true");
    }
    input.set("tags", Context.tagMap(properties));
    String url = context.call("sqs", "CreateQueue", input).path("QueueUrl").asText();
    context.created(url);
    return Resource.of(url)
        .with("Arn", context.cloud().arn("sqs", name))
        .with("QueueName", name)
        .with("QueueUrl", url);
  }

  private static void put(ObjectNode attributes, String name, ObjectNode properties) {
    if (properties.has(name)) {
      attributes.put(
          name,
          properties.get(name).isObject()
              ? properties.get(name).toString()
              : properties.get(name).asText());
    }
  }

  @Override
  public Resource update(Resource current, ObjectNode before, ObjectNode after, Context context) {
    ObjectNode input = Context.input().put("QueueUrl", current.physicalId());
    ObjectNode attributes = input.putObject("Attributes");
    DEFAULTS.forEach(
        (name, standard) -> {
          if (Context.changed(before, after, name)) {
            attributes.put(name, standard);
            put(attributes, name, after);
          }
        });
    if (!attributes.isEmpty()) {
      context.call("sqs", "SetQueueAttributes", input);
    }
    if (Context.changed(before, after, "Tags")) {
      var removed = Context.removedTags(before, after);
      if (!removed.isEmpty()) {
        ObjectNode untag = Context.input().put("QueueUrl", current.physicalId());
        untag.set("TagKeys", removed);
        context.call("sqs", "UntagQueue", untag);
      }
      ObjectNode tag = Context.input().put("QueueUrl", current.physicalId());
      tag.set("Tags", Context.tagMap(after));
      context.call("sqs", "TagQueue", tag);
    }
    return current;
  }

  @Override
  public void delete(String physicalId, ObjectNode properties, Context context) {
    context.callIfPresent("sqs", "DeleteQueue", Context.input().put("QueueUrl", physicalId));
  }
}
