package dev.cqrs.maven.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tells the facts of dashboards and metrics. */
public final class DashboardFacts {

  private DashboardFacts() {}

  /**
   * Adds the facts of a dashboard.
   *
   * @param facts where to
   * @param name its name
   * @param body its JSON
   */
  public static void add(Facts facts, String name, String body) {
    Map<?, ?> dashboard = (Map<?, ?>) Canonical.parse(body);
    Canonical.unknown(facts, dashboard, List.of("widgets"), "dashboard", name);
    int number = 0;
    for (Object each : Canonical.many(dashboard.get("widgets"))) {
      number++;
      Map<?, ?> widget = (Map<?, ?>) each;
      Map<?, ?> properties = (Map<?, ?>) widget.get("properties");
      Object[] subject = {"dashboard", name, "widget", number};
      Canonical.unknown(facts, widget, List.of("type", "width", "properties"), subject);
      Canonical.unknown(
          facts, properties, List.of("title", "region", "period", "stat", "metrics"), subject);
      facts.put(
          widget(
              "%s %s wide in %s"
                  .formatted(widget.get("type"), widget.get("width"), properties.get("region")),
              properties.get("title"),
              properties.get("stat"),
              properties.get("period"),
              lines((List<?>) properties.get("metrics"))),
          subject);
    }
  }

  /** One widget's fact. */
  public static String widget(
      String shape, Object title, Object statistic, Object seconds, List<String> metrics) {
    return "%s (%s): %s of %s s: %s"
        .formatted(title, shape, statistic, seconds, String.join(", ", metrics));
  }

  /** Replaces CloudWatch's short form for what the line before says, too. */
  private static List<String> lines(List<?> metrics) {
    List<String> lines = new ArrayList<>();
    List<String> before = List.of();
    for (Object each : metrics) {
      List<String> words = new ArrayList<>(Canonical.texts(each));
      if (words.get(0).equals("...")) {
        int kept = before.size() - (words.size() - 1);
        words.remove(0);
        words.addAll(0, before.subList(0, kept));
      }
      before = words;
      lines.add(metric(words.get(0), words.get(1), words.get(2), words.get(3)));
    }
    return lines;
  }

  /** One metric of one resource. */
  public static String metric(String namespace, String name, String dimension, String resource) {
    return namespace + " " + name + " " + dimension + "=" + resource;
  }
}
