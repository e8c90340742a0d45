package dev.cqrs.aws.eventbridge;

import dev.cqrs.core.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** An EventBridge that refuses entries and whole calls by chance. */
final class UnreliableEventBridge implements EventBridgeClient {

  private static final List<String> CODES =
      List.of("ThrottlingException", "InternalFailure", "InternalException");

  private final Random random;
  private final int percent;
  private final List<String> arrivals = new ArrayList<>();
  private final Map<String, Integer> refusals = new HashMap<>();

  /**
   * @param random the source of chance
   * @param percent how many entries of a hundred are refused, and half as many calls
   */
  UnreliableEventBridge(Random random, int percent) {
    this.random = random;
    this.percent = percent;
  }

  /** Returns the event ids that were taken, in their order, each as often as it was taken. */
  List<String> arrivals() {
    return arrivals;
  }

  /** Returns how often an event was refused. */
  int refusals(String eventId) {
    return refusals.getOrDefault(eventId, 0);
  }

  @Override
  public PutEventsResponse putEvents(PutEventsRequest request) {
    List<String> ids = request.entries().stream().map(UnreliableEventBridge::eventId).toList();
    if (random.nextInt(200) < percent) {
      ids.forEach(id -> refusals.merge(id, 1, Integer::sum));
      throw EventBridgeException.builder().message("Rate exceeded").statusCode(400).build();
    }
    List<PutEventsResultEntry> results = ids.stream().map(this::result).toList();
    return PutEventsResponse.builder().entries(results).build();
  }

  private PutEventsResultEntry result(String id) {
    if (random.nextInt(100) < percent) {
      refusals.merge(id, 1, Integer::sum);
      return PutEventsResultEntry.builder()
          .errorCode(CODES.get(random.nextInt(CODES.size())))
          .errorMessage("refused")
          .build();
    }
    arrivals.add(id);
    return PutEventsResultEntry.builder().eventId("id").build();
  }

  private static String eventId(PutEventsRequestEntry entry) {
    return (String) ((Map<?, ?>) Json.parse(entry.detail())).get("EventId");
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
