package dev.cqrs.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.core.engine.Answer;
import dev.cqrs.core.engine.Backoff;
import dev.cqrs.core.engine.CommandProcessor;
import dev.cqrs.core.engine.ConsistencyToken;
import dev.cqrs.core.eventstore.AppendOutcome;
import dev.cqrs.core.eventstore.EventStore;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.eventstore.UniqueChanges;
import dev.cqrs.core.json.Json;
import dev.cqrs.testing.memory.InMemoryEventStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CommandProcessorTest {

  private final InMemoryEventStore store = new InMemoryEventStore();
  private final List<Throwable> failures = new ArrayList<>();

  @Test
  void a_creation_is_answered_with_its_event() {
    Answer answer = send("{'commandType':'OpenAccount','commandId':'c1','owner':'ann'}");

    StoredEvent event = store.all().get(0);
    assertThat(answer.status()).isEqualTo(201);
    assertThat(Json.write(answer.body()))
        .isEqualTo(
            json(
                "{'aggregateId':'%s','version':1,'eventId':'%s','eventType':'AccountOpened',"
                    + "'timestamp':'2026-01-02T03:04:05.123456Z','commandId':'c1',"
                    + "'correlationId':'c1','consistencyToken':'%s'}",
                event.metadata().aggregateId(),
                event.metadata().eventId(),
                ConsistencyToken.of(event.metadata().aggregateId(), Map.of("AccountOpened", 1L))
                    .text()));
  }

  @Test
  void a_retried_creation_gets_its_first_answer() {
    String request = "{'commandType':'OpenAccount','commandId':'c1','owner':'ann'}";

    assertThat(send(request)).isEqualTo(send(request));
    assertThat(store.all()).hasSize(1);
  }

  @Test
  void a_retried_change_gets_its_first_answer_though_others_came_between() {
    open("a1");
    Answer first = send(deposit("a1", "c2"));
    send(deposit("a1", "c3"));

    assertThat(send(deposit("a1", "c2"))).isEqualTo(first);
    assertThat(store.all()).hasSize(3);
  }

  @Test
  void a_second_creation_conflicts() {
    open("a1");

    assertProblem(
        send("{'commandType':'OpenAccount','aggregateId':'a1','commandId':'c2','owner':'bob'}"),
        409,
        "a1 already exists.");
  }

  @Test
  void all_faults_of_envelope_and_command_are_told_at_once() {
    Answer answer =
        send(
            "{'commandType':'Deposit','commandId':'a b','expectedVersion':-1,"
                + "'amount':'5','amout':5}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(Json.write(answer.body().get("violations")))
        .isEqualTo(
            json(
                "[{'field':'aggregateId','message':'is required'},"
                    + "{'field':'commandId','message':'must be a text of 1 to 128 characters, each"
                    + " a letter, a digit or one of . _ : -'},"
                    + "{'field':'expectedVersion','message':'must be 0 or more, but was -1'},"
                    + "{'field':'amount','message':'must be a number, but was a text'},"
                    + "{'field':'amout','message':'is not a field of Deposit; did you mean"
                    + " amount?'}]"));
  }

  @Test
  void an_unknown_command_is_told_the_known_ones() {
    Answer answer = send("{'commandType':'OpenAcount'}");

    assertThat(Json.write(answer.body().get("violations")))
        .contains(
            "must be one of CloseAccount, Deposit, OpenAccount, but was \\\"OpenAcount\\\";"
                + " did you mean OpenAccount?");
  }

  @Test
  void a_missing_aggregate_is_not_found() {
    assertProblem(send(deposit("a9", "c1")), 404, "There is no Account a9.");
  }

  @Test
  void another_version_than_expected_conflicts() {
    open("a1");

    assertProblem(
        send("{'commandType':'Deposit','aggregateId':'a1','expectedVersion':7,'amount':1}"),
        409,
        "a1 is at version 1, not 7.");
  }

  @Test
  void a_rejection_leaves_no_event_and_tells_its_code() {
    open("a1");
    send("{'commandType':'CloseAccount','aggregateId':'a1'}");

    Answer answer = send(deposit("a1", "c3"));

    assertProblem(answer, 422, "the account is closed");
    assertThat(answer.body()).containsEntry("code", "account-closed");
    assertThat(store.all()).hasSize(2);
  }

  @Test
  void nothing_changed_is_answered_with_the_version() {
    open("a1");

    Answer answer =
        send("{'commandType':'Deposit','aggregateId':'a1','commandId':'c2','amount':0}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(Json.write(answer.body()))
        .isEqualTo(
            json(
                "{'aggregateId':'a1','version':1,'commandId':'c2','correlationId':'c2',"
                    + "'consistencyToken':'%s'}",
                ConsistencyToken.of("a1", Map.of("AccountOpened", 1L)).text()));
  }

  @Test
  void a_failure_of_the_domain_gives_away_no_internals() {
    open("a1");

    Answer answer = send("{'commandType':'Deposit','aggregateId':'a1','amount':-1}");

    assertThat(answer.status()).isEqualTo(500);
    assertThat(Json.write(answer.body())).doesNotContain("secret").contains("errorId");
    assertThat(failures).hasSize(1).first().asString().contains("secret: negative");
  }

  @Test
  void an_oversized_event_is_refused() {
    String owner = "x".repeat(CommandProcessor.MAX_EVENT_BYTES);

    assertProblem(
        send("{'commandType':'OpenAccount','owner':'" + owner + "'}"),
        413,
        "The data of AccountOpened would take 256012 bytes; 256000 is the limit.");
    assertThat(store.all()).isEmpty();
  }

  @Test
  void an_unknown_outcome_is_retryable_with_the_same_command_id() {
    Answer lost = send(new LosesAnswers(), "{'commandType':'OpenAccount','owner':'ann'}");

    assertProblem(
        lost, 503, "The event store gave no clear answer: retry with the same commandId.");
    Answer retried =
        send(
            "{'commandType':'OpenAccount','owner':'ann','commandId':'"
                + lost.body().get("commandId")
                + "'}");
    assertThat(retried.status()).isEqualTo(201);
    assertThat(store.all()).hasSize(1);
  }

  @Property(tries = 10)
  void concurrent_commands_leave_contiguous_versions(
      @ForAll @IntRange(min = 2, max = 6) int writers) throws Exception {
    InMemoryEventStore fresh = new InMemoryEventStore();
    send(fresh, "{'commandType':'OpenAccount','aggregateId':'a1','owner':'ann'}");
    ExecutorService threads = Executors.newFixedThreadPool(writers);
    for (int i = 0; i < writers * 10; i++) {
      String id = "w" + i;
      threads.execute(
          () -> {
            while (send(fresh, deposit("a1", id)).status() == 503) {
              Thread.onSpinWait();
            }
          });
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

    assertThat(fresh.read("a1", 0))
        .extracting(event -> event.metadata().version())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, writers * 10L + 1).boxed().toList());
  }

  private final class LosesAnswers implements EventStore {
    @Override
    public List<StoredEvent> read(String aggregateId, long afterVersion) {
      return store.read(aggregateId, afterVersion);
    }

    @Override
    public Iterator<StoredEvent> backwards(String aggregateId, long from, int pageSize) {
      return store.backwards(aggregateId, from, pageSize);
    }

    @Override
    public AppendOutcome append(List<StoredEvent> events, UniqueChanges changes) {
      store.append(events, changes);
      throw new IllegalStateException("the connection was lost");
    }
  }

  private void open(String id) {
    send("{'commandType':'OpenAccount','aggregateId':'" + id + "','owner':'ann'}");
  }

  private static String deposit(String id, String commandId) {
    return "{'commandType':'Deposit','aggregateId':'%s','commandId':'%s','amount':1.50}"
        .formatted(id, commandId);
  }

  private Answer send(String request) {
    return send(store, request);
  }

  @SuppressWarnings("unchecked")
  private Answer send(EventStore target, String request) {
    Clock clock = Clock.fixed(Instant.parse("2026-01-02T03:04:05.123456789Z"), ZoneOffset.UTC);
    return new CommandProcessor(
            new Bank(), target, clock, (id, failure) -> failures.add(failure), Backoff.none())
        .handle((Map<String, Object>) Json.parse(json(request)));
  }

  private static void assertProblem(Answer answer, int status, String detail) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body()).containsEntry("detail", detail);
  }

  private static String json(String text, Object... values) {
    String quoted = text.replace('\'', '"');
    return values.length == 0 ? quoted : String.format(quoted, values);
  }
}
