package dev.cqrs.maven.deploy;

import dev.cqrs.maven.console.Amounts;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.cloudformation.model.ChangeAction;
import software.amazon.awssdk.services.cloudformation.model.ResourceChange;

/**
 * How many resources a change set touches.
 *
 * @param added resources to create
 * @param changed resources to change or replace
 * @param removed resources to remove
 */
public record ChangeSummary(int added, int changed, int removed) {

  /**
   * Counts the changes of a change set.
   *
   * @param changes its resource changes
   * @return the counts
   */
  public static ChangeSummary of(List<ResourceChange> changes) {
    int added = 0;
    int removed = 0;
    for (ResourceChange change : changes) {
      if (change.action() == ChangeAction.ADD) {
        added++;
      } else if (change.action() == ChangeAction.REMOVE) {
        removed++;
      }
    }
    return new ChangeSummary(added, changes.size() - added - removed, removed);
  }

  /**
   * The closing line of a deployment.
   *
   * @param took how long it took
   * @return such as {@code Deployed in 6.1 s: 41 added, 0 changed, 0 removed.}
   */
  public String sentence(Duration took) {
    return "Deployed in %s: %d added, %d changed, %d removed."
        .formatted(Amounts.seconds(took), added, changed, removed);
  }
}
