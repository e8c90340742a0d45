package dev.cqrs.maven.agreement;

import dev.cqrs.maven.infrastructure.Alarm;
import dev.cqrs.maven.infrastructure.Dashboard;
import dev.cqrs.maven.infrastructure.Dashboard.Widget;
import dev.cqrs.maven.infrastructure.Metric;

/** Tells the facts of the model's alarms and dashboard. */
final class ModelObservabilityFacts {

  private final Facts facts;
  private final ParameterValues values;
  private final ModelReferences references;

  ModelObservabilityFacts(Facts facts, ParameterValues values, ModelReferences references) {
    this.facts = facts;
    this.values = values;
    this.references = references;
  }

  void alarm(Alarm alarm) {
    facts.put(alarm.description(), "alarm", alarm.id(), "description");
    facts.put(
        condition("GreaterThanThreshold", alarm.threshold(), alarm.periods()),
        "alarm",
        alarm.id(),
        "condition");
    facts.put("notBreaching", "alarm", alarm.id(), "missing data");
    if (values.given("AlarmTopicArn")) {
      facts.put(values.text("AlarmTopicArn"), "alarm", alarm.id(), "actions");
    }
    if (alarm.metrics().size() > 1) {
      facts.put("MAX(METRICS())", "alarm", alarm.id(), "expression");
    }
    alarm
        .metrics()
        .forEach(
            metric ->
                facts.put(
                    metric.statistic() + " of 60 s", "alarm", alarm.id(), "of", line(metric)));
  }

  static String condition(Object operator, Object threshold, Object periods) {
    return "%s %s in %s periods".formatted(operator, threshold, periods);
  }

  void dashboard(Dashboard dashboard) {
    String name = values.named(dashboard.suffix());
    int number = 0;
    for (Widget widget : dashboard.widgets()) {
      number++;
      facts.put(
          DashboardFacts.widget(
              "metric 12 wide in " + Arns.REGION,
              widget.title(),
              widget.metrics().get(0).statistic(),
              60,
              widget.metrics().stream().map(this::line).toList()),
          "dashboard",
          name,
          "widget",
          number);
    }
  }

  private String line(Metric metric) {
    return DashboardFacts.metric(
        metric.namespace(),
        metric.name(),
        metric.dimension(),
        references.name(metric.resourceId()));
  }
}
