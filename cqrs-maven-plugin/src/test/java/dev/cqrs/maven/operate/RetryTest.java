package dev.cqrs.maven.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cqrs.maven.console.Console;
import dev.cqrs.maven.problem.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.paginators.ScanIterable;

class RetryTest {

  private static final Projection ORDERS =
      new Projection("orders", "shop-dev-orders-projection", "shop-dev-orders", Optional.empty());

  private final List<String> lines = new ArrayList<>();

  @Test
  void what_is_parked_is_listed_and_tried_again() {
    ScriptedFunction function =
        new ScriptedFunction(
            "{'healed':['o-1'],'parked':[],'left':['o-2']}",
            "{'healed':['o-2'],'parked':[],'left':[]}");

    retry(function, false, "o-1", "o-2");

    assertThat(function.requests)
        .containsExactly(
            "shop-dev-orders-projection:live {'operation':'retry','aggregateIds':['o-1','o-2']}",
            "shop-dev-orders-projection:live {'operation':'retry','aggregateIds':['o-2']}");
    assertThat(lines)
        .containsExactly(
            "  orders (table shop-dev-orders): 2 aggregates are parked",
            "    o-1  OrderPlaced, version 3: it threw java.lang.IllegalStateException; first try 2026-11-20T00:00:00.000000Z, last try 2026-11-20T01:00:00.000000Z, 4 tries",
            "    o-2  OrderPlaced, version 3: it threw java.lang.IllegalStateException; first try 2026-11-20T00:00:00.000000Z, last try 2026-11-20T01:00:00.000000Z, 4 tries",
            "    ✔ o-1",
            "    ✔ o-2",
            "Healed: 2 aggregates.");
  }

  @Test
  void what_still_stands_still_fails_the_goal_and_says_what_to_do() {
    ScriptedFunction function =
        new ScriptedFunction(
            "{'healed':[],'parked':[{'aggregateId':'o-1','reason':'it threw x.Bad'}],'left':[]}");

    assertThatThrownBy(() -> retry(function, false, "o-1"))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "1 aggregate is still parked. The reason is an exception of the read model's code: correct it, run mvn cqrs:deploy, and then mvn cqrs:retry again.");
    assertThat(lines).contains("    ✘ o-1  it threw x.Bad");
  }

  @Test
  void a_dry_run_calls_nothing() {
    retry(new ScriptedFunction(), true, "o-1");

    assertThat(lines).contains("Nothing was tried. Next: mvn cqrs:retry");
  }

  @Test
  void without_parked_aggregates_there_is_nothing_to_do() {
    retry(new ScriptedFunction(), false);

    assertThat(lines)
        .containsExactly(
            "  orders (table shop-dev-orders): nothing is parked", "Nothing to retry.");
  }

  @Test
  void aggregates_and_events_that_fail_again_are_told_together() {
    ScriptedFunction function =
        new ScriptedFunction(
                "{'healed':[],'parked':[{'aggregateId':'o-1','reason':'it threw x.Bad'}],'left':[]}")
            .thenFails("{'errorMessage':'it threw x.Worse'}");
    ScriptedQueue queue = new ScriptedQueue("{'detail':{'EventType':'OrderPlaced'}}");

    assertThatThrownBy(() -> retry(function, queue, false, "o-1"))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "1 aggregate is still parked. The reason is an exception of the read model's code: correct it, run mvn cqrs:deploy, and then mvn cqrs:retry again.%n1 event is still in a queue of dead letters. The reason stands above, and the function's log tells more: correct it, run mvn cqrs:deploy, and then mvn cqrs:retry again."
                .formatted());
  }

  private void retry(ScriptedFunction function, boolean dryRun, String... parked) {
    retry(function, new ScriptedQueue(), dryRun, parked);
  }

  private void retry(
      ScriptedFunction function, ScriptedQueue queue, boolean dryRun, String... parked) {
    Console console = new Console(lines::add, false, true);
    FunctionCaller functions = new FunctionCaller(function);
    new Retry(
            new Parked(List.of(parked)),
            functions,
            new Redelivery(queue, functions, console),
            console)
        .run(List.of(ORDERS), List.of(ScriptedQueue.CONSUMER), dryRun);
  }

  /** A table in which some aggregates are parked. */
  private record Parked(List<String> ids) implements DynamoDbClient {

    @Override
    public DescribeTableResponse describeTable(DescribeTableRequest request) {
      return DescribeTableResponse.builder()
          .table(
              table -> table.keySchema(KeySchemaElement.builder().attributeName("orderId").build()))
          .build();
    }

    @Override
    public ScanIterable scanPaginator(ScanRequest request) {
      return new ScanIterable(this, request);
    }

    @Override
    public ScanResponse scan(ScanRequest request) {
      return ScanResponse.builder().items(ids.stream().map(Parked::item).toList()).build();
    }

    private static Map<String, AttributeValue> item(String id) {
      return Map.of(
          "orderId",
          AttributeValue.fromS(id),
          "Parked",
          AttributeValue.fromM(
              Map.of(
                  "EventId", AttributeValue.fromS("e"),
                  "EventType", AttributeValue.fromS("OrderPlaced"),
                  "Version", AttributeValue.fromN("3"),
                  "Reason", AttributeValue.fromS("it threw java.lang.IllegalStateException"),
                  "FirstTry", AttributeValue.fromS("2026-11-20T00:00:00.000000Z"),
                  "LastTry", AttributeValue.fromS("2026-11-20T01:00:00.000000Z"),
                  "Tries", AttributeValue.fromN("4"))));
    }

    @Override
    public String serviceName() {
      return "dynamodb";
    }

    @Override
    public void close() {}
  }
}
