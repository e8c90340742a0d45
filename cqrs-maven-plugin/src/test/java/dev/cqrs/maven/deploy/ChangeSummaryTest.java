package dev.cqrs.maven.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.model.ChangeAction;
import software.amazon.awssdk.services.cloudformation.model.ResourceChange;

class ChangeSummaryTest {

  @Test
  void counts_what_is_added_changed_and_removed() {
    ChangeSummary summary =
        ChangeSummary.of(
            List.of(
                change(ChangeAction.ADD),
                change(ChangeAction.ADD),
                change(ChangeAction.MODIFY),
                change(ChangeAction.REMOVE)));

    assertThat(summary.sentence(Duration.ofMillis(6100)))
        .isEqualTo("Deployed in 6.1 s: 2 added, 1 changed, 1 removed.");
  }

  private static ResourceChange change(ChangeAction action) {
    return ResourceChange.builder().action(action).build();
  }
}
