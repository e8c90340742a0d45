package dev.cqrs.maven.render.cdk;

import dev.cqrs.maven.render.template.MapBuilder;
import dev.cqrs.maven.render.template.Value;
import dev.cqrs.maven.render.template.Value.ListValue;
import dev.cqrs.maven.render.template.Value.Ref;
import dev.cqrs.maven.render.template.Value.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A metric of resources on a dashboard.
 *
 * @param title what stands above it
 * @param statistic the metric's statistic
 * @param namespace the metric's namespace
 * @param name the metric's name
 * @param dimension name of the dimension that tells resources apart
 * @param resources their values of the dimension, one or more
 */
public record Graph(
    Value title,
    Value statistic,
    Value namespace,
    Value name,
    Value dimension,
    List<Value> resources) {

  private static final int PERIOD_SECONDS = 60;
  private static final int WIDTH = 12;

  /**
   * Recognizes it.
   *
   * @param widget a widget of a dashboard
   * @return what it is, unless it is something else
   */
  public static Optional<Graph> of(Value widget) {
    Value metrics = Paths.at(widget, "properties", "metrics");
    List<Value> resources = new ArrayList<>();
    resources.add(Paths.at(metrics, 0, 3));
    Paths.from(1, metrics).forEach(other -> resources.add(Paths.at(other, 1)));
    Graph graph =
        new Graph(
            Paths.at(widget, "properties", "title"),
            Paths.at(widget, "properties", "stat"),
            Paths.at(metrics, 0, 0),
            Paths.at(metrics, 0, 1),
            Paths.at(metrics, 0, 2),
            resources);
    return widget.equals(graph.value()) ? Optional.of(graph) : Optional.empty();
  }

  private Value value() {
    List<Value> metrics = new ArrayList<>();
    metrics.add(Value.list(namespace, name, dimension, resources.get(0)));
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
