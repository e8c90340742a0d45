package dev.cqrs.maven.render.stack;

import dev.cqrs.maven.infrastructure.Alarm;
import dev.cqrs.maven.infrastructure.Dashboard;
import dev.cqrs.maven.infrastructure.Dashboard.Widget;
import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.infrastructure.Metric;
import dev.cqrs.maven.infrastructure.Queue;
import dev.cqrs.maven.render.template.MapBuilder;
import dev.cqrs.maven.render.template.Resource;
import dev.cqrs.maven.render.template.Section;
import dev.cqrs.maven.render.template.Section.Part;
import dev.cqrs.maven.render.template.Value;
import dev.cqrs.maven.render.template.Value.ListValue;
import java.util.ArrayList;
import java.util.List;

/** Maps alarms and dashboard. */
final class ObservabilityResources {

  private static final int PERIOD_SECONDS = 60;
  private static final int WIDTH = 12;

  private final List<String> queues;

  private ObservabilityResources(Infrastructure infrastructure) {
    queues = infrastructure.queues().stream().map(Queue::id).toList();
  }

  static List<Section> sections(Infrastructure infrastructure) {
    ObservabilityResources all = new ObservabilityResources(infrastructure);
    return List.of(
        new Section(
            Part.OBSERVABILITY,
            List.of("Alarms: silence is good, so missing data is not a breach."),
            infrastructure.alarms().stream().map(all::alarm).toList()),
        new Section(
            Part.OBSERVABILITY,
            List.of("Everything at a glance."),
            List.of(all.dashboard(infrastructure.dashboard()))));
  }

  private Resource alarm(Alarm alarm) {
    MapBuilder properties = new MapBuilder().put("AlarmDescription", alarm.description());
    if (alarm.metrics().size() == 1) {
      Metric metric = alarm.metrics().get(0);
      metric(properties, metric).put("Statistic", metric.statistic()).put("Period", PERIOD_SECONDS);
    } else {
      properties.put("Metrics", largest(alarm.metrics()));
    }
    properties
        .put("EvaluationPeriods", alarm.periods())
        .put("Threshold", alarm.threshold())
        .put("ComparisonOperator", "GreaterThanThreshold")
        .put("TreatMissingData", "notBreaching")
        .put(
            "AlarmActions",
            Intrinsics.when(
                Conditions.ALARM_TOPIC, Value.list(Intrinsics.ref("AlarmTopicArn")), Value.list()));
    return new Resource(alarm.id(), "AWS::CloudWatch::Alarm", properties.build());
  }

  private Value largest(List<Metric> metrics) {
    List<Value> nodes = new ArrayList<>();
    nodes.add(new MapBuilder().put("Id", "largest").put("Expression", "MAX(METRICS())").row());
    for (Metric metric : metrics) {
      Value stat =
          new MapBuilder()
              .put("Metric", metric(new MapBuilder(), metric))
              .put("Period", PERIOD_SECONDS)
              .put("Stat", metric.statistic())
              .build();
      nodes.add(
          new MapBuilder()
              .put("Id", "m" + nodes.size())
              .put("ReturnData", false)
              .put("MetricStat", stat)
              .row());
    }
    return new ListValue(nodes);
  }

  private MapBuilder metric(MapBuilder map, Metric metric) {
    MapBuilder dimension =
        new MapBuilder().put("Name", metric.dimension()).put("Value", name(metric.resourceId()));
    return map.put("Namespace", metric.namespace())
        .put("MetricName", metric.name())
        .put("Dimensions", Value.list(dimension.build()));
  }

  /** A queue's reference is its address, and metrics want its name. */
  private Value name(String id) {
    return queues.contains(id) ? Intrinsics.attribute(id, "QueueName") : Intrinsics.ref(id);
  }

  private Resource dashboard(Dashboard dashboard) {
    ListValue widgets = new ListValue(dashboard.widgets().stream().map(this::widget).toList());
    return new Resource(
        dashboard.id(),
        "AWS::CloudWatch::Dashboard",
        new MapBuilder()
            .put("DashboardName", Intrinsics.named(dashboard.suffix()))
            .put("DashboardBody", new Value.Json(new MapBuilder().put("widgets", widgets).build()))
            .build());
  }

  /** Names no position: CloudWatch fills its rows from left to right, two such widgets a row. */
  private Value widget(Widget widget) {
    Metric first = widget.metrics().get(0);
    return new MapBuilder()
        .put("type", "metric")
        .put("width", WIDTH)
        .put(
            "properties",
            new MapBuilder()
                .put("title", widget.title())
                .put("region", Intrinsics.ref("AWS::Region"))
                .put("period", PERIOD_SECONDS)
                .put("stat", first.statistic())
                .put(
                    "metrics",
                    new ListValue(widget.metrics().stream().map(m -> metric(m, first)).toList())))
        .build();
  }

  /** Three dots, CloudWatch's own short form, stand for what the line before says, too. */
  private Value metric(Metric metric, Metric first) {
    return metric.equals(first)
        ? Value.list(
            Value.text(metric.namespace()),
            Value.text(metric.name()),
            Value.text(metric.dimension()),
            name(metric.resourceId()))
        : Value.list(Value.text("..."), name(metric.resourceId()));
  }
}
