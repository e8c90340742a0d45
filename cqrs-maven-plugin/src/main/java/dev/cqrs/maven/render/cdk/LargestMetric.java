package dev.cqrs.maven.render.cdk;

import dev.cqrs.maven.render.template.MapBuilder;
import dev.cqrs.maven.render.template.Value;
import dev.cqrs.maven.render.template.Value.ListValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The largest value that a metric has among resources: an alarm's metrics.
 *
 * @param namespace the metric's namespace
 * @param name the metric's name
 * @param statistic the metric's statistic
 * @param dimension name of the dimension that tells resources apart
 * @param resources their values of the dimension
 */
public record LargestMetric(
    Value namespace, Value name, Value statistic, Value dimension, List<Value> resources) {

  private static final int PERIOD_SECONDS = 60;

  /**
   * Recognizes it.
   *
   * @param value an alarm's metrics
   * @return what they are, unless they are something else
   */
  public static Optional<LargestMetric> of(Value value) {
    Value first = Paths.at(value, 1, "MetricStat");
    LargestMetric metric =
        new LargestMetric(
            Paths.at(first, "Metric", "Namespace"),
            Paths.at(first, "Metric", "MetricName"),
            Paths.at(first, "Stat"),
            Paths.at(first, "Metric", "Dimensions", 0, "Name"),
            Paths.from(1, value).stream()
                .map(e -> Paths.at(e, "MetricStat", "Metric", "Dimensions", 0, "Value"))
                .toList());
    return value.equals(metric.value()) ? Optional.of(metric) : Optional.empty();
  }

  private Value value() {
    List<Value> metrics = new ArrayList<>();
    metrics.add(new MapBuilder().put("Id", "largest").put("Expression", "MAX(METRICS())").row());
    for (Value resource : resources) {
      metrics.add(
          new MapBuilder()
              .put("Id", "m" + metrics.size())
              .put("ReturnData", false)
              .put(
                  "MetricStat",
                  new MapBuilder()
                      .put("Metric", metric(resource))
                      .put("Period", PERIOD_SECONDS)
                      .put("Stat", statistic))
              .row());
    }
    return new ListValue(metrics);
  }

  private MapBuilder metric(Value resource) {
    return new MapBuilder()
        .put("Namespace", namespace)
        .put("MetricName", name)
        .put(
            "Dimensions",
            Value.list(new MapBuilder().put("Name", dimension).put("Value", resource).build()));
  }
}
