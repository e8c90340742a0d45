package dev.cqrs.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;

/** A standard queue. Its own monitor guards it, and wakes those who wait for messages. */
final class Queue {

  private final String name;
  private final LongSupplier clock;
  private final Map<String, Message> messages = new LinkedHashMap<>();
  private ObjectNode attributes;
  private ObjectNode tags;
  private boolean deleted;

  Queue(String name, ObjectNode attributes, ObjectNode tags, LongSupplier clock) {
    this.name = name;
    this.attributes = attributes;
    this.tags = tags;
    this.clock = clock;
  }

  String name() {
    return name;
  }

  /** Returns a copy of the attributes that are set, with their creation and modification times. */
  synchronized ObjectNode attributes() {
    return attributes.deepCopy();
  }

  synchronized void attributes(ObjectNode changed) {
    attributes = changed;
  }

  synchronized ObjectNode tags() {
    return tags.deepCopy();
  }

  synchronized void tags(ObjectNode changed) {
    tags = changed;
  }

  synchronized void add(Message message) {
    messages.put(message.id, message);
    notifyAll();
  }

  /**
   * Takes visible messages and hides them; waits for a first one if there is none.
   *
   * @param most how many at most
   * @param hiddenMillis how long they stay hidden
   * @param waitMillis how long to wait at most
   * @return the messages; empty if none came in time, or if the queue was deleted
   */
  synchronized List<Message> receive(int most, long hiddenMillis, long waitMillis)
      throws InterruptedException {
    long deadline = clock.getAsLong() + waitMillis;
    while (true) {
      List<Message> taken = take(most, hiddenMillis);
      long now = clock.getAsLong();
      if (!taken.isEmpty() || now >= deadline || deleted) {
        return taken;
      }
      // A hidden message becomes visible without anybody telling: look again by then
      long next =
          messages.values().stream().mapToLong(m -> m.visibleAtMillis).min().orElse(deadline);
      wait(Math.max(1, Math.min(deadline, Math.max(next, now + 1)) - now));
    }
  }

  private List<Message> take(int most, long hiddenMillis) {
    long now = clock.getAsLong();
    expire(now);
    List<Message> taken = new ArrayList<>();
    for (Message message : messages.values()) {
      if (taken.size() < most && message.visibleAtMillis <= now) {
        message.visibleAtMillis = now + hiddenMillis;
        message.firstReceivedMillis = message.receives == 0 ? now : message.firstReceivedMillis;
        message.receives++;
        message.receiptHandle = message.id + "#" + UUID.randomUUID();
        taken.add(message);
      }
    }
    return taken;
  }

  private void expire(long now) {
    long kept = attributes.path("MessageRetentionPeriod").asLong(345_600) * 1000;
    messages.values().removeIf(message -> message.sentMillis + kept <= now);
  }

  /** Removes a message by a handle; an old handle removes it too, as standard queues do. */
  synchronized void delete(String receiptHandle) {
    messages.remove(idOf(receiptHandle));
  }

  /** Removes and returns a message by its id, to move it elsewhere. */
  synchronized Optional<Message> remove(String id) {
    return Optional.ofNullable(messages.remove(id));
  }

  /** Changes when a hidden message becomes visible again; returns whether it is there. */
  synchronized boolean changeVisibility(String receiptHandle, long hiddenMillis) {
    Message message = messages.get(idOf(receiptHandle));
    if (message == null) {
      return false;
    }
    message.visibleAtMillis = clock.getAsLong() + hiddenMillis;
    notifyAll();
    return true;
  }

  private static String idOf(String receiptHandle) {
    int hash = receiptHandle.indexOf('#');
    return hash < 0 ? receiptHandle : receiptHandle.substring(0, hash);
  }

  synchronized void purge() {
    messages.clear();
  }

  /** Ends all waiting. */
  synchronized void deleted() {
    deleted = true;
    notifyAll();
  }

  /** Returns the numbers of visible, hidden and delayed messages under their attributes' names. */
  synchronized Map<String, Long> counts() {
    long now = clock.getAsLong();
    expire(now);
    long visible = messages.values().stream().filter(m -> m.visibleAtMillis <= now).count();
    long delayed =
        messages.values().stream().filter(m -> m.visibleAtMillis > now && m.receives == 0).count();
    return Map.of(
        "ApproximateNumberOfMessages", visible,
        "ApproximateNumberOfMessagesDelayed", delayed,
        "ApproximateNumberOfMessagesNotVisible", messages.size() - visible - delayed);
  }

  /** Returns the queue as it is kept in the state file. */
  synchronized ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("attributes", attributes.deepCopy());
    json.set("tags", tags.deepCopy());
    json.putArray("messages");
    messages.values().forEach(message -> json.withArray("messages").add(message.toJson()));
    return json;
  }

  static Queue fromJson(String name, JsonNode json, LongSupplier clock) {
    Queue queue =
        new Queue(name, (ObjectNode) json.get("attributes"), (ObjectNode) json.get("tags"), clock);
    Iterator<JsonNode> messages = json.get("messages").elements();
    messages.forEachRemaining(message -> queue.add(Message.fromJson(message)));
    return queue;
  }
}
