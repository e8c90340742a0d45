package dev.cqrs.maven.render.script;

import static dev.cqrs.maven.render.script.ShellText.literal;

import dev.cqrs.maven.infrastructure.Alarm;
import dev.cqrs.maven.infrastructure.Dashboard;
import dev.cqrs.maven.infrastructure.Dashboard.Widget;
import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.infrastructure.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Renders alarms and dashboard. */
final class Observability {

  private static final int PERIOD_SECONDS = 60;
  private static final int WIDTH = 12;

  private final Words words;

  private Observability(Words words) {
    this.words = words;
  }

  static void add(ShellText script, Infrastructure infrastructure, Words words) {
    Observability all = new Observability(words);
    script.section("Alarms.");
    infrastructure.alarms().forEach(alarm -> script.command(all.alarm(alarm)));
    Dashboard dashboard = infrastructure.dashboard();
    script
        .section("Everything at a glance.")
        .lines("ensure_dashboard " + dashboard.suffix() + " <<JSON")
        .lines(all.body(dashboard))
        .lines("JSON");
  }

  /** An alarm's name after {@code project-environment-}. */
  static String suffix(Alarm alarm) {
    return Words.option(alarm.id());
  }

  private List<String> alarm(Alarm alarm) {
    List<String> ensure =
        new ArrayList<>(
            List.of(
                "ensure_alarm",
                suffix(alarm),
                literal(alarm.description()),
                Integer.toString(alarm.threshold()),
                Integer.toString(alarm.periods())));
    for (Metric metric : alarm.metrics()) {
      ensure.add(
          "\"%s %s %s %s %s\""
              .formatted(
                  metric.namespace(),
                  metric.name(),
                  metric.dimension(),
                  words.metricName(metric.resourceId()),
                  metric.statistic()));
    }
    return ensure;
  }

  private String body(Dashboard dashboard) {
    return dashboard.widgets().stream()
        .map(this::widget)
        .collect(Collectors.joining(",\n", "{\"widgets\":[\n", "]}"));
  }

  /** Names no position: CloudWatch fills its rows from left to right, two such widgets a row. */
  private String widget(Widget widget) {
    Metric first = widget.metrics().get(0);
    String metrics =
        widget.metrics().stream()
            .map(metric -> metric(metric, first))
            .collect(Collectors.joining(","));
    return ("{\"type\":\"metric\",\"width\":%d,\"properties\":{\"title\":\"%s\","
            + "\"region\":\"$region\",\"period\":%d,\"stat\":\"%s\",\"metrics\":[%s]}}")
        .formatted(WIDTH, widget.title(), PERIOD_SECONDS, first.statistic(), metrics);
  }

  /** Three dots, CloudWatch's own short form, stand for what the line before says, too. */
  private String metric(Metric metric, Metric first) {
    String resource = words.metricName(metric.resourceId());
    return metric.equals(first)
        ? "[\"%s\",\"%s\",\"%s\",\"%s\"]"
            .formatted(metric.namespace(), metric.name(), metric.dimension(), resource)
        : "[\"...\",\"%s\"]".formatted(resource);
  }
}
