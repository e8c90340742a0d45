package dev.cqrs.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.cqrs.aws.dynamodb.DynamoDbEventsByType;
import dev.cqrs.aws.eventbridge.EventBridgeBus;
import dev.cqrs.core.eventstore.EventsByType;
import dev.cqrs.core.eventstore.EventsByType.Page;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.json.Json;
import dev.cqrs.core.publish.EventBus;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/**
 * The function that publishes what was inserted into the event store, in the order of its stream.
 *
 * <p>Lambda repeats a batch from the one sequence number that is answered: so it is the number of
 * the first record that failed. Called by an operator, the function does what {@link
 * RepublishOperation} says.
 */
public final class PublisherFunction implements RequestStreamHandler {

  private final EventBus bus;
  private final Operations operations;
  private final JsonLog log;

  /**
   * Makes the function from its environment: EVENT_BUS_NAME, EVENT_SOURCE, EVENT_STORE_TABLE and
   * AWS_REGION.
   */
  public PublisherFunction() {
    this(Environment.ofProcess());
  }

  private PublisherFunction(Environment environment) {
    this(environment, new Clients(environment));
    PutEventsRequestEntry entry =
        PutEventsRequestEntry.builder().source("s").detailType("t").detail("{}").build();
    EventBus nowhere = events -> List.of();
    Priming.of(environment)
        .prime(
            clients -> clients.eventBridge().putEvents(call -> call.entries(List.of(entry))),
            new PublisherFunction(
                nowhere, slice -> new Page(List.of(), Optional.empty()), JsonLog.toNowhere()));
  }

  private PublisherFunction(Environment environment, Clients clients) {
    this(
        bus(environment, clients),
        new DynamoDbEventsByType(clients.dynamoDb(), environment.get("EVENT_STORE_TABLE")),
        JsonLog.ofProcess());
  }

  private static EventBus bus(Environment environment, Clients clients) {
    return new EventBridgeBus(
        clients.eventBridge(), environment.get("EVENT_BUS_NAME"), environment.get("EVENT_SOURCE"));
  }

  PublisherFunction(EventBus bus, EventsByType events, JsonLog log) {
    this.bus = bus;
    this.operations = new Operations(Map.of("republish", new RepublishOperation(events, bus)));
    this.log = log;
  }

  @Override
  @SuppressWarnings("unchecked")
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    JsonLog.Line line = log.line();
    if (context != null) {
      line.with("requestId", context.getAwsRequestId());
    }
    Object request = Json.parse(input.readAllBytes());
    if (Operations.asksFor(request)) {
      output.write(Json.writeBytes(operations.run((Map<String, Object>) request, context, line)));
      line.write("INFO", "operation done");
      return;
    }
    List<StreamRecord> records = StreamRecord.inserted(request);
    Optional<String> failed = publish(records, line.with("records", records.size()));
    List<Object> failures = new ArrayList<>();
    failed.ifPresent(number -> failures.add(Map.of("itemIdentifier", number)));
    output.write(Json.writeBytes(Map.of("batchItemFailures", failures)));
    line.with("failedSequenceNumber", failed.orElse(null))
        .write(failed.isPresent() ? "ERROR" : "INFO", "events published");
  }

  /** Publishes records and returns the sequence number of the first one that failed. */
  private Optional<String> publish(List<StreamRecord> records, JsonLog.Line line) {
    List<StoredEvent> events = new ArrayList<>();
    Optional<String> failed = Optional.empty();
    for (StreamRecord record : records) {
      try {
        events.add(record.event());
      } catch (RuntimeException e) {
        // What was read before it is published; Lambda isolates the record by halving the batch.
        line.with(record.sequenceNumber(), e);
        failed = Optional.of(record.sequenceNumber());
        break;
      }
    }
    List<EventBus.Refused> refused = bus.publish(events);
    if (refused.isEmpty()) {
      return failed;
    }
    EventBus.Refused first = refused.get(0);
    line.with("refused", refused.size())
        .with("reason", first.reason())
        .with("eventType", first.event().type())
        .with("aggregateId", first.event().metadata().aggregateId())
        .with("correlationId", first.event().metadata().correlationId());
    return Optional.of(records.get(events.indexOf(first.event())).sequenceNumber());
  }
}
