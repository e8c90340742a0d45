package dev.cqrs.maven.render.cdk.typescript;

import dev.cqrs.maven.render.cdk.Graph;
import dev.cqrs.maven.render.cdk.LargestMetric;
import dev.cqrs.maven.render.cdk.Paths;
import dev.cqrs.maven.render.cdk.typescript.Expression.Array;
import dev.cqrs.maven.render.cdk.typescript.Expression.Call;
import dev.cqrs.maven.render.template.Value;
import dev.cqrs.maven.render.template.Value.Json;
import java.util.List;
import java.util.Optional;

/** Writes the metrics of alarms and dashboards with the helpers of {@code lib/metrics.ts}. */
final class MetricIdioms {

  private MetricIdioms() {}

  /** The largest of one metric of several resources. */
  static Optional<Expression> largest(Value value, ValueExpressions values) {
    return LargestMetric.of(value)
        .map(
            metric ->
                new Call(
                    "largest",
                    values.raw(metric.namespace()),
                    values.raw(metric.name()),
                    values.raw(metric.statistic()),
                    values.raw(metric.dimension()),
                    new Array(metric.resources().stream().map(values::raw).toList())));
  }

  /** A dashboard of graphs. */
  static Optional<Expression> dashboard(Json json, ValueExpressions values) {
    List<Value> widgets = Paths.from(0, Paths.at(json.value(), "widgets"));
    List<Optional<Graph>> graphs = widgets.stream().map(Graph::of).toList();
    if (widgets.isEmpty()
        || json.value().entries().size() > 1
        || graphs.contains(Optional.<Graph>empty())) {
      return Optional.empty();
    }
    return Optional.of(
        new Call(
            "dashboard",
            new Array(graphs.stream().map(graph -> graph(graph.orElseThrow(), values)).toList())));
  }

  private static Expression graph(Graph graph, ValueExpressions values) {
    return new Call(
        "graph",
        values.json(graph.title()),
        values.json(graph.statistic()),
        new Array(
            List.of(
                values.json(graph.namespace()),
                values.json(graph.name()),
                values.json(graph.dimension()))),
        new Array(graph.resources().stream().map(values::json).toList()));
  }
}
