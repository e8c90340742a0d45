package dev.cqrs.maven.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cqrs.maven.console.Console;
import dev.cqrs.maven.operate.Redelivery.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class RedeliveryTest {

  private static final String EVENT =
      "{'detail':{'EventType':'OrderCreated','Version':1,'AggregateId':'o-1'}}";
  private static final String FAILED =
      "{'requestContext':{'condition':'RetriesExhausted'},'requestPayload':"
          + EVENT
          + ",'responsePayload':{'errorMessage':'it threw x.Bad'}}";

  private final List<String> lines = new ArrayList<>();

  @Test
  void what_the_function_takes_leaves_the_queue_and_what_fails_stays() {
    ScriptedFunction function =
        new ScriptedFunction("").thenFails("{'errorMessage':'it threw x.Bad'}");
    ScriptedQueue queue = new ScriptedQueue(FAILED, EVENT);

    assertThat(run(function, queue, false)).isEqualTo(new Tally(2, 1));

    assertThat(function.requests)
        .containsExactly(
            "shop-dev-check-reaction:live " + EVENT, "shop-dev-check-reaction:live " + EVENT);
    assertThat(queue.done).containsExactly("deleted 0", "hidden for 0 s 1");
    assertThat(lines)
        .containsExactly(
            "  shop-dev-check-reaction-dead-letters: events that shop-dev-check-reaction failed on",
            "    OrderCreated, version 1 of o-1: it threw x.Bad",
            "    ✔ OrderCreated, version 1 of o-1",
            "    OrderCreated, version 1 of o-1: the bus could not deliver it: NO_PERMISSIONS",
            "    ✘ OrderCreated, version 1 of o-1  it threw x.Bad");
  }

  @Test
  void a_dry_run_calls_nothing_and_puts_every_message_back() {
    ScriptedQueue queue = new ScriptedQueue(FAILED, FAILED, FAILED);

    assertThat(run(new ScriptedFunction(), queue, true)).isEqualTo(new Tally(3, 3));

    assertThat(queue.done)
        .containsExactly("hidden for 0 s 0", "hidden for 0 s 1", "hidden for 0 s 2");
  }

  @Test
  void what_is_no_event_stays_and_is_named() {
    ScriptedQueue queue = new ScriptedQueue("{'detail':'none'}", "no JSON");

    assertThat(run(new ScriptedFunction(), queue, false)).isEqualTo(new Tally(2, 2));

    assertThat(lines)
        .contains(
            "    message m-0 is no event of the bus", "    message m-1 is no event of the bus");
  }

  @Test
  void messages_are_put_back_when_the_function_cannot_be_called() {
    ScriptedQueue queue = new ScriptedQueue(FAILED);

    assertThatThrownBy(() -> run(new ScriptedFunction(), queue, false))
        .isInstanceOf(NoSuchElementException.class);

    assertThat(queue.done).containsExactly("hidden for 0 s 0");
  }

  @Test
  void consumers_are_the_projections_and_the_reactions() {
    assertThat(
            EventConsumer.find(
                Map.of(
                    "EventPublisherFunctionName", "shop-dev-event-publisher",
                    "EventPublisherDeadLetterQueueUrl", "https://sqs/0/publisher",
                    "OrdersProjectionFunctionName", "shop-dev-orders-projection",
                    "OrdersProjectionDeadLetterQueueUrl", "https://sqs/0/orders",
                    "CheckReactionFunctionName", "shop-dev-check-reaction",
                    "CheckReactionDeadLetterQueueUrl", "https://sqs/0/check",
                    "CommandHandlerFunctionName", "shop-dev-command-handler")))
        .containsExactly(
            new EventConsumer("shop-dev-check-reaction", "https://sqs/0/check"),
            new EventConsumer("shop-dev-orders-projection", "https://sqs/0/orders"));
  }

  private Tally run(ScriptedFunction function, ScriptedQueue queue, boolean dryRun) {
    return new Redelivery(queue, new FunctionCaller(function), new Console(lines::add, false, true))
        .run(List.of(ScriptedQueue.CONSUMER), dryRun);
  }
}
