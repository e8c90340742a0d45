package dev.cqrs.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.aws.Counters;
import dev.cqrs.core.engine.Answer;
import dev.cqrs.core.engine.CommandProcessor;
import dev.cqrs.core.eventstore.EventStore;
import dev.cqrs.core.eventstore.StoredEvent;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Commands that race for one aggregate on the real database. */
class ConcurrentCommandsTest {

  private static final int WRITERS = 8;
  private static final int COMMANDS = 15;

  private final EventStore store =
      new DynamoDbEventStore(DynamoDbLocal.client(), Tables.eventStore());
  private final CommandProcessor processor =
      new CommandProcessor(new Counters(), store, Clock.systemUTC());

  @Test
  void whatIsAcknowledgedIsThereOnceAndWhatIsRefusedIsNot() throws Exception {
    assertThat(send("open", Map.of("commandType", "Open", "owner", "ann")).status()).isEqualTo(201);
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    List<Future<Map<String, Answer>>> writers = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      String name = "w" + writer;
      writers.add(threads.submit(() -> commands(name)));
    }
    Map<String, Answer> answers = new HashMap<>();
    for (Future<Map<String, Answer>> writer : writers) {
      answers.putAll(writer.get(60, TimeUnit.SECONDS));
    }
    threads.shutdown();

    List<StoredEvent> history = store.read("c-1", 0);
    assertThat(history)
        .extracting(event -> event.metadata().version())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, history.size()).boxed().toList());
    assertThat(answers).hasSize(WRITERS * COMMANDS);
    answers.forEach(
        (commandId, answer) -> {
          List<StoredEvent> caused =
              history.stream()
                  .filter(event -> event.metadata().commandId().equals(commandId))
                  .toList();
          if (answer.status() == 200) {
            assertThat(caused).as(commandId).hasSize(amount(commandId) % 2 == 0 ? 2 : 1);
            assertThat(answer.body())
                .containsEntry(
                    "version",
                    BigDecimal.valueOf(caused.get(caused.size() - 1).metadata().version()));
          } else {
            assertThat(answer.status()).as(commandId).isIn(422, 503);
            // A conflict of transactions leaves nothing; only its outcome is not known here.
            assertThat(caused).as(commandId + " " + answer).isEmpty();
          }
        });
    assertThat(answers.values()).filteredOn(answer -> answer.status() == 422).hasSize(WRITERS);
    assertThat(answers.values()).filteredOn(answer -> answer.status() == 200).isNotEmpty();
  }

  @Test
  void aCommandSentAgainByManyAtOnceHasOneOutcome() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    List<Future<Answer>> attempts = new ArrayList<>();
    for (int attempt = 0; attempt < 16; attempt++) {
      attempts.add(
          threads.submit(() -> send("open", Map.of("commandType", "Open", "owner", "ann"))));
    }
    List<Answer> answers = new ArrayList<>();
    for (Future<Answer> attempt : attempts) {
      answers.add(attempt.get(30, TimeUnit.SECONDS));
    }
    threads.shutdown();

    assertThat(answers).allMatch(answer -> answer.status() == 201);
    assertThat(answers).extracting(Answer::body).containsOnly(answers.get(0).body());
    assertThat(store.read("c-1", 0)).hasSize(1);
  }

  private Map<String, Answer> commands(String writer) {
    Map<String, Answer> answers = new HashMap<>();
    for (int amount = 1; amount <= COMMANDS; amount++) {
      String commandId = writer + "-" + amount;
      answers.put(
          commandId,
          send(commandId, Map.of("commandType", "Add", "amount", BigDecimal.valueOf(amount))));
    }
    return answers;
  }

  private static int amount(String commandId) {
    return Integer.parseInt(commandId.substring(commandId.indexOf('-') + 1));
  }

  private Answer send(String commandId, Map<String, Object> command) {
    Map<String, Object> request = new HashMap<>(command);
    request.put("aggregateId", "c-1");
    request.put("commandId", commandId);
    return processor.handle(request);
  }
}
