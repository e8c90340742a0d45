package dev.cqrs.maven.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cqrs.maven.problem.UserError;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StackSettingsTest {

  @Test
  void names_start_with_project_and_environment() {
    assertThat(settings("shop", "dev").prefix()).isEqualTo("shop-dev");
  }

  @Test
  void a_project_name_that_fits_no_resource_is_refused() {
    assertThatThrownBy(() -> settings("My_Shop", "dev"))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "cqrs.projectName is 'My_Shop', but must be 3 to 20 lower-case letters, digits and"
                + " hyphens, a letter first, no hyphen last. Set it with -Dcqrs.projectName=…");
  }

  @Test
  void an_unknown_environment_is_refused() {
    assertThatThrownBy(() -> settings("shop", "live"))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "cqrs.environment is 'live', but must be dev, test, staging or prod. Set it with"
                + " -Dcqrs.environment=…");
  }

  private static StackSettings settings(String project, String environment) {
    return new StackSettings(
        project, environment, "stack", Map.of(), Duration.ofMillis(1), Duration.ofSeconds(1));
  }
}
