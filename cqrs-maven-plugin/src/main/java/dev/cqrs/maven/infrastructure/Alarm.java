package dev.cqrs.maven.infrastructure;

import java.util.List;

/**
 * Metrics of which none must exceed a threshold.
 *
 * @param id logical id
 * @param description what is wrong when it rings
 * @param metrics what is watched: 1 to 10 metrics
 * @param threshold largest value that is still good
 * @param periods minutes in a row after which it rings
 */
public record Alarm(
    String id, String description, List<Metric> metrics, int threshold, int periods) {

  /** How many metrics CloudWatch watches with one alarm at most. */
  public static final int MOST_METRICS = 10;

  /** Makes the alarm; its list is copied. */
  public Alarm {
    metrics = List.copyOf(metrics);
  }
}
