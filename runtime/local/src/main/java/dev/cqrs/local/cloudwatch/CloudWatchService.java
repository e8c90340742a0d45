package dev.cqrs.local.cloudwatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloud.Caller;
import dev.cqrs.local.cloud.Cloud;
import dev.cqrs.local.cloud.Members;
import dev.cqrs.local.cloud.Service;
import dev.cqrs.local.cloud.StateFiles;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * CloudWatch: alarms and dashboards are kept and shown, but alarms are not evaluated: their state
 * is and stays {@code INSUFFICIENT_DATA}. Of metrics, the last 10,000 data are kept in memory.
 */
public final class CloudWatchService implements Service {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String FILE = "monitoring";
  private static final int METRIC_DATA = 10_000;

  private final StateFiles files;
  private final ObjectNode state;
  private final AlarmOperations alarms;
  private final DashboardOperations dashboards;
  private final Deque<JsonNode> data = new ArrayDeque<>();

  /**
   * @param cloud the services
   * @param files keeps alarms and dashboards
   */
  public CloudWatchService(Cloud cloud, StateFiles files) {
    this.files = files;
    this.state =
        files
            .read(FILE)
            .map(JsonNode::<ObjectNode>deepCopy)
            .orElseGet(
                () -> {
                  ObjectNode fresh = NODES.objectNode();
                  fresh.putObject("Alarms");
                  fresh.putObject("Dashboards");
                  return fresh;
                });
    this.alarms = new AlarmOperations(cloud, state.withObject("/Alarms"));
    this.dashboards = new DashboardOperations(state.withObject("/Dashboards"));
  }

  @Override
  public String id() {
    return "monitoring";
  }

  @Override
  public synchronized JsonNode call(String operation, ObjectNode input, Caller caller) {
    ObjectNode output =
        switch (operation) {
          case "PutMetricAlarm",
              "DescribeAlarms",
              "DeleteAlarms",
              "ListTagsForResource",
              "TagResource",
              "UntagResource" ->
              alarms.call(operation, input);
          case "PutDashboard", "GetDashboard", "ListDashboards", "DeleteDashboards" ->
              dashboards.call(operation, input);
          case "PutMetricData" -> putData(input);
          case "ListMetrics" -> listMetrics(input);
          default -> throw AwsError.unsupportedOperation("cloudwatch", operation);
        };
    boolean reads = operation.startsWith("Describe") || operation.startsWith("List");
    if (!reads && !operation.startsWith("Get") && !operation.equals("PutMetricData")) {
      files.write(FILE, state);
    }
    return output;
  }

  private ObjectNode putData(ObjectNode input) {
    Members.only(
        input,
        "cloudwatch:PutMetricData",
        Set.of("Namespace", "MetricData", "StrictEntityValidation"));
    String namespace = Members.text(input, "Namespace");
    for (JsonNode datum : input.path("MetricData")) {
      ObjectNode kept = datum.deepCopy();
      Members.text(datum, "MetricName");
      data.addLast(kept.put("Namespace", namespace));
      if (data.size() > METRIC_DATA) {
        data.removeFirst();
      }
    }
    return NODES.objectNode();
  }

  private ObjectNode listMetrics(ObjectNode input) {
    Members.only(input, "cloudwatch:ListMetrics", Set.of("Namespace", "MetricName", "NextToken"));
    Set<JsonNode> metrics = new LinkedHashSet<>();
    for (JsonNode datum : data) {
      boolean namespace =
          Members.text(input, "Namespace", datum.get("Namespace").asText())
              .equals(datum.get("Namespace").asText());
      boolean name =
          Members.text(input, "MetricName", datum.get("MetricName").asText())
              .equals(datum.get("MetricName").asText());
      if (namespace && name) {
        ObjectNode metric = NODES.objectNode();
        metric.set("Namespace", datum.get("Namespace"));
        metric.set("MetricName", datum.get("MetricName"));
        JsonNode dimensions = datum.path("Dimensions");
        metric.set("Dimensions", dimensions.isArray() ? dimensions : NODES.arrayNode());
        metrics.add(metric);
      }
    }
    return NODES.objectNode().set("Metrics", NODES.arrayNode().addAll(metrics));
  }
}
