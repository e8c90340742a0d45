package dev.cqrs.it.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.proof.Proof;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A function that is killed at any moment, and another one that gets the same command. */
class KillTest {

  private static final int KILLS = 20;
  private static final int ACCOUNTS = 5;
  private static final List<KillPoint> POINTS = List.of(KillPoint.values());

  private final Random random = Proof.random("kills");
  private final String table = Database.eventStore();
  private final FunctionPool pool =
      new FunctionPool(proxy -> FunctionProcess.commands(table, proxy));
  private final List<Sent> commands = new ArrayList<>();

  /**
   * A command and what came of it.
   *
   * @param events how many events it causes
   */
  private record Sent(String account, String commandId, int events, long change, long version) {}

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void a_command_whose_function_was_killed_has_one_outcome_however_often_it_is_sent() {
    List<String> accounts = new ArrayList<>();
    for (int number = 0; number < ACCOUNTS; number++) {
      accounts.add(first(Commands.open("open-" + number, 1000), 1, 1000));
    }
    for (int kill = 0; kill < Proof.times(KILLS); kill++) {
      KillPoint point = POINTS.get(random.nextInt(POINTS.size()));
      String account = accounts.get(random.nextInt(ACCOUNTS));
      String id = "kill-" + kill;
      switch (random.nextInt(4)) {
        case 0 -> kill(point, Commands.open(id, 7), 1, 7);
        case 1 -> kill(point, Commands.withdraw(account, id, 1), 1, -1);
        case 2 -> kill(point, Commands.deposit(account, id, 3, 5), 5, 15);
        default -> kill(point, Commands.deposit(account, id, 2), 1, 2);
      }
    }
    System.out.println(
        "Killed " + Proof.times(KILLS) + " functions; " + commands.size() + " commands");
    assertEachCommandHappenedOnce();
  }

  private String first(Map<String, Object> command, int events, long change) {
    Reply reply = pool.present().call(Commands.payload(command));
    return remember(command, reply, events, change);
  }

  /** Sends a command, kills its function at a point, and sends it to the next function. */
  private void kill(KillPoint point, Map<String, Object> command, int events, long change) {
    byte[] payload = Commands.payload(command);
    Killer killer = new Killer(point, pool.present(), random.nextInt(25), 0);
    pool.proxy().setFaults(killer);
    CompletableFuture<Reply> killed = pool.present().send(payload);
    killer.awaitDeath();
    Reply before = killed.join();

    FunctionProcess next = pool.replace();
    if (random.nextInt(3) == 0 && command.containsKey("aggregateId")) {
      String other = "between-" + command.get("commandId");
      first(Commands.deposit((String) command.get("aggregateId"), other, 1), 1, 1);
    }
    killer.letLateRequestPass();
    Reply after = next.call(payload);
    Reply again = next.call(payload);

    assertThat(after.acknowledged())
        .as("%s, %s: %s answered %s", Proof.repeat(), point, command, after.text())
        .isTrue();
    assertThat(again.body()).as("sent again after %s", point).isEqualTo(after.body());
    if (before.status() != 0) {
      after.assertRepeats(before);
    }
    remember(command, after, events, change);
  }

  private String remember(Map<String, Object> command, Reply reply, int events, long change) {
    assertThat(reply.acknowledged()).as(reply.text()).isTrue();
    String account = (String) reply.body().get("aggregateId");
    String commandId = (String) command.get("commandId");
    commands.add(new Sent(account, commandId, events, change, reply.version()));
    return account;
  }

  private void assertEachCommandHappenedOnce() {
    Map<String, List<RecordedEvent>> histories = Histories.of(table, Sent::account, commands);
    histories.values().forEach(Histories::assertContiguous);
    for (Sent sent : commands) {
      List<RecordedEvent> caused =
          histories.get(sent.account()).stream()
              .filter(event -> event.commandId().equals(sent.commandId()))
              .toList();
      assertThat(caused).as(sent.toString()).hasSize(sent.events());
      assertThat(caused.get(caused.size() - 1).version()).isEqualTo(sent.version());
      assertThat(caused.stream().mapToLong(event -> event.change().longValueExact()).sum())
          .isEqualTo(sent.change());
    }
    assertThat(histories.values().stream().mapToInt(List::size).sum())
        .as("no event of nobody")
        .isEqualTo(commands.stream().mapToInt(Sent::events).sum());
  }
}
