package dev.cqrs.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.core.engine.Answer;
import dev.cqrs.core.engine.Backoff;
import dev.cqrs.core.engine.ConsistencyToken;
import dev.cqrs.core.engine.Envelope;
import dev.cqrs.core.engine.FailureListener;
import dev.cqrs.core.engine.Projector;
import dev.cqrs.core.engine.QueryProcessor;
import dev.cqrs.core.engine.Timer;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.json.Json;
import dev.cqrs.testing.Bank.AccountOpened;
import dev.cqrs.testing.Bank.Deposited;
import dev.cqrs.testing.memory.InMemoryEventStore;
import dev.cqrs.testing.memory.InMemoryRows;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadYourWritesTest {

  private final InMemoryEventStore store = new InMemoryEventStore();
  private final InMemoryRows rows = new InMemoryRows(Bank.ACCOUNTS);
  private final Projector<?> projector =
      new Projector<>(Bank.ACCOUNTS, rows, store, Backoff.none());
  private final FakeTimer timer = new FakeTimer();
  private final QueryProcessor processor =
      new QueryProcessor(new Bank(), name -> rows, FailureListener.none(), timer);

  @Test
  void a_query_waits_until_the_rows_contain_what_its_command_has_left() {
    StoredEvent opened = append(new AccountOpened("ann"));
    StoredEvent deposited = append(new Deposited(BigDecimal.TEN));
    projector.project(opened);
    timer.at(Duration.ofMillis(300), () -> projector.project(deposited));

    Answer answer = ask(Map.of("consistencyToken", token(Map.of("Deposited", 2L))));

    assertThat(answer.headers()).isEqualTo(Map.of("x-consistency", "current"));
    assertThat(answer.body()).containsEntry("balance", BigDecimal.TEN);
    assertThat(timer.pauses).startsWith(millis(5), millis(10), millis(20), millis(40), millis(80));
    assertThat(timer.elapsed).isBetween(millis(300), millis(400));
  }

  @Test
  void what_is_there_is_answered_without_waiting() {
    projector.project(append(new AccountOpened("ann")));

    Answer answer = ask(Map.of("consistencyToken", token(Map.of("AccountOpened", 1L))));

    assertThat(answer.headers()).containsEntry("x-consistency", "current");
    assertThat(timer.pauses).isEmpty();
  }

  @Test
  void after_the_time_the_answer_says_that_it_is_stale() {
    projector.project(append(new AccountOpened("ann")));

    Answer answer =
        ask(
            Map.of(
                "consistencyToken",
                token(Map.of("Deposited", 2L)),
                "waitMillis",
                new BigDecimal(250)));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).containsEntry("x-consistency", "stale");
    assertThat(timer.elapsed).isEqualTo(millis(250));
  }

  @Test
  void a_row_that_is_missing_after_the_time_is_not_found_and_stale() {
    Answer answer = ask(Map.of("consistencyToken", token(Map.of("AccountOpened", 1L))));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.headers()).containsEntry("x-consistency", "stale");
    assertThat(timer.elapsed).isEqualTo(millis(3_000));
  }

  @Test
  void no_query_waits_longer_than_its_function_has_left() {
    Answer answer =
        processor.handle(
            request(Map.of("consistencyToken", token(Map.of("AccountOpened", 1L)))), () -> 40);

    assertThat(answer.headers()).containsEntry("x-consistency", "stale");
    assertThat(timer.elapsed).isEqualTo(millis(40));
  }

  @Test
  void a_wait_of_zero_looks_once() {
    Answer answer =
        ask(
            Map.of(
                "consistencyToken",
                token(Map.of("AccountOpened", 1L)),
                "waitMillis",
                BigDecimal.ZERO));

    assertThat(answer.headers()).containsEntry("x-consistency", "stale");
    assertThat(timer.pauses).isEmpty();
  }

  @Test
  void only_events_that_the_read_model_projects_are_waited_for() {
    projector.project(append(new AccountOpened("ann")));

    Answer answer =
        ask(
            Map.of(
                "consistencyToken",
                token(Map.of("AccountOpened", 1L, "AccountAudited", 2L, "AccountSigned", 3L))));

    assertThat(answer.headers()).containsEntry("x-consistency", "current");
    assertThat(timer.pauses).isEmpty();
  }

  @Test
  void a_query_without_a_token_neither_waits_nor_says_anything() {
    assertThat(ask(Map.of("waitMillis", new BigDecimal(500))).headers()).isEmpty();
    assertThat(timer.pauses).isEmpty();
  }

  @Test
  void faults_are_violations() {
    assertThat(
            Json.write(
                ask(Map.of("consistencyToken", "x", "waitMillis", new BigDecimal(10_001)))
                    .body()
                    .get("violations")))
        .isEqualTo(
            "[{\"field\":\"waitMillis\",\"message\":\"must be at most 10000, but was 10001\"},"
                + "{\"field\":\"consistencyToken\",\"message\":\"must be the consistencyToken of a"
                + " command's answer, unchanged\"}]");
    assertThat(ask(Map.of("waitMillis", new BigDecimal(-1))).status()).isEqualTo(400);
    assertThat(ask(Map.of("waitMillis", "1")).status()).isEqualTo(400);
    assertThat(ask(Map.of("consistencyToken", BigDecimal.ONE)).status()).isEqualTo(400);
  }

  @Test
  void the_header_stands_beside_the_others_in_the_envelope() {
    projector.project(append(new AccountOpened("ann")));
    byte[] request =
        Json.write(request(Map.of("consistencyToken", token(Map.of("AccountOpened", 1L)))))
            .getBytes(StandardCharsets.UTF_8);

    assertThat(Envelope.answer(request, false, processor::handle).get("headers"))
        .isEqualTo(Map.of("content-type", "application/json", "x-consistency", "current"));
  }

  private StoredEvent append(Object event) {
    long version = store.read("a1", 0).size() + 1L;
    StoredEvent stored = Records.stored(new Bank(), event, "a1", version, Instant.EPOCH);
    store.append(List.of(stored));
    return stored;
  }

  private static String token(Map<String, Long> versions) {
    return ConsistencyToken.of("a1", versions).text();
  }

  private Answer ask(Map<String, Object> envelope) {
    return processor.handle(request(envelope));
  }

  private static Map<String, Object> request(Map<String, Object> envelope) {
    Map<String, Object> request = new LinkedHashMap<>(envelope);
    request.put("queryType", "GetAccount");
    request.put("accountId", "a1");
    return request;
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  /** Time that passes only when somebody sleeps, and what happens meanwhile. */
  private static final class FakeTimer implements Timer {

    private Duration elapsed = Duration.ZERO;
    private final List<Duration> pauses = new ArrayList<>();
    private Duration moment = Duration.ofDays(1);
    private Runnable happens = () -> {};

    void at(Duration time, Runnable what) {
      moment = time;
      happens = what;
    }

    @Override
    public Duration elapsed() {
      return elapsed;
    }

    @Override
    public boolean sleep(Duration time) {
      boolean before = elapsed.compareTo(moment) < 0;
      pauses.add(time);
      elapsed = elapsed.plus(time);
      if (before && elapsed.compareTo(moment) >= 0) {
        happens.run();
      }
      return true;
    }
  }
}
