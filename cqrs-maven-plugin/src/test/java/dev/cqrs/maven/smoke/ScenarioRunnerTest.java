package dev.cqrs.maven.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.maven.infrastructure.Plans;
import dev.cqrs.maven.smoke.StepResult.Outcome;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class ScenarioRunnerTest {

  private static final String TWO_STEPS =
      """
      scenario: a user
      steps:
        - name: create
          command: CreateUser
          with: { email: "ann-${run}@example.com" }
          expect: { statusCode: 201, body: { version: 1 } }
          save: { userId: aggregateId }
        - name: read
          query: GetUser
          with: { userId: "${userId}" }
          eventually: 2s
          expect: { statusCode: 200, body: { items: [ { price: 1.5 } ] } }
      """;

  private final Scripted application = new Scripted();

  @Test
  void saved_values_reach_later_steps_and_a_wait_ends_when_the_expectation_comes_true() {
    application.answers.add(
        "{\"statusCode\":201,\"body\":{\"version\":1,\"aggregateId\":\"u-1\"}}");
    application.answers.add("{\"statusCode\":404,\"body\":{}}");
    application.answers.add("{\"statusCode\":200,\"body\":{\"items\":[{\"price\":1.50,\"n\":1}]}}");

    List<StepResult> results = run(TWO_STEPS);

    assertThat(results).extracting(StepResult::outcome).containsOnly(Outcome.PASSED);
    assertThat(application.sent.get(0)).contains("\"email\":\"ann-r1@example.com\"");
    assertThat(application.sent.get(2))
        .matches(
            "\\{\"queryType\":\"GetUser\",\"correlationId\":\"smoke-[^\"]+\",\"userId\":\"u-1\"}");
    assertThat(results.get(1).lag()).isPresent();
  }

  @Test
  void a_saved_number_is_sent_and_compared_as_a_number_and_is_text_only_inside_of_text() {
    application.answers.add("{\"statusCode\":200,\"body\":{\"version\":3,\"gift\":true}}");
    application.answers.add("{\"statusCode\":200,\"body\":{\"version\":3}}");

    List<StepResult> results =
        run(
            """
            scenario: a user
            steps:
              - name: read
                query: GetUser
                expect: { statusCode: 200 }
                save: { version: version, gift: gift }
              - name: update
                command: UpdateUser
                with: { expectedVersion: "${version}", gift: "${gift}", name: "v${version}" }
                expect: { statusCode: 200, body: { version: "${version}" } }
            """);

    assertThat(results).extracting(StepResult::outcome).containsOnly(Outcome.PASSED);
    assertThat(application.sent.get(1))
        .endsWith("\"expectedVersion\":3,\"gift\":true,\"name\":\"v3\"}");
  }

  @Test
  void a_failure_tells_what_was_sent_expected_and_answered_and_later_steps_are_not_run() {
    application.answers.add("{\"statusCode\":422,\"body\":{\"detail\":\"no more users\"}}");

    List<StepResult> results = run(TWO_STEPS);

    assertThat(results.get(0).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(results.get(0).details())
        .element(1)
        .isEqualTo("expected   statusCode is 422, expected 201");
    assertThat(results.get(0).details()).element(2).isEqualTo("answered   422  no more users");
    assertThat(results.get(0).details()).element(3).isEqualTo("log        refused");
    assertThat(results.get(1).outcome()).isEqualTo(Outcome.NOT_RUN);
    assertThat(results.get(1).details())
        .containsExactly("not run: no step before has saved userId");
  }

  @Test
  void events_must_be_as_many_as_expected() {
    application.answers.add(
        "[{\"EventType\":\"A\",\"Version\":1},{\"EventType\":\"B\",\"Version\":2}]");

    List<StepResult> results =
        run(
            """
            scenario: s
            steps:
              - name: stored
                events: u-1
                expect: { events: [ { EventType: A, Version: 1 } ] }
            """);

    assertThat(results.get(0).details().get(1))
        .isEqualTo("expected   events has 2 elements, expected 1");
  }

  @Test
  void the_details_of_a_failure_show_no_value_of_a_personal_component() {
    application.answers.add(
        "{\"statusCode\":200,\"body\":{\"version\":1,\"profile\":{\"email\":\"bob@example.com\"}}}");
    application.answers.add(
        "{\"statusCode\":200,\"body\":{\"items\":[{\"email\":\"bob@example.com\"}]}}");
    String yaml =
        """
        scenario: a user
        steps:
          - name: create
            command: CreateUser
            with: { email: "ann@example.com", age: 7 }
            expect: { statusCode: 201 }
          - name: read
            query: GetUser
            with: { email: "ann@example.com" }
            expect: { body: { items: [ { email: "ann@example.com" } ] } }
        """;

    List<StepResult> results =
        new ScenarioRunner(application, PersonalValues.of(Plans.model("user-orders")), r -> {})
            .run(ScenarioParser.parse("s.yaml", yaml), "r1");

    assertThat(results.get(0).details())
        .anyMatch(
            line ->
                line.startsWith("sent ") && line.endsWith("\"email\":\"(personal)\",\"age\":7}"))
        .contains(
            "expected   statusCode is 200, expected 201",
            "answered   200  {\"version\":1,\"profile\":{\"email\":\"(personal)\"}}");
    assertThat(results.get(1).details())
        .contains("expected   another value of a personal component");
    assertThat(results).flatExtracting(StepResult::details).noneMatch(line -> line.contains("@"));
  }

  @Test
  void the_report_is_well_formed_whatever_an_answer_contains() throws Exception {
    application.answers.add("{\"statusCode\":500,\"body\":{\"detail\":\"<&\\u0001\\\"]]>\"}}");
    Scenario scenario = ScenarioParser.parse("s.yaml", TWO_STEPS);
    List<StepResult> results =
        new ScenarioRunner(application, PersonalValues.none(), r -> {}).run(scenario, "r1");

    String xml = JunitReport.render(Map.of(scenario, results));

    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(xml)));
    assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(2);
    assertThat(document.getElementsByTagName("failure").getLength()).isEqualTo(1);
    assertThat(document.getElementsByTagName("skipped").getLength()).isEqualTo(1);
  }

  private List<StepResult> run(String yaml) {
    return new ScenarioRunner(application, PersonalValues.none(), r -> {})
        .run(ScenarioParser.parse("s.yaml", yaml), "r1");
  }

  private static final class Scripted implements Application {
    private final ObjectMapper json = new ObjectMapper();
    private final Queue<String> answers = new ArrayDeque<>();
    private final List<String> sent = new ArrayList<>();

    @Override
    public JsonNode command(ObjectNode request) {
      sent.add(request.toString());
      return next();
    }

    @Override
    public JsonNode query(ObjectNode request) {
      sent.add(request.toString());
      return next();
    }

    @Override
    public ArrayNode events(String aggregateId) {
      return (ArrayNode) next();
    }

    @Override
    public List<String> log(Scenario.Kind kind, String correlationId) {
      return List.of("refused");
    }

    private JsonNode next() {
      try {
        return json.readTree(answers.remove());
      } catch (IOException broken) {
        throw new UncheckedIOException(broken);
      }
    }
  }
}
