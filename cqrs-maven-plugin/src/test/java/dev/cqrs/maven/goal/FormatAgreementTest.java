package dev.cqrs.maven.goal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.maven.agreement.AgreementTarget;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FormatAgreementTest {

  @Test
  void no_format_is_forgotten_when_the_targets_are_compared_with_the_model() {
    assertThat(Arrays.stream(AgreementTarget.values()).map(AgreementTarget::format))
        .containsExactly(Arrays.stream(Format.values()).map(Format::id).toArray(String[]::new));
  }
}
