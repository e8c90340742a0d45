package dev.cqrs.maven.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cqrs.maven.problem.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  @Test
  void refuses_a_key_that_is_there_twice_at_any_depth() {
    assertRefused(
        """
        scenario: s
        steps:
          - name: create
            command: CreateUser
            with:
              user:
                email: a@example.com
                email: b@example.com
            expect: { statusCode: 201 }
        """,
        "shop.yaml:8 'email' is there twice, first on line 7; leave one out.");
  }

  @Test
  void refuses_a_key_that_is_no_text() {
    assertRefused(
        """
        scenario: s
        steps:
          - name: create
            command: CreateUser
            with: { [a, b]: 1 }
            expect: { statusCode: 201 }
        """,
        "shop.yaml:5 a key must be text.");
  }

  @Test
  void refuses_an_alias_of_what_it_is_in() {
    assertRefused(
        """
        scenario: s
        steps:
          - name: create
            command: CreateUser
            with: &all { again: *all }
            expect: { statusCode: 201 }
        """,
        "shop.yaml:5 an alias stands for what it is part of; write it out.");
  }

  @Test
  void refuses_an_alias_of_nothing() {
    assertThatThrownBy(() -> ScenarioParser.parse("shop.yaml", "scenario: *nothing"))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("shop.yaml:1 is no valid YAML: ");
  }

  @Test
  void refuses_a_file_in_another_encoding(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("latin.yaml");
    Files.write(file, "scenario: ä".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> ScenarioParser.read("src/test/smoke/latin.yaml", file))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "src/test/smoke/latin.yaml is not in UTF-8, which scenarios must be. Save it in that encoding.");
  }

  private static void assertRefused(String yaml, String message) {
    assertThatThrownBy(() -> ScenarioParser.parse("shop.yaml", yaml))
        .isInstanceOf(UserError.class)
        .hasMessage(message);
  }
}
