package dev.cqrs.local.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloud.Cloud;
import dev.cqrs.local.cloud.Members;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The operations upon alarms. */
final class AlarmOperations {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Set<String> MEMBERS =
      Set.of(
          "AlarmName",
          "AlarmDescription",
          "ActionsEnabled",
          "OKActions",
          "AlarmActions",
          "InsufficientDataActions",
          "MetricName",
          "Namespace",
          "Statistic",
          "ExtendedStatistic",
          "Dimensions",
          "Period",
          "Unit",
          "EvaluationPeriods",
          "DatapointsToAlarm",
          "Threshold",
          "ComparisonOperator",
          "TreatMissingData",
          "EvaluateLowSampleCountPercentile",
          "Metrics",
          "Tags",
          "ThresholdMetricId");

  private final Cloud cloud;
  private final ObjectNode alarms;

  AlarmOperations(Cloud cloud, ObjectNode alarms) {
    this.cloud = cloud;
    this.alarms = alarms;
  }

  ObjectNode call(String operation, ObjectNode input) {
    return switch (operation) {
      case "PutMetricAlarm" -> put(input);
      case "DescribeAlarms" -> describe(input);
      case "DeleteAlarms" -> delete(input);
      case "ListTagsForResource" -> NODES.objectNode().set("Tags", tags(tagged(input)));
      case "TagResource" -> tag(input);
      case "UntagResource" -> untag(input);
      default -> throw AwsError.unsupportedOperation("cloudwatch", operation);
    };
  }

  private ObjectNode put(ObjectNode input) {
    Members.only(input, "cloudwatch:PutMetricAlarm", MEMBERS);
    String name = Members.text(input, "AlarmName");
    Members.text(input, "ComparisonOperator");
    Members.number(input, "EvaluationPeriods", 1, Integer.MAX_VALUE, 1);
    double now = System.currentTimeMillis() / 1000.0;
    ObjectNode alarm = input.deepCopy();
    // Changing an alarm does not touch its tags
    JsonNode tags = alarms.has(name) ? tags(alarms.get(name)) : alarm.path("Tags");
    alarm.set("Tags", tags.isArray() ? tags : NODES.arrayNode());
    alarm.put("AlarmArn", cloud.arn("cloudwatch", "alarm:" + name));
    if (!alarm.has("ActionsEnabled")) {
      alarm.put("ActionsEnabled", true);
    }
    for (String actions : Set.of("OKActions", "AlarmActions", "InsufficientDataActions")) {
      alarm.withArray(actions);
    }
    alarm.put("AlarmConfigurationUpdatedTimestamp", now);
    alarm.put("StateValue", "INSUFFICIENT_DATA").put("StateUpdatedTimestamp", now);
    alarm.put("StateReason", "Unchecked: the local cloud does not evaluate alarms");
    alarms.set(name, alarm);
    return NODES.objectNode();
  }

  private ObjectNode describe(ObjectNode input) {
    Members.only(
        input,
        "cloudwatch:DescribeAlarms",
        Set.of(
            "AlarmNames",
            "AlarmNamePrefix",
            "AlarmTypes",
            "StateValue",
            "ActionPrefix",
            "MaxRecords",
            "NextToken"));
    Set<String> names = new HashSet<>();
    input.path("AlarmNames").forEach(name -> names.add(name.asText()));
    String prefix = Members.text(input, "AlarmNamePrefix", "");
    String state = Members.text(input, "StateValue", "INSUFFICIENT_DATA");
    int most = Members.number(input, "MaxRecords", 1, 100, 100);
    int from = Members.number(input, "NextToken", 0, Integer.MAX_VALUE, 0);
    ObjectNode output = NODES.objectNode();
    ArrayNode shown = output.putArray("MetricAlarms");
    output.putArray("CompositeAlarms");
    int position = 0;
    for (Map.Entry<String, JsonNode> alarm : alarms.properties()) {
      boolean chosen = names.isEmpty() || names.contains(alarm.getKey());
      boolean fits = alarm.getKey().startsWith(prefix) && state.equals("INSUFFICIENT_DATA");
      if (chosen && fits && position++ >= from) {
        if (shown.size() == most) {
          return output.put("NextToken", Integer.toString(from + most));
        }
        ObjectNode copy = alarm.getValue().deepCopy();
        copy.remove("Tags");
        shown.add(copy);
      }
    }
    return output;
  }

  private ObjectNode delete(ObjectNode input) {
    input.path("AlarmNames").forEach(name -> alarms.remove(name.asText()));
    return NODES.objectNode();
  }

  private ObjectNode tagged(ObjectNode input) {
    String arn = Members.text(input, "ResourceARN");
    for (JsonNode alarm : alarms) {
      if (alarm.get("AlarmArn").asText().equals(arn)) {
        return (ObjectNode) alarm;
      }
    }
    throw new AwsError("ResourceNotFoundException", 404, "There is no alarm " + arn);
  }

  private static JsonNode tags(JsonNode alarm) {
    return alarm.path("Tags").deepCopy();
  }

  private ObjectNode tag(ObjectNode input) {
    ObjectNode alarm = tagged(input);
    for (JsonNode tag : input.path("Tags")) {
      without(alarm, Members.text(tag, "Key"));
      alarm.withArray("Tags").add(tag);
    }
    return NODES.objectNode();
  }

  private ObjectNode untag(ObjectNode input) {
    ObjectNode alarm = tagged(input);
    input.path("TagKeys").forEach(key -> without(alarm, key.asText()));
    return NODES.objectNode();
  }

  private static void without(ObjectNode alarm, String key) {
    ArrayNode kept = NODES.arrayNode();
    for (JsonNode tag : alarm.path("Tags")) {
      if (!tag.path("Key").asText().equals(key)) {
        kept.add(tag);
      }
    }
    alarm.set("Tags", kept);
  }
}
