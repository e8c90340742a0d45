package dev.cqrs.it.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.cqrs.proof.Proof;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Bad input of every kind to the real functions, whose memory is small. */
class FuzzTest {

  private static final int PAYLOADS = 5_000;
  private static final List<String> LEAKS =
      List.of("Exception", "\\tat ", ".java:", "dev.cqrs", "Caused by");
  private static final FaultProxy PROXY = new FaultProxy(Database.port(), Faults.none());

  @AfterAll
  static void close() {
    PROXY.close();
  }

  @Test
  void no_command_gets_an_internal_error_and_none_that_is_refused_leaves_an_event() {
    String table = Database.eventStore();
    Set<String> acknowledged = new TreeSet<>();
    Consumer<Reply> check =
        reply -> {
          if (reply.acknowledged()) {
            acknowledged.add(reply.body().get("aggregateId") + " " + reply.body().get("commandId"));
          }
        };
    try (FunctionProcess function = FunctionProcess.commands(table, PROXY).awaitReady()) {
      for (int account = 0; account < Fuzz.ACCOUNTS; account++) {
        Map<String, Object> open = Commands.open("open", 100);
        open.put("aggregateId", "account-" + account);
        check.accept(function.call(Commands.payload(open)));
      }
      Map<Integer, Integer> statuses = send("commands", Fuzz::command, function, check);
      assertThat(statuses).containsKeys(200, 201, 400, 404, 409, 413, 422);
    }
    assertThat(Database.commands(table)).isEqualTo(acknowledged);
  }

  @Test
  void no_query_gets_an_internal_error() {
    String table = Database.accounts();
    try (FunctionProcess function = FunctionProcess.queries(table, PROXY).awaitReady()) {
      assertThat(send("queries", Fuzz::query, function, reply -> {}))
          .containsKeys(200, 400, 404, 422);
    }
  }

  private static Map<Integer, Integer> send(
      String kind,
      Function<Random, byte[]> payloads,
      FunctionProcess function,
      Consumer<Reply> check) {
    Random random = Proof.random(kind);
    Map<Integer, Integer> statuses = new TreeMap<>();
    Times times = new Times();
    byte[] yardstick = "{}".getBytes(StandardCharsets.UTF_8);
    for (int number = 0; number < Proof.times(PAYLOADS); number++) {
      byte[] payload = payloads.apply(random);
      Reply reply = times.of("payloads", () -> function.call(payload));
      if (number % 10 == 0) {
        times.of("{}", () -> function.call(yardstick));
      }
      boolean answered = reply.status() >= 200 && reply.status() < 500;
      if (!answered || LEAKS.stream().anyMatch(reply.text()::contains)) {
        fail(
            "payload %d of %s (%s): %s%nanswered %d: %s",
            number, kind, Proof.repeat(), Fuzz.shown(payload), reply.status(), reply.text());
      }
      statuses.merge(reply.status(), 1, Integer::sum);
      check.accept(reply);
    }
    System.out.println("Fuzzed " + kind + ", answers by status: " + statuses + "; " + times);
    return statuses;
  }
}
