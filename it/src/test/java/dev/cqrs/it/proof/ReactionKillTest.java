package dev.cqrs.it.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.aws.dynamodb.DynamoDbEventStore;
import dev.cqrs.core.engine.EventDetail;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.json.Json;
import dev.cqrs.proof.Proof;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A reaction whose function is killed at any moment, and another one that gets the same event. */
class ReactionKillTest {

  private static final int KILLS = 12;
  private static final int ACCOUNTS = 3;
  private static final String FEES = "fees";
  private static final List<KillPoint> POINTS = List.of(KillPoint.values());

  private final Random random = Proof.random("reaction kills");
  private final String table = Database.eventStore();
  private final DynamoDbEventStore store = new DynamoDbEventStore(Database.CLIENT, table);

  @Test
  void what_an_event_causes_is_there_once_however_often_the_function_was_killed() {
    List<StoredEvent> events = new ArrayList<>();
    try (FaultProxy proxy = new FaultProxy(Database.port(), Faults.none());
        FunctionProcess commands = FunctionProcess.commands(table, proxy).awaitReady();
        FunctionPool reactions =
            new FunctionPool(toDatabase -> FunctionProcess.reactions(table, toDatabase))) {
      open(commands, FEES);
      for (int account = 0; account < ACCOUNTS; account++) {
        open(commands, "account-" + account);
      }
      for (int kill = 0; kill < Proof.times(KILLS); kill++) {
        String account = "account-" + random.nextInt(ACCOUNTS);
        StoredEvent withdrawn = withdraw(commands, account, kill);
        events.add(withdrawn);
        react(commands, reactions, withdrawn);
      }
    }
    System.out.println("Killed " + events.size() + " functions of reactions");
    events.forEach(this::assertReactedOnce);
    Histories.assertContiguous(Database.history(table, FEES));
  }

  private static void open(FunctionProcess commands, String account) {
    Map<String, Object> open = Commands.open("open-" + account, 1_000_000);
    open.put("aggregateId", account);
    assertThat(commands.call(Commands.payload(open)).status()).isEqualTo(201);
  }

  private StoredEvent withdraw(FunctionProcess commands, String account, int kill) {
    Reply reply =
        commands.call(Commands.payload(Commands.withdraw(account, "w-" + kill, kill + 1)));
    assertThat(reply.acknowledged()).as(reply.text()).isTrue();
    return store.read(account, reply.version() - 1).get(0);
  }

  /** Delivers an event, kills the function at one of its two writes, and delivers it again. */
  private void react(FunctionProcess commands, FunctionPool reactions, StoredEvent event) {
    byte[] delivery = Json.writeBytes(Map.of("detail", EventDetail.of(event)));
    KillPoint point = POINTS.get(random.nextInt(POINTS.size()));
    Killer killer = new Killer(point, reactions.present(), random.nextInt(25), random.nextInt(2));
    reactions.proxy().setFaults(killer);
    CompletableFuture<Reply> killed = reactions.present().send(delivery);
    killer.awaitDeath();
    killed.join();

    FunctionProcess next = reactions.replace();
    if (random.nextBoolean()) {
      String other = "between-" + event.metadata().eventId();
      commands.call(Commands.payload(Commands.deposit(FEES, other, 1)));
    }
    killer.letLateRequestPass();
    for (int delivered = 0; delivered < 2; delivered++) {
      Reply reply = next.call(delivery);
      assertThat(reply.acknowledged())
          .as("%s, %s: %s answered %s", Proof.repeat(), point, event, reply.text())
          .isTrue();
    }
  }

  private void assertReactedOnce(StoredEvent event) {
    BigDecimal amount = (BigDecimal) event.data().get("amount");
    assertThat(causedBy(event, event.metadata().aggregateId())).containsExactly(amount);
    assertThat(causedBy(event, FEES)).containsExactly(amount, amount);
  }

  private List<Object> causedBy(StoredEvent event, String account) {
    return store.read(account, 0).stream()
        .filter(each -> event.metadata().eventId().equals(each.metadata().causationId()))
        .map(each -> each.data().get("amount"))
        .toList();
  }
}
