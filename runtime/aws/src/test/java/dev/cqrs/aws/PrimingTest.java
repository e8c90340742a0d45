package dev.cqrs.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.aws.dynamodb.DynamoDbEventStore;
import dev.cqrs.testing.memory.InMemoryEventStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrimingTest {

  /** Nothing listens there: whoever connects fails. */
  private final Environment environment =
      new Environment(
          Map.of("AWS_REGION", "us-east-1", "AWS_ENDPOINT_URL", "http://127.0.0.1:1")::get);

  @Test
  void callsAreMadeWithoutAConnection() {
    List<String> made = new ArrayList<>();

    Priming.of(environment)
        .prime(
            clients -> {
              Priming.store(new DynamoDbEventStore(clients.dynamoDb(), "events"));
              made.add("read and appended");
            },
            (input, output, context) -> made.add(new String(input.readAllBytes(), UTF_8)));

    assertThat(made).containsExactly("read and appended", "{}");
  }

  @Test
  void theRequestOfPrimingIsRefusedAndLeavesNothing() throws IOException {
    InMemoryEventStore store = new InMemoryEventStore();
    CommandFunction function = new CommandFunction(new Counters(), store, JsonLog.toNowhere());

    Priming.of(environment).prime(clients -> {}, function);

    ByteArrayOutputStream output = new ByteArrayOutputStream();
    function.handleRequest(new ByteArrayInputStream("{}".getBytes(UTF_8)), output, null);
    assertThat(output.toString(UTF_8)).contains("\"statusCode\":400");
    assertThat(store.all()).isEmpty();
  }
}
