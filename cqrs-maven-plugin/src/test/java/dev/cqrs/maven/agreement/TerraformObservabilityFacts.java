package dev.cqrs.maven.agreement;

import java.util.List;
import java.util.Map;

/** Tells the facts of Terraform's alarms and dashboard. */
final class TerraformObservabilityFacts {

  private final Facts facts;

  TerraformObservabilityFacts(Facts facts) {
    this.facts = facts;
  }

  void alarm(Properties alarm) {
    String name = alarm.text("alarm_name");
    // Behind project and environment, which other facts hold the names to.
    String id = TerraformFacts.camelCase(name.replaceFirst("^.*?-(dev|test|staging|prod)-", ""));
    facts.put(alarm.text("alarm_description"), "alarm", id, "description");
    facts.put(
        ModelObservabilityFacts.condition(
            alarm.text("comparison_operator"),
            alarm.text("threshold"),
            alarm.text("evaluation_periods")),
        "alarm",
        id,
        "condition");
    facts.put(alarm.text("treat_missing_data"), "alarm", id, "missing data");
    facts.putSorted(alarm.texts("alarm_actions"), "alarm", id, "actions");
    List<Properties> queries = alarm.parts("metric_query");
    if (queries.isEmpty()) {
      metric(id, alarm, alarm.text("statistic"), "");
    }
    queries.forEach(query -> query(id, query));
    alarm.unread(facts);
  }

  private void query(String id, Properties query) {
    // A label that nothing refers to.
    query.text("id");
    boolean returned = query.optional("return_data").filter("true"::equals).isPresent();
    query
        .optional("expression")
        .ifPresentOrElse(
            expression ->
                facts.put(
                    expression + (returned ? "" : ", not compared"), "alarm", id, "expression"),
            () -> {
              Properties metric = TerraformFacts.block(query, "metric");
              metric(id, metric, metric.text("stat"), returned ? ", compared by itself" : "");
            });
  }

  private void metric(String id, Properties metric, String statistic, String more) {
    Map<?, ?> dimensions = metric.map("dimensions");
    if (dimensions.size() != 1) {
      throw new IllegalArgumentException(
          id + " has a metric of " + dimensions.size() + " dimensions");
    }
    Map.Entry<?, ?> dimension = dimensions.entrySet().iterator().next();
    facts.put(
        statistic + " of " + metric.text("period") + " s" + more,
        "alarm",
        id,
        "of",
        DashboardFacts.metric(
            metric.text("namespace"),
            metric.text("metric_name"),
            dimension.getKey().toString(),
            dimension.getValue().toString()));
  }

  void dashboard(Properties dashboard) {
    DashboardFacts.add(facts, dashboard.text("dashboard_name"), dashboard.text("dashboard_body"));
    dashboard.unread(facts);
  }
}
