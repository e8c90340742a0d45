package dev.cqrs.maven.render.cloudformation;

import dev.cqrs.maven.infrastructure.Alarm;
import dev.cqrs.maven.infrastructure.Dashboard;
import dev.cqrs.maven.infrastructure.Dashboard.Widget;
import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.infrastructure.Metric;
import dev.cqrs.maven.infrastructure.Queue;
import dev.cqrs.maven.render.yaml.Yaml;
import dev.cqrs.maven.render.yaml.YamlMap;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Node;

/** Renders alarms and dashboard. */
final class ObservabilityResources {

  private static final int PERIOD_SECONDS = 60;
  private static final int WIDTH = 12;

  private final List<String> queues;

  private ObservabilityResources(Infrastructure infrastructure) {
    queues = infrastructure.queues().stream().map(Queue::id).toList();
  }

  static void add(Resources resources, Infrastructure infrastructure) {
    ObservabilityResources all = new ObservabilityResources(infrastructure);
    resources.section("Alarms: silence is good, so missing data is not a breach.");
    infrastructure
        .alarms()
        .forEach(alarm -> resources.add(alarm.id(), "AWS::CloudWatch::Alarm", all.alarm(alarm)));
    Dashboard dashboard = infrastructure.dashboard();
    resources.section("Everything at a glance.");
    resources.add(
        dashboard.id(),
        "AWS::CloudWatch::Dashboard",
        new YamlMap()
            .put("DashboardName", Intrinsics.named(dashboard.suffix()))
            .put("DashboardBody", Intrinsics.sub(all.body(dashboard))));
  }

  private YamlMap alarm(Alarm alarm) {
    YamlMap properties = new YamlMap().put("AlarmDescription", alarm.description());
    if (alarm.metrics().size() == 1) {
      Metric metric = alarm.metrics().get(0);
      metric(properties, metric).put("Statistic", metric.statistic()).put("Period", PERIOD_SECONDS);
    } else {
      properties.put("Metrics", largest(alarm.metrics()));
    }
    return properties
        .put("EvaluationPeriods", alarm.periods())
        .put("Threshold", alarm.threshold())
        .put("ComparisonOperator", "GreaterThanThreshold")
        .put("TreatMissingData", "notBreaching")
        .put(
            "AlarmActions",
            Intrinsics.when(
                Condition.ALARM_TOPIC,
                Yaml.flow(List.of(Intrinsics.ref("AlarmTopicArn"))),
                Yaml.flow(List.of())));
  }

  private Node largest(List<Metric> metrics) {
    List<Node> nodes = new ArrayList<>();
    nodes.add(new YamlMap().put("Id", "largest").put("Expression", "MAX(METRICS())").flow());
    for (Metric metric : metrics) {
      Node stat =
          new YamlMap()
              .put("Metric", metric(new YamlMap(), metric))
              .put("Period", PERIOD_SECONDS)
              .put("Stat", metric.statistic())
              .flow();
      nodes.add(
          new YamlMap()
              .put("Id", "m" + nodes.size())
              .put("ReturnData", false)
              .put("MetricStat", stat)
              .flow());
    }
    return Yaml.list(nodes);
  }

  private YamlMap metric(YamlMap map, Metric metric) {
    YamlMap dimension =
        new YamlMap().put("Name", metric.dimension()).put("Value", name(metric.resourceId()));
    return map.put("Namespace", metric.namespace())
        .put("MetricName", metric.name())
        .put("Dimensions", Yaml.list(dimension.node()));
  }

  /** A queue's reference is its address, and metrics want its name. */
  private Node name(String id) {
    return queues.contains(id) ? Intrinsics.attribute(id, "QueueName") : Intrinsics.ref(id);
  }

  private String body(Dashboard dashboard) {
    return dashboard.widgets().stream()
        .map(this::widget)
        .collect(Collectors.joining(",\n", "{\"widgets\":[\n", "]}\n"));
  }

  /** Names no position: CloudWatch fills its rows from left to right, two such widgets a row. */
  private String widget(Widget widget) {
    Metric first = widget.metrics().get(0);
    String metrics =
        widget.metrics().stream()
            .map(metric -> metric(metric, first))
            .collect(Collectors.joining(","));
    return ("{\"type\":\"metric\",\"width\":%d,\"properties\":{\"title\":\"%s\","
            + "\"region\":\"${AWS::Region}\",\"period\":%d,\"stat\":\"%s\",\"metrics\":[%s]}}")
        .formatted(WIDTH, widget.title(), PERIOD_SECONDS, first.statistic(), metrics);
  }

  /** Three dots, CloudWatch's own short form, stand for what the line before says, too. */
  private String metric(Metric metric, Metric first) {
    String id = metric.resourceId();
    String resource = "\"${%s}\"".formatted(queues.contains(id) ? id + ".QueueName" : id);
    return metric.equals(first)
        ? "[\"%s\",\"%s\",\"%s\",%s]"
            .formatted(metric.namespace(), metric.name(), metric.dimension(), resource)
        : "[\"...\",%s]".formatted(resource);
  }
}
