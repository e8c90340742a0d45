package dev.cqrs.it.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.it.proof.Operation.Outcome;
import dev.cqrs.proof.Proof;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Two processes with eight threads each write to the same accounts through proxies with faults. */
class ConcurrentWritersTest {

  private static final int PROCESSES = 2;
  private static final int THREADS = 8;
  private static final int COMMANDS_OF_A_THREAD = 25;
  private static final int ACCOUNTS = 20;
  private static final int FAULTS_PERCENT = 30;
  private static final int ATTEMPTS = 4;

  private final String table = Database.eventStore();
  private final List<FaultProxy> proxies = new ArrayList<>();
  private final List<FunctionProcess> functions = new ArrayList<>();
  private final Queue<Operation> operations = new ConcurrentLinkedQueue<>();
  private final Map<String, Queue<Reading>> readings = new ConcurrentHashMap<>();

  @Test
  void one_history_of_each_account_explains_all_answers() throws Exception {
    for (int process = 0; process < PROCESSES; process++) {
      proxies.add(new FaultProxy(Database.port(), Faults.none()));
      functions.add(FunctionProcess.commands(table, proxies.get(process), THREADS));
    }
    functions.forEach(FunctionProcess::awaitReady);
    for (int account = 0; account < ACCOUNTS; account++) {
      Map<String, Object> open = Commands.open("open-" + account, 40);
      open.put("aggregateId", "account-" + account);
      send("account-" + account, open, 1, 40, new Random(account), 0);
    }
    for (int process = 0; process < PROCESSES; process++) {
      proxies
          .get(process)
          .setFaults(Faults.random(Proof.random("writes" + process), FAULTS_PERCENT, Faults.ANY));
    }
    writeFromAllThreads();
    functions.forEach(FunctionProcess::close);
    proxies.forEach(FaultProxy::close);

    Map<Outcome, Long> outcomes =
        operations.stream()
            .collect(Collectors.groupingBy(Operation::outcome, Collectors.counting()));
    System.out.println("Concurrent commands by outcome: " + outcomes);
    assertThat(violations()).as(Proof.repeat()).isEmpty();
    assertThat(outcomes).containsKeys(Outcome.ACKNOWLEDGED, Outcome.REFUSED, Outcome.UNKNOWN);
  }

  private void writeFromAllThreads() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(PROCESSES * THREADS);
    List<Future<?>> writers = new ArrayList<>();
    for (int thread = 0; thread < PROCESSES * THREADS; thread++) {
      int number = thread;
      writers.add(threads.submit(() -> write(number)));
    }
    for (Future<?> writer : writers) {
      writer.get();
    }
    threads.shutdown();
  }

  private void write(int thread) {
    Random random = Proof.random("thread" + thread);
    for (int number = 0; number < Proof.times(COMMANDS_OF_A_THREAD); number++) {
      // Some accounts are hotter than others.
      String account = "account-" + Math.min(random.nextInt(ACCOUNTS), random.nextInt(ACCOUNTS));
      String id = thread + "-" + number;
      int amount = 1 + random.nextInt(20);
      switch (random.nextInt(8)) {
        case 0, 1, 2 -> {
          // More than is deposited on average, so that many are refused.
          int more = amount + 6;
          send(account, Commands.withdraw(account, id, more), 1, -more, random, thread);
        }
        case 3 -> send(account, Commands.deposit(account, id, 1, 3), 3, 3, random, thread);
        case 4 -> read(account);
        default -> send(account, Commands.deposit(account, id, amount), 1, amount, random, thread);
      }
    }
  }

  /** Sends a command, after an unknown outcome perhaps again, to any process. */
  private void send(
      String account,
      Map<String, Object> command,
      int events,
      long change,
      Random random,
      int thread) {
    byte[] payload = Commands.payload(command);
    long invoked = System.nanoTime();
    Reply reply = functions.get(thread % PROCESSES).call(payload);
    for (int attempt = 1;
        reply.unknown() && attempt < ATTEMPTS && random.nextBoolean();
        attempt++) {
      reply = functions.get(random.nextInt(PROCESSES)).call(payload);
    }
    Outcome outcome =
        reply.unknown()
            ? Outcome.UNKNOWN
            : reply.acknowledged() ? Outcome.ACKNOWLEDGED : Outcome.REFUSED;
    assertThat(reply.status()).as(reply.text()).isIn(0, 200, 201, 422, 503);
    operations.add(
        new Operation(
            account,
            (String) command.get("commandId"),
            events,
            change,
            outcome,
            reply.acknowledged() ? reply.version() : 0,
            invoked,
            System.nanoTime()));
  }

  private void read(String account) {
    long invoked = System.nanoTime();
    List<String> commandIds =
        Database.history(table, account).stream().map(RecordedEvent::commandId).toList();
    readings
        .computeIfAbsent(account, id -> new ConcurrentLinkedQueue<>())
        .add(new Reading(commandIds, invoked, System.nanoTime()));
  }

  private List<String> violations() {
    Map<String, List<Operation>> byAccount =
        operations.stream().collect(Collectors.groupingBy(Operation::account));
    List<String> violations = new ArrayList<>();
    byAccount.forEach(
        (account, sent) ->
            HistoryCheck.violations(
                    Database.history(table, account),
                    sent,
                    List.copyOf(readings.getOrDefault(account, new ConcurrentLinkedQueue<>())))
                .forEach(violation -> violations.add(account + ": " + violation)));
    return violations;
  }
}
