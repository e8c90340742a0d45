package dev.cqrs.maven.render.cdk.typescript;

import dev.cqrs.maven.render.cdk.Paths;
import dev.cqrs.maven.render.cdk.typescript.Expression.Array;
import dev.cqrs.maven.render.cdk.typescript.Expression.Call;
import dev.cqrs.maven.render.template.MapBuilder;
import dev.cqrs.maven.render.template.Value;
import dev.cqrs.maven.render.template.Value.Json;
import dev.cqrs.maven.render.template.Value.ListValue;
import dev.cqrs.maven.render.template.Value.Ref;
import dev.cqrs.maven.render.template.Value.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Recognizes the metrics of alarms and dashboards for which {@code lib/metrics.ts} has helpers. */
final class MetricIdioms {

  private static final int PERIOD_SECONDS = 60;
  private static final int WIDTH = 12;

  private MetricIdioms() {}

  /** The largest of one metric of several resources. */
  static Optional<Expression> largest(Value value, ValueExpressions values) {
    Value first = Paths.at(value, 1, "MetricStat");
    Value namespace = Paths.at(first, "Metric", "Namespace");
    Value name = Paths.at(first, "Metric", "MetricName");
    Value statistic = Paths.at(first, "Stat");
    Value dimension = Paths.at(first, "Metric", "Dimensions", 0, "Name");
    List<Value> resources =
        Paths.from(1, value).stream()
            .map(e -> Paths.at(e, "MetricStat", "Metric", "Dimensions", 0, "Value"))
            .toList();
    return value.equals(largest(namespace, name, statistic, dimension, resources))
        ? Optional.of(
            new Call(
                "largest",
                values.raw(namespace),
                values.raw(name),
                values.raw(statistic),
                values.raw(dimension),
                new Array(resources.stream().map(values::raw).toList())))
        : Optional.empty();
  }

  private static Value largest(
      Value namespace, Value name, Value statistic, Value dimension, List<Value> resources) {
    List<Value> metrics = new ArrayList<>();
    metrics.add(new MapBuilder().put("Id", "largest").put("Expression", "MAX(METRICS())").row());
    for (Value resource : resources) {
      Value metric =
          new MapBuilder()
              .put("Namespace", namespace)
              .put("MetricName", name)
              .put(
                  "Dimensions",
                  Value.list(
                      new MapBuilder().put("Name", dimension).put("Value", resource).build()))
              .build();
      metrics.add(
          new MapBuilder()
              .put("Id", "m" + metrics.size())
              .put("ReturnData", false)
              .put(
                  "MetricStat",
                  new MapBuilder()
                      .put("Metric", metric)
                      .put("Period", PERIOD_SECONDS)
                      .put("Stat", statistic))
              .row());
    }
    return new ListValue(metrics);
  }

  /** A dashboard of graphs. */
  static Optional<Expression> dashboard(Json json, ValueExpressions values) {
    List<Value> widgets = Paths.from(0, Paths.at(json.value(), "widgets"));
    List<Optional<Expression>> graphs = widgets.stream().map(w -> graph(w, values)).toList();
    return widgets.isEmpty()
            || json.value().entries().size() > 1
            || graphs.contains(Optional.<Expression>empty())
        ? Optional.empty()
        : Optional.of(
            new Call("dashboard", new Array(graphs.stream().map(Optional::orElseThrow).toList())));
  }

  private static Optional<Expression> graph(Value widget, ValueExpressions values) {
    Value title = Paths.at(widget, "properties", "title");
    Value statistic = Paths.at(widget, "properties", "stat");
    Value metrics = Paths.at(widget, "properties", "metrics");
    List<Value> metric =
        List.of(Paths.at(metrics, 0, 0), Paths.at(metrics, 0, 1), Paths.at(metrics, 0, 2));
    List<Value> resources = new ArrayList<>();
    resources.add(Paths.at(metrics, 0, 3));
    Paths.from(1, metrics).forEach(other -> resources.add(Paths.at(other, 1)));
    return widget.equals(graph(title, statistic, metric, resources))
        ? Optional.of(
            new Call(
                "graph",
                values.json(title),
                values.json(statistic),
                new Array(metric.stream().map(values::json).toList()),
                new Array(resources.stream().map(values::json).toList())))
        : Optional.empty();
  }

  private static Value graph(
      Value title, Value statistic, List<Value> metric, List<Value> resources) {
    List<Value> first = new ArrayList<>(metric);
    first.add(resources.get(0));
    List<Value> metrics = new ArrayList<>();
    metrics.add(new ListValue(first));
    for (Value resource : resources.subList(1, resources.size())) {
      metrics.add(Value.list(new Text("..."), resource));
    }
    return new MapBuilder()
        .put("type", "metric")
        .put("width", WIDTH)
        .put(
            "properties",
            new MapBuilder()
                .put("title", title)
                .put("region", new Ref("AWS::Region"))
                .put("period", PERIOD_SECONDS)
                .put("stat", statistic)
                .put("metrics", new ListValue(metrics)))
        .build();
  }
}
