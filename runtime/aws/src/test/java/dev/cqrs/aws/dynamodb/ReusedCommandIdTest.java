package dev.cqrs.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.aws.Counters;
import dev.cqrs.core.engine.Answer;
import dev.cqrs.core.engine.CommandProcessor;
import dev.cqrs.core.eventstore.AppendOutcome;
import dev.cqrs.core.eventstore.EventStore;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.eventstore.UniqueChanges;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two commands under one id that race on instances whose clocks are behind. */
class ReusedCommandIdTest {

  private final EventStore store =
      new DynamoDbEventStore(DynamoDbLocal.client(), Tables.eventStore());
  private final Clock ahead = Clock.systemUTC();
  private final Clock behind = Clock.offset(ahead, Duration.ofSeconds(-5));
  private final CommandProcessor winner = new CommandProcessor(new Counters(), store, behind);
  private Answer won;

  @Test
  void theOneThatComesSecondIsToldThatTheIdWasUsed() {
    open();
    CommandProcessor loser = racing("x", 1);

    Answer lost = add(loser, "x", 5);

    assertThat(won.status()).isEqualTo(200);
    assertThat(lost.status()).isEqualTo(409);
    assertThat(lost.body())
        .containsEntry("code", "command-id-reused")
        .containsEntry(
            "detail",
            "The commandId x was used before, by a command with other content that caused Added,"
                + " version 2 of Counter c-1: send each command with a commandId of its own.");
    assertThat(sum()).isEqualTo(1);
    // It decides on what is stored from then on.
    assertThat(add(loser, "y", 1).body()).containsEntry("version", BigDecimal.valueOf(3));
  }

  @Test
  void severalEventsAreNotTakenForThoseOfTheOtherCommandEither() {
    open();
    CommandProcessor loser = racing("x", 2);

    Answer lost = add(loser, "x", 4);

    assertThat(won.status()).isEqualTo(200);
    assertThat(lost.body()).containsEntry("code", "command-id-reused");
    assertThat(sum()).isEqualTo(2);
  }

  @Test
  void theSameCommandGetsTheSameAnswer() {
    open();
    CommandProcessor second = racing("x", 2);

    Answer again = add(second, "x", 2);

    assertThat(again).isEqualTo(won);
    assertThat(sum()).isEqualTo(2);
  }

  /** Returns an instance that is overtaken by the winner just before it appends. */
  private CommandProcessor racing(String commandId, int amount) {
    EventStore racing =
        new EventStore() {
          @Override
          public List<StoredEvent> read(String id, long after) {
            return store.read(id, after);
          }

          @Override
          public Iterator<StoredEvent> backwards(String id, long from, int size) {
            return store.backwards(id, from, size);
          }

          @Override
          public AppendOutcome append(List<StoredEvent> events, UniqueChanges changes) {
            if (won == null) {
              won = add(winner, commandId, amount);
            }
            return store.append(events, changes);
          }
        };
    return new CommandProcessor(new Counters(), racing, behind);
  }

  private void open() {
    send(
        new CommandProcessor(new Counters(), store, ahead),
        "open",
        Map.of("commandType", "Open", "owner", "ann"));
  }

  private static Answer add(CommandProcessor processor, String commandId, int amount) {
    return send(
        processor, commandId, Map.of("commandType", "Add", "amount", BigDecimal.valueOf(amount)));
  }

  private static Answer send(
      CommandProcessor processor, String commandId, Map<String, Object> command) {
    Map<String, Object> request = new HashMap<>(command);
    request.put("aggregateId", "c-1");
    request.put("commandId", commandId);
    return processor.handle(request);
  }

  private long sum() {
    return store.read("c-1", 0).stream()
        .filter(event -> event.data().containsKey("amount"))
        .mapToLong(event -> ((BigDecimal) event.data().get("amount")).longValueExact())
        .sum();
  }
}
