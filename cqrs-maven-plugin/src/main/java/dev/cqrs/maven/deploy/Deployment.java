package dev.cqrs.maven.deploy;

import java.util.Map;

/**
 * A deployed stack.
 *
 * @param stackId stack's id
 * @param status its status
 * @param summary what changed; all zero when nothing had to
 * @param outputs its outputs, by key
 */
public record Deployment(
    String stackId, String status, ChangeSummary summary, Map<String, String> outputs) {

  /**
   * Whether anything had to change.
   *
   * @return whether the change set was not empty
   */
  public boolean changedAnything() {
    return summary.added() + summary.changed() + summary.removed() > 0;
  }
}
