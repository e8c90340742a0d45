package dev.cqrs.maven.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cqrs.maven.problem.UserError;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScenarioParserTest {

  @Test
  void reads_a_step_with_its_line_its_values_and_its_wait() {
    Scenario scenario =
        ScenarioParser.parse(
            "shop.yaml",
            """
            scenario: a user orders
            steps:
              - name: create
                command: CreateOrder
                with: { price: 1.10, quantity: 2, gift: true }
                eventually: 10s
                expect: { statusCode: 201 }
                save: { orderId: aggregateId }
            """);

    Scenario.Step step = scenario.steps().get(0);
    assertThat(scenario.name()).isEqualTo("a user orders");
    assertThat(step.line()).isEqualTo(3);
    assertThat(step.kind()).isEqualTo(Scenario.Kind.COMMAND);
    assertThat(step.with()).hasToString("{\"price\":1.10,\"quantity\":2,\"gift\":true}");
    assertThat(step.eventually()).contains(Duration.ofSeconds(10));
    assertThat(step.save()).containsEntry("orderId", "aggregateId");
  }

  @Test
  void refuses_an_unknown_key_with_its_line() {
    assertRefused(
        """
        scenario: s
        steps:
          - name: create
            command: CreateUser
            expects: { statusCode: 201 }
        """,
        "shop.yaml:5 'expects' is unknown in a step; known are command, events, eventually,"
            + " expect, name, query, save, with.");
  }

  @Test
  void refuses_a_step_that_is_both_command_and_query() {
    assertRefused(
        """
        scenario: s
        steps:
          - name: both
            command: CreateUser
            query: GetUser
            expect: { statusCode: 201 }
        """,
        "shop.yaml:3 the step 'both' must have exactly one of command, query and events.");
  }

  @Test
  void refuses_a_wait_without_a_unit() {
    assertRefused(
        """
        scenario: s
        steps:
          - name: read
            query: GetUser
            eventually: 10
            expect: { statusCode: 200 }
        """,
        "shop.yaml:5 eventually must be like 10s or 500ms.");
  }

  private static void assertRefused(String yaml, String message) {
    assertThatThrownBy(() -> ScenarioParser.parse("shop.yaml", yaml))
        .isInstanceOf(UserError.class)
        .hasMessage(message);
  }
}
