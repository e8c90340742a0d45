package dev.cqrs.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloud.Cloud;
import dev.cqrs.local.cloud.Members;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The operations upon queues. */
final class QueueOperations {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,80}");

  private final Cloud cloud;
  private final Queues queues;
  private final Supplier<String> endpoint;

  QueueOperations(Cloud cloud, Queues queues, Supplier<String> endpoint) {
    this.cloud = cloud;
    this.queues = queues;
    this.endpoint = endpoint;
  }

  ObjectNode call(String operation, ObjectNode input) {
    return switch (operation) {
      case "CreateQueue" -> create(input);
      case "GetQueueUrl" -> url(queues.get(Members.text(input, "QueueName")));
      case "GetQueueAttributes" -> attributes(input);
      case "SetQueueAttributes" -> setAttributes(input);
      case "ListQueues" -> list(input);
      case "DeleteQueue" -> delete(input);
      case "PurgeQueue" -> purge(input);
      case "TagQueue" -> tag(input);
      case "UntagQueue" -> untag(input);
      case "ListQueueTags" -> NODES.objectNode().set("Tags", queues.of(input).tags());
      default -> throw AwsError.unsupportedOperation("sqs", operation);
    };
  }

  private ObjectNode create(ObjectNode input) {
    Members.only(input, "sqs:CreateQueue", Set.of("QueueName", "Attributes", "tags"));
    String name = Members.text(input, "QueueName");
    if (!NAME.matcher(name).matches()) {
      throw new AwsError(
          "InvalidParameterValue",
          400,
          "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
    }
    ObjectNode wanted = QueueAttributes.checked(input.path("Attributes"));
    Queue existing = queues.find(name).orElse(null);
    if (existing != null) {
      ObjectNode present = existing.attributes();
      for (Map.Entry<String, JsonNode> attribute : wanted.properties()) {
        if (!attribute.getValue().equals(QueueAttributes.value(present, attribute.getKey()))) {
          throw new AwsError(
              "QueueNameExists",
              400,
              "A queue already exists with the same name and a different value for attribute "
                  + attribute.getKey());
        }
      }
      return url(existing);
    }
    String now = now();
    wanted.put("CreatedTimestamp", now).put("LastModifiedTimestamp", now);
    ObjectNode tags = NODES.objectNode();
    input.path("tags").properties().forEach(e -> tags.set(e.getKey(), e.getValue()));
    Queue queue = new Queue(name, wanted, tags, System::currentTimeMillis);
    queues.put(queue);
    return url(queue);
  }

  private static String now() {
    return Long.toString(System.currentTimeMillis() / 1000);
  }

  private ObjectNode url(Queue queue) {
    return NODES.objectNode().put("QueueUrl", address(queue));
  }

  private String address(Queue queue) {
    return endpoint.get() + "/" + Cloud.ACCOUNT_ID + "/" + queue.name();
  }

  private ObjectNode attributes(ObjectNode input) {
    Queue queue = queues.of(input);
    ObjectNode all = QueueAttributes.withDefaults(queue.attributes());
    queue.counts().forEach((name, count) -> all.put(name, Long.toString(count)));
    all.put("QueueArn", cloud.arn("sqs", queue.name()));
    ObjectNode chosen = NODES.objectNode();
    for (JsonNode name : input.path("AttributeNames")) {
      if (name.asText().equals("All")) {
        chosen.setAll(all);
      } else if (all.has(name.asText())) {
        chosen.set(name.asText(), all.get(name.asText()));
      } else if (!QueueAttributes.known(name.asText())) {
        throw new AwsError("InvalidAttributeName", 400, "Unknown Attribute " + name.asText() + ".");
      }
    }
    ObjectNode output = NODES.objectNode();
    return chosen.isEmpty() ? output : output.set("Attributes", chosen);
  }

  private ObjectNode setAttributes(ObjectNode input) {
    Queue queue = queues.of(input);
    ObjectNode changed = queue.attributes();
    for (Map.Entry<String, JsonNode> attribute :
        QueueAttributes.checked(input.path("Attributes")).properties()) {
      if (attribute.getValue().asText().isEmpty()) {
        changed.remove(attribute.getKey()); // an empty policy takes the policy away
      } else {
        changed.set(attribute.getKey(), attribute.getValue());
      }
    }
    queue.attributes(changed.put("LastModifiedTimestamp", now()));
    queues.changed();
    return NODES.objectNode();
  }

  private ObjectNode list(ObjectNode input) {
    Members.only(input, "sqs:ListQueues", Set.of("QueueNamePrefix", "MaxResults", "NextToken"));
    String prefix = Members.text(input, "QueueNamePrefix", "");
    String after = Members.text(input, "NextToken", "");
    int most = Members.number(input, "MaxResults", 1, 1000, 1000);
    ObjectNode output = NODES.objectNode();
    ArrayNode urls = NODES.arrayNode();
    String last = "";
    for (Queue queue : queues.all()) {
      if (queue.name().startsWith(prefix) && queue.name().compareTo(after) > 0) {
        if (urls.size() == most) {
          output.put("NextToken", last);
          break;
        }
        urls.add(address(queue));
        last = queue.name();
      }
    }
    return urls.isEmpty() ? output : output.set("QueueUrls", urls);
  }

  private ObjectNode delete(ObjectNode input) {
    queues.remove(queues.of(input));
    return NODES.objectNode();
  }

  private ObjectNode purge(ObjectNode input) {
    queues.of(input).purge();
    queues.changed();
    return NODES.objectNode();
  }

  private ObjectNode tag(ObjectNode input) {
    Queue queue = queues.of(input);
    ObjectNode tags = queue.tags();
    input.path("Tags").properties().forEach(e -> tags.set(e.getKey(), e.getValue()));
    queue.tags(tags);
    queues.changed();
    return NODES.objectNode();
  }

  private ObjectNode untag(ObjectNode input) {
    Queue queue = queues.of(input);
    ObjectNode tags = queue.tags();
    input.path("TagKeys").forEach(key -> tags.remove(key.asText()));
    queue.tags(tags);
    queues.changed();
    return NODES.objectNode();
  }
}
