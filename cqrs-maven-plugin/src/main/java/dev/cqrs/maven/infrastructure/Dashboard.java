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
   * A graph.
   *
   * @param title its title
   * @param metrics its lines
   */
  public record Widget(String title, List<Metric> metrics) {

    /** Makes the graph; its list is copied. */
    public Widget {
      metrics = List.copyOf(metrics);
    }
  }
}
