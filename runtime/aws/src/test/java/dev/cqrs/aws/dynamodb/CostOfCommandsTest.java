package dev.cqrs.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.aws.Counters;
import dev.cqrs.core.engine.Answer;
import dev.cqrs.core.engine.CommandProcessor;
import dev.cqrs.core.eventstore.EventStore;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** What a command costs on the real database, in requests and by the service's rules in units. */
class CostOfCommandsTest {

  private static final int READ_UNIT = 4_096;
  private static final int WRITE_UNIT = 1_024;

  private final Meter meter = new Meter();
  private final EventStore store =
      new DynamoDbEventStore(DynamoDbLocal.client(meter), Tables.eventStore());
  private final CommandProcessor instance = instance();

  @Test
  void aCreationIsOnePutOfOneWriteUnit() {
    send(instance, "open", Map.of("commandType", "Open", "owner", "ann"));

    assertThat(meter.requests).containsExactly("PutItem");
    assertThat(meter.writeUnits).isEqualTo(1);
  }

  @Test
  void aChangeOfAKnownAggregateIsOnePutOfOneWriteUnit() {
    send(instance, "open", Map.of("commandType", "Open", "owner", "ann"));
    meter.reset();

    add(instance, "c1");

    assertThat(meter.requests).containsExactly("PutItem");
    assertThat(meter.writeUnits).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 1_000})
  void aColdChangeIsOneQueryAndOnePutHoweverLongTheHistoryIs(int length) {
    send(instance, "open", Map.of("commandType", "Open", "owner", "ann"));
    for (int version = 2; version <= length; version++) {
      add(instance, "c" + version);
    }
    meter.reset();

    assertThat(add(instance(), "next").body())
        .containsEntry("version", BigDecimal.valueOf(length + 1));

    assertThat(meter.requests).containsExactly("Query", "PutItem");
    assertThat(meter.items).isLessThanOrEqualTo(Counters.SNAPSHOT_EVERY);
    // Fifty events of 350 bytes, and a snapshot with a memory of 1,000 commands.
    assertThat(meter.readUnits).isLessThanOrEqualTo(3);
    assertThat(meter.writeUnits).isEqualTo(1);
  }

  private CommandProcessor instance() {
    return new CommandProcessor(new Counters(), store, Clock.systemUTC());
  }

  private static Answer add(CommandProcessor processor, String commandId) {
    return send(processor, commandId, Map.of("commandType", "Add", "amount", BigDecimal.ONE));
  }

  private static Answer send(
      CommandProcessor processor, String commandId, Map<String, Object> command) {
    Map<String, Object> request = new HashMap<>(command);
    request.put("aggregateId", "c-1");
    request.put("commandId", commandId);
    Answer answer = processor.handle(request);
    assertThat(answer.status()).as(answer.body().toString()).isLessThan(300);
    return answer;
  }

  /** Counts requests and units; a read that is not strongly consistent is half the price. */
  private static final class Meter implements ExecutionInterceptor {

    private final List<String> requests = new ArrayList<>();
    private int items;
    private double readUnits;
    private long writeUnits;

    void reset() {
      requests.clear();
      items = 0;
      readUnits = 0;
      writeUnits = 0;
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
      requests.add(context.request().getClass().getSimpleName().replace("Request", ""));
      if (context.response() instanceof QueryResponse query) {
        items += query.count();
        double units = units(query.items().stream().mapToLong(ItemSize::of).sum(), READ_UNIT);
        readUnits += ((QueryRequest) context.request()).consistentRead() ? units : units / 2;
      }
      if (context.request() instanceof PutItemRequest put) {
        writeUnits += units(ItemSize.of(put.item()), WRITE_UNIT);
      }
    }

    private static long units(long bytes, int unit) {
      return Math.max(1, (bytes + unit - 1) / unit);
    }
  }
}
