package dev.cqrs.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloud.Cloud;
import dev.cqrs.local.cloud.DelayedWrite;
import dev.cqrs.local.cloud.Members;
import dev.cqrs.local.cloud.StateFiles;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** All queues by name, and the file they are kept in. */
final class Queues implements AutoCloseable {

  private static final String FILE = "sqs";

  private final ConcurrentSkipListMap<String, Queue> queues = new ConcurrentSkipListMap<>();
  private final DelayedWrite state;

  Queues(StateFiles files) {
    this.state = new DelayedWrite(files, FILE, this::toJson);
    files
        .read(FILE)
        .ifPresent(
            saved ->
                saved
                    .properties()
                    .forEach(
                        e ->
                            queues.put(
                                e.getKey(),
                                Queue.fromJson(
                                    e.getKey(), e.getValue(), System::currentTimeMillis))));
  }

  private JsonNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    queues.forEach((name, queue) -> json.set(name, queue.toJson()));
    return json;
  }

  Optional<Queue> find(String name) {
    return Optional.ofNullable(queues.get(name));
  }

  Collection<Queue> all() {
    return queues.values();
  }

  /**
   * Returns the queue that an input names by {@code QueueUrl}. Only the last part of the address
   * counts: the port of the local cloud may have changed since the address was handed out.
   *
   * @throws AwsError {@code QueueDoesNotExist}
   */
  Queue of(ObjectNode input) {
    String url = Members.text(input, "QueueUrl");
    return get(url.substring(url.lastIndexOf('/') + 1));
  }

  /**
   * Returns a queue.
   *
   * @throws AwsError {@code QueueDoesNotExist}
   */
  Queue get(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new AwsError(
                    "QueueDoesNotExist", 400, "The specified queue does not exist: " + name));
  }

  /** Returns the queue of an ARN in this account; empty if it is not there. */
  Optional<Queue> ofArn(Cloud cloud, String arn) {
    String prefix = cloud.arn("sqs", "");
    return arn.startsWith(prefix) ? find(arn.substring(prefix.length())) : Optional.empty();
  }

  void put(Queue queue) {
    queues.put(queue.name(), queue);
    changed();
  }

  void remove(Queue queue) {
    queues.remove(queue.name());
    queue.deleted();
    changed();
  }

  void changed() {
    state.changed();
  }

  @Override
  public void close() {
    queues.values().forEach(Queue::deleted);
    state.close();
  }
}
