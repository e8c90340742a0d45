package dev.cqrs.maven.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.maven.cloud.Target;
import dev.cqrs.maven.infrastructure.Applications;
import dev.cqrs.maven.infrastructure.Infrastructure;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadModelRebuildTest {

  @Test
  void what_was_compared_is_said_as_it_was() {
    Infrastructure plan =
        new Applications()
            .aggregate("Thing", false, List.of("Event1"))
            .readModel("profiles", 1, false, List.of(), List.of("Event1"))
            .readModel("totals", 1, true, List.of(), List.of("Event1"))
            .plan();

    assertThat(ReadModelRebuild.agreement(plan, "profiles", 1_200))
        .isEqualTo(
            "  profiles        1,200 events compared by positions and contents of rows, no"
                + " difference");
    assertThat(ReadModelRebuild.agreement(plan, "totals", 1_200))
        .isEqualTo(
            "  totals          1,200 events compared by positions only, no aggregate is behind; the"
                + " contents of rows that several aggregates feed are not compared");
  }

  @Test
  void the_filling_starts_when_the_new_rules_match() {
    assertThat(ReadModelRebuild.untilRulesMatch(Target.AWS)).isEqualTo(Duration.ofMinutes(1));
    assertThat(ReadModelRebuild.untilRulesMatch(Target.LOCAL)).isEqualTo(Duration.ZERO);
  }
}
