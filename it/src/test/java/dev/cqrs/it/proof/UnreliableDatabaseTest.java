package dev.cqrs.it.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.proof.Proof;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database that throttles, fails, resets and cuts answers, now and then or nearly always. */
class UnreliableDatabaseTest {

  private static final int COMMANDS = 32;
  private static final int THREADS = 16;

  /** A read and a write, each tried three times, each connection's loss hidden once by the JDK. */
  private static final int MAX_REQUESTS = 2 * 3 * 2;

  private static final long MAX_MILLIS = FunctionProcess.TIMEOUT.toMillis() * 3 / 4;

  private final String table = Database.eventStore();

  @ParameterizedTest
  @ValueSource(ints = {5, 20, 50, 80})
  void a_command_is_carried_out_or_gets_a_503_in_time_and_a_retry_settles_it(int percent) {
    int count = Proof.times(COMMANDS);
    try (FaultProxy proxy = new FaultProxy(Database.port(), Faults.none());
        FunctionProcess function = FunctionProcess.commands(table, proxy, THREADS).awaitReady()) {
      for (int account = 0; account < THREADS; account++) {
        Map<String, Object> open = Commands.open("open", 1_000_000);
        open.put("aggregateId", "account-" + account);
        assertThat(function.call(Commands.payload(open)).status()).isEqualTo(201);
      }
      long before = proxy.requests();
      proxy.setFaults(Faults.random(Proof.random("faults" + percent), percent, Faults.ANY));
      List<Answered> answers = sendAll(function, count);

      Map<Integer, Integer> statuses = new TreeMap<>();
      answers.forEach(answer -> statuses.merge(answer.reply().status(), 1, Integer::sum));
      long slowest = answers.stream().mapToLong(Answered::millis).max().orElseThrow();
      System.out.printf(
          "%d %% of requests with a fault: answers by status %s, slowest %d ms, %.1f requests"
              + " each%n",
          percent, statuses, slowest, (proxy.requests() - before) / (double) count);
      assertThat(statuses.keySet()).as(Proof.repeat()).isSubsetOf(200, 201, 503);
      assertThat(slowest).isLessThan(MAX_MILLIS);
      assertThat(proxy.requests() - before).isLessThanOrEqualTo((long) count * MAX_REQUESTS);

      proxy.setFaults(Faults.none());
      answers.forEach(answer -> settle(function, answer));
    }
  }

  /** A command, its answer, and how long that took. */
  private record Answered(Map<String, Object> command, int events, Reply reply, long millis) {}

  /** Sends commands to as many accounts as there are threads, one at a time to each. */
  private static List<Answered> sendAll(FunctionProcess function, int count) {
    List<CompletableFuture<List<Answered>>> accounts = new ArrayList<>();
    for (int account = 0; account < THREADS; account++) {
      String id = "account-" + account;
      accounts.add(
          CompletableFuture.supplyAsync(
              () -> sendTo(function, id, count / THREADS), work -> new Thread(work).start()));
    }
    return accounts.stream().flatMap(answers -> answers.join().stream()).toList();
  }

  private static List<Answered> sendTo(FunctionProcess function, String account, int count) {
    List<Answered> answers = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      String id = account + "-" + number;
      switch (Math.floorMod(account.hashCode() + number, 4)) {
        case 0 -> answers.add(send(function, Commands.deposit(account, id, 1), 1));
        case 1 -> answers.add(send(function, Commands.deposit(account, id, 1, 4), 4));
        case 2 -> answers.add(send(function, Commands.open(id, 1), 1));
        default -> answers.add(send(function, Commands.withdraw(account, id, 1), 1));
      }
    }
    return answers;
  }

  private static Answered send(FunctionProcess function, Map<String, Object> command, int events) {
    long start = System.nanoTime();
    Reply reply = function.call(Commands.payload(command));
    return new Answered(command, events, reply, (System.nanoTime() - start) / 1_000_000);
  }

  /** Sends a command again, without faults: it has happened once, as its acknowledgement told. */
  private void settle(FunctionProcess function, Answered answer) {
    Reply settled = function.call(Commands.payload(answer.command()));

    assertThat(settled.acknowledged()).as(settled.text()).isTrue();
    if (answer.reply().acknowledged()) {
      settled.assertRepeats(answer.reply());
    }
    String account = (String) settled.body().get("aggregateId");
    List<RecordedEvent> history = Database.history(table, account);
    Histories.assertContiguous(history);
    assertThat(history)
        .filteredOn(event -> event.commandId().equals(answer.command().get("commandId")))
        .hasSize(answer.events());
  }
}
