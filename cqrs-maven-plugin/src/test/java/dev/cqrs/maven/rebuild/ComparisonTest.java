package dev.cqrs.maven.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Deque<JsonNode> answers = new ArrayDeque<>();
  private int looks;

  @Test
  void what_arrives_a_moment_later_is_no_difference() {
    answers.add(answer(difference("a", 2, 1), difference("b", 3, 0)));
    answers.add(answer(difference("b", 3, 2)));
    answers.add(answer());

    assertThat(compare().differences()).isEmpty();
    assertThat(looks).isEqualTo(3);
  }

  @Test
  void an_event_that_came_after_the_first_look_is_no_difference() {
    answers.add(answer(difference("a", 2, 1)));
    answers.add(answer(difference("a", 3, 2)));

    assertThat(compare().differences()).isEmpty();
  }

  @Test
  void what_never_arrives_is_a_difference() {
    answers.add(answer(difference("a", 2, 1)));

    assertThat(compare().differences()).containsExactlyEntriesOf(Map.of("a", "at 1"));
    assertThat(looks).isEqualTo(20);
  }

  @Test
  void a_row_of_another_value_is_a_difference_though_its_position_moves() {
    answers.add(answer(difference("a", 2, 2)));
    answers.add(answer(difference("a", 3, 3)));

    assertThat(compare().differences()).containsOnlyKeys("a");
  }

  private Comparison compare() {
    Comparison comparison =
        new Comparison(
            (segment, after, limit) -> {
              looks++;
              return answers.size() == 1 ? answers.peek() : answers.remove();
            },
            Duration.ZERO);
    comparison.run(0, null, 100);
    return comparison;
  }

  private static JsonNode answer(ObjectNode... differences) {
    ObjectNode answer = JSON.createObjectNode().put("scanned", 10);
    ArrayNode all = answer.putArray("differences");
    List.of(differences).forEach(all::add);
    return answer;
  }

  private static ObjectNode difference(String id, long version, long position) {
    return JSON.createObjectNode()
        .put("aggregateId", id)
        .put("version", version)
        .put("position", position)
        .put("reason", "at " + position);
  }
}
