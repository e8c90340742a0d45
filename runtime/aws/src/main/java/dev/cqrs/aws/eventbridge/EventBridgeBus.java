package dev.cqrs.aws.eventbridge;

import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.publish.EventBus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/**
 * An EventBridge bus.
 *
 * <p>PutEvents succeeds even if it refuses entries: every entry's result is checked. A refused one
 * is sent again, a few times, with those that follow it in its aggregate, even taken ones: so the
 * bus gets each event at least once after the one before it. An event that stays refused takes the
 * later ones of its aggregate with it, and no others.
 */
public final class EventBridgeBus implements EventBus {

  private static final int MAX_ENTRIES = 10;

  /**
   * EventBridge wants less than 256 KB in a request. It takes more since January 2026, but not
   * everything that speaks its protocol does, and no event of the engine is larger.
   */
  private static final long MAX_BYTES = 262_143;

  private static final int ATTEMPTS = 4;

  private final EventBridgeClient client;
  private final String bus;
  private final String source;
  private final Duration backoff;

  /**
   * @param client the client to use; it is not closed
   * @param bus the name of the bus
   * @param source the source of the events, such as {@code cqrs.cqrs-demo}
   */
  public EventBridgeBus(EventBridgeClient client, String bus, String source) {
    this(client, bus, source, Duration.ofMillis(50));
  }

  /**
   * @param backoff the pause before the second attempt; it doubles with each further one
   */
  EventBridgeBus(EventBridgeClient client, String bus, String source, Duration backoff) {
    this.client = client;
    this.bus = bus;
    this.source = source;
    this.backoff = backoff;
  }

  @Override
  public List<Refused> publish(List<StoredEvent> events) {
    Publication publication = new Publication(events);
    List<Entry> batch = new ArrayList<>();
    long bytes = 0;
    for (StoredEvent event : events) {
      Entry entry = Entry.of(event, bus, source);
      if (batch.size() == MAX_ENTRIES || bytes + entry.size() > MAX_BYTES) {
        send(batch, publication);
        batch.clear();
        bytes = 0;
      }
      if (publication.admits(entry)) {
        batch.add(entry);
        bytes += entry.size();
      }
    }
    send(batch, publication);
    return publication.refused();
  }

  private void send(List<Entry> batch, Publication publication) {
    List<Entry> pending = List.copyOf(batch);
    for (int attempt = 1; !pending.isEmpty(); attempt++) {
      IdentityHashMap<Entry, String> failed = attempt(pending);
      pending = failedWithFollowers(pending, failed);
      if (attempt == ATTEMPTS) {
        pending.forEach(entry -> publication.refuse(entry, failed.get(entry)));
        return;
      }
      if (!pending.isEmpty()) {
        pause(attempt);
      }
    }
  }

  /** Returns the failed entries and what follows each in its aggregate. */
  private static List<Entry> failedWithFollowers(
      List<Entry> sent, IdentityHashMap<Entry, String> failed) {
    Set<String> aggregates = new HashSet<>();
    List<Entry> again = new ArrayList<>();
    for (Entry entry : sent) {
      if (failed.containsKey(entry)) {
        aggregates.add(entry.aggregateId());
      }
      if (aggregates.contains(entry.aggregateId())) {
        again.add(entry);
      }
    }
    return again;
  }

  /** Sends entries once and returns those that were not taken, each with the reason. */
  private IdentityHashMap<Entry, String> attempt(List<Entry> entries) {
    IdentityHashMap<Entry, String> failed = new IdentityHashMap<>();
    List<PutEventsRequestEntry> request = entries.stream().map(Entry::entry).toList();
    List<PutEventsResultEntry> results;
    try {
      results = client.putEvents(call -> call.entries(request)).entries();
    } catch (SdkException e) {
      entries.forEach(entry -> failed.put(entry, reason(e)));
      return failed;
    }
    for (int index = 0; index < entries.size(); index++) {
      PutEventsResultEntry result = index < results.size() ? results.get(index) : null;
      if (result == null) {
        failed.put(entries.get(index), "the answer has no result for it");
      } else if (result.errorCode() != null) {
        failed.put(entries.get(index), result.errorCode() + ": " + result.errorMessage());
      }
    }
    return failed;
  }

  /** The reason gets to the log, and AWS quotes the value of a request that is not valid. */
  private static String reason(SdkException failure) {
    return failure instanceof AwsServiceException refusal
            && refusal.awsErrorDetails() != null
            && "ValidationException".equals(refusal.awsErrorDetails().errorCode())
        ? "ValidationException of request " + refusal.requestId()
        : failure.getMessage();
  }

  private void pause(int attempt) {
    try {
      Thread.sleep(backoff.toMillis() << (attempt - 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while publishing events", e);
    }
  }

  /** What has been refused so far, and which aggregates are held back by it. */
  private static final class Publication {

    private final List<StoredEvent> events;
    private final IdentityHashMap<StoredEvent, String> reasons = new IdentityHashMap<>();
    private final Map<String, StoredEvent> heldBack = new TreeMap<>();

    Publication(List<StoredEvent> events) {
      this.events = events;
    }

    boolean admits(Entry entry) {
      if (heldBack.containsKey(entry.aggregateId())) {
        refuse(entry, null);
      } else if (entry.size() > MAX_BYTES) {
        refuse(entry, "it has " + entry.size() + " bytes; the limit is " + MAX_BYTES);
      } else {
        return true;
      }
      return false;
    }

    /**
     * Refuses an entry.
     *
     * @param reason why; null if only because of an earlier event of the same aggregate
     */
    void refuse(Entry entry, String reason) {
      StoredEvent first = heldBack.putIfAbsent(entry.aggregateId(), entry.event());
      reasons.put(
          entry.event(),
          reason != null || first == null
              ? reason
              : "held back: version " + first.metadata().version() + " was not published");
    }

    List<Refused> refused() {
      return events.stream()
          .filter(reasons::containsKey)
          .map(event -> new Refused(event, reasons.get(event)))
          .toList();
    }
  }
}
