package dev.cqrs.maven.infrastructure;

import java.util.List;

/**
 * What the application's operators see at a glance.
 *
 * @param id logical id
 * @param suffix its name after {@code project-environment-}
 * @param widgets its graphs, in order
 */
public record Dashboard(String id, String suffix, List<Widget> widgets) {

  /** Makes the dashboard; its list is copied. */
  public Dashboard {
    widgets = List.copyOf(widgets);
  }

  /**
   * A graph of one metric of several resources.
   *
   * @param title its title
   * @param metrics its lines, which differ in nothing but the resource; at least one
   */
  public record Widget(String title, List<Metric> metrics) {

    /** Makes the graph; its list is copied. */
    public Widget {
      metrics = List.copyOf(metrics);
    }
  }
}
