package dev.cqrs.maven.agreement;

import java.util.List;

/** Tells the facts of a template's alarms and dashboard. */
final class TemplateObservabilityFacts {

  private final Facts facts;

  TemplateObservabilityFacts(Facts facts) {
    this.facts = facts;
  }

  void alarm(String id, Properties alarm) {
    facts.put(alarm.text("AlarmDescription"), "alarm", id, "description");
    facts.put(
        ModelObservabilityFacts.condition(
            alarm.text("ComparisonOperator"),
            alarm.text("Threshold"),
            alarm.text("EvaluationPeriods")),
        "alarm",
        id,
        "condition");
    facts.put(alarm.text("TreatMissingData"), "alarm", id, "missing data");
    facts.putSorted(alarm.texts("AlarmActions"), "alarm", id, "actions");
    List<Properties> metrics = alarm.parts("Metrics");
    if (metrics.isEmpty()) {
      metric(id, alarm, alarm.text("Statistic"), alarm.text("Period"), "");
    }
    for (Properties metric : metrics) {
      // A label that nothing refers to.
      metric.text("Id");
      metric
          .optional("Expression")
          .ifPresentOrElse(
              expression -> facts.put(expression, "alarm", id, "expression"),
              () -> {
                Properties stat = metric.part("MetricStat");
                String returned =
                    metric.text("ReturnData").equals("false") ? "" : ", compared by itself";
                metric(id, stat.part("Metric"), stat.text("Stat"), stat.text("Period"), returned);
              });
    }
    alarm.unread(facts);
  }

  private void metric(String id, Properties metric, String statistic, String seconds, String more) {
    String namespace = metric.text("Namespace");
    String name = metric.text("MetricName");
    List<Properties> dimensions = metric.parts("Dimensions");
    if (dimensions.size() != 1) {
      throw new IllegalArgumentException(
          id + " has a metric of " + dimensions.size() + " dimensions");
    }
    Properties dimension = dimensions.get(0);
    facts.put(
        statistic + " of " + seconds + " s" + more,
        "alarm",
        id,
        "of",
        DashboardFacts.metric(namespace, name, dimension.text("Name"), dimension.text("Value")));
  }

  void dashboard(Properties dashboard) {
    DashboardFacts.add(facts, dashboard.text("DashboardName"), dashboard.text("DashboardBody"));
    dashboard.unread(facts);
  }
}
