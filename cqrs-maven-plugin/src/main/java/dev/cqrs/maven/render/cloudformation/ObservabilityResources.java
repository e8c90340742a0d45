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
  private static final int COLUMNS = 2;
  private static final int WIDTH = 12;
  private static final int HEIGHT = 6;

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
    Metric metric = alarm.metric();
    Node dimension =
        new YamlMap()
            .put("Name", metric.dimension())
            .put("Value", name(metric.resourceId()))
            .flow();
    return new YamlMap()
        .put("AlarmDescription", alarm.description())
        .put("Namespace", metric.namespace())
        .put("MetricName", metric.name())
        .put("Dimensions", Yaml.list(dimension))
        .put("Statistic", metric.statistic())
        .put("Period", PERIOD_SECONDS)
        .put("EvaluationPeriods", alarm.periods())
        .put("Threshold", alarm.threshold())
        .put("ComparisonOperator", "GreaterThanThreshold")
        .put("TreatMissingData", "notBreaching")
        .put(
            "AlarmActions",
            Intrinsics.onlyWhen(
                Condition.ALARM_TOPIC, Yaml.flow(List.of(Intrinsics.ref("AlarmTopicArn")))));
  }

  /** A queue's reference is its address, and metrics want its name. */
  private Node name(String id) {
    return queues.contains(id) ? Intrinsics.attribute(id, "QueueName") : Intrinsics.ref(id);
  }

  private String body(Dashboard dashboard) {
    List<String> widgets = new ArrayList<>();
    for (Widget widget : dashboard.widgets()) {
      int x = widgets.size() % COLUMNS * WIDTH;
      int y = widgets.size() / COLUMNS * HEIGHT;
      widgets.add(widget(widget, x, y));
    }
    return "{\"widgets\":[\n" + String.join(",\n", widgets) + "]}\n";
  }

  private String widget(Widget widget, int x, int y) {
    String metrics = widget.metrics().stream().map(this::metric).collect(Collectors.joining(","));
    return ("{\"type\":\"metric\",\"x\":%d,\"y\":%d,\"width\":%d,\"height\":%d,\"properties\":"
            + "{\"title\":\"%s\",\"region\":\"${AWS::Region}\",\"period\":%d,\"metrics\":[%s]}}")
        .formatted(x, y, WIDTH, HEIGHT, widget.title(), PERIOD_SECONDS, metrics);
  }

  private String metric(Metric metric) {
    String id = metric.resourceId();
    return "[\"%s\",\"%s\",\"%s\",\"${%s}\",{\"stat\":\"%s\"}]"
        .formatted(
            metric.namespace(),
            metric.name(),
            metric.dimension(),
            queues.contains(id) ? id + ".QueueName" : id,
            metric.statistic());
  }
}
