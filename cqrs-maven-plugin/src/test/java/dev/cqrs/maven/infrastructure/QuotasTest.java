package dev.cqrs.maven.infrastructure;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cqrs.maven.application.ApplicationModel.Index;
import dev.cqrs.maven.problem.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuotasTest {

  private static final List<String> CREATED = List.of("Created");

  @Test
  void the_variables_of_a_function_must_fit() {
    assertThat(readModels(21).readModel("five5", 1, true, List.of(), CREATED).plan().readModels())
        .hasSize(22);
    assertThatThrownBy(() -> readModels(21).readModel("sixsix", 1, true, List.of(), CREATED).plan())
        .isInstanceOf(UserError.class)
        .hasMessage(
            "The function query-handler would have environment variables of 4097 bytes, but Lambda"
                + " allows 4096 for all of them together. They name the tables of 22 read models,"
                + " each with the longest project name and environment. Give the read models"
                + " shorter names, or split the application.");
  }

  @Test
  void the_policy_of_a_role_must_fit() {
    assertThat(indexes(62).plan().readModels()).hasSize(10);
    assertThatThrownBy(() -> indexes(63).plan())
        .isInstanceOf(UserError.class)
        .hasMessage(
            "The role of the function query-handler would have a policy of 10241 characters, but"
                + " IAM allows 10240. It names 66 tables and indexes, each with the longest project"
                + " name, environment and region. Give the read models shorter names or fewer"
                + " indexes, or split the application.");
  }

  @Test
  void the_pattern_of_a_rule_must_fit() {
    assertThat(pattern(13).plan().rules()).hasSize(1);
    assertThatThrownBy(() -> pattern(14).plan())
        .isInstanceOf(UserError.class)
        .hasMessage(
            "The rule rows-projection would have a pattern of 2049 characters, but EventBridge"
                + " allows 2048. It names 153 event types. Give the events shorter names, or let"
                + " two read models or reactions handle them.");
  }

  @Test
  void a_bus_must_have_room_for_all_rules() {
    assertThat(reactions(300).plan().rules()).hasSize(300);
    assertThatThrownBy(() -> reactions(301).plan())
        .isInstanceOf(UserError.class)
        .hasMessage(
            "The application has 301 read models and reactions, but EventBridge allows 300 rules on"
                + " a bus, and each needs one. Split the application.");
  }

  /** Read models across aggregates with names of the greatest length. */
  private static Applications readModels(int count) {
    Applications application = new Applications().aggregate("Thing", true, CREATED);
    for (int i = 10; i < 10 + count; i++) {
      application.readModel("a-read-model-as-long-a" + i, 1, true, List.of(), CREATED);
    }
    return application;
  }

  /** Ten read models with 56 indexes, of which the last one's name has a given length. */
  private static Applications indexes(int length) {
    Applications application = new Applications().aggregate("Thing", true, CREATED);
    for (int i = 10; i < 19; i++) {
      application.readModel("a-read-model-as-long-a" + i, 1, false, index(6), CREATED);
    }
    List<Index> last = new ArrayList<>(index(1));
    last.add(Applications.index("i".repeat(length), "a", "S", "", ""));
    return application.readModel("a-read-model-as-long-a19", 1, false, last, CREATED);
  }

  private static List<Index> index(int count) {
    return IntStream.range(0, count)
        .mapToObj(n -> Applications.index("An-index-with-a-long-name-" + n, "a", "S", "", ""))
        .toList();
  }

  /** 152 events with names of ten characters, and one with a name of a given length. */
  private static Applications pattern(int length) {
    List<String> events =
        IntStream.range(0, 152)
            .mapToObj("Event%05d"::formatted)
            .collect(toCollection(ArrayList::new));
    events.add("E".repeat(length));
    return new Applications()
        .aggregate("Thing", false, events)
        .readModel("rows", 1, false, List.of(), events);
  }

  private static Applications reactions(int count) {
    Applications application = new Applications().aggregate("Thing", false, CREATED);
    Applications.numbered("reaction", count).forEach(name -> application.reaction(name, CREATED));
    return application;
  }
}
