package dev.cqrs.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloud.Cloud;
import dev.cqrs.local.cloud.StateFiles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Reads the shards of one stream in order, and remembers how far it came.
 *
 * <p>It is woken by writes, and looks by itself five times a second.
 */
final class StreamPoller implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(StreamPoller.class.getName());
  private static final String SERVICE = "streams.dynamodb";
  private static final String HORIZON = "TRIM_HORIZON";
  private static final String FINISHED = "FINISHED";
  private static final long LISTING_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Cloud cloud;
  private final StateFiles files;
  private final ObjectNode mapping;
  private final BatchInvoker invoker;
  private final String file;
  private final ObjectNode positions;
  private final Map<String, String> iterators = new HashMap<>();
  private List<String> shards = List.of();
  private long shardsListedNanos;
  private final Semaphore writes = new Semaphore(0);
  private final Thread thread;
  private volatile boolean stopped;

  StreamPoller(Cloud cloud, StateFiles files, ObjectNode mapping, BatchInvoker invoker) {
    this.cloud = cloud;
    this.files = files;
    this.mapping = mapping;
    this.invoker = invoker;
    files.folder("lambda-positions");
    this.file = "lambda-positions/" + mapping.path("UUID").asText();
    this.positions =
        files
            .read(file)
            .map(ObjectNode.class::cast)
            .orElseGet(JsonNodeFactory.instance::objectNode);
    if (positions.isEmpty() && mapping.path("StartingPosition").asText().equals("LATEST")) {
      skipWhatIsThere();
    }
    this.thread = DaemonThreads.named("stream-poller").newThread(this::run);
    thread.start();
  }

  void wake() {
    if (writes.availablePermits() == 0) {
      writes.release();
    }
  }

  /** Turns LATEST into a place that a restart finds again. */
  private void skipWhatIsThere() {
    for (JsonNode shard : shards()) {
      String id = shard.path("ShardId").asText();
      positions.put(id, HORIZON);
      String iterator = iterator(id);
      boolean more = true;
      while (more && iterator != null) {
        JsonNode answer = read(iterator, 1_000);
        for (JsonNode item : answer.path("Records")) {
          positions.put(id, BatchInvoker.sequence(item));
        }
        more = !answer.path("Records").isEmpty();
        iterator = answer.path("NextShardIterator").asText(null);
      }
    }
    files.write(file, positions);
  }

  private void run() {
    while (!stopped) {
      try {
        boolean found = false;
        for (String shard : knownShards()) {
          found |= !stopped && poll(shard);
        }
        if (!found && writes.tryAcquire(200, TimeUnit.MILLISECONDS)) {
          writes.drainPermits();
        }
      } catch (InterruptedException e) {
        return;
      } catch (AwsError | java.io.UncheckedIOException e) {
        iterators.clear();
        shards = List.of();
        if (!stopped) {
          LOG.log(System.Logger.Level.WARNING, "A stream cannot be read: " + e.getMessage());
          pause();
        }
      }
    }
  }

  private void pause() {
    try {
      TimeUnit.SECONDS.sleep(1);
    } catch (InterruptedException e) {
      stopped = true;
    }
  }

  /** A stream gets a new shard every few hours: to look once a second is enough. */
  private List<String> knownShards() {
    if (shards.isEmpty() || System.nanoTime() - shardsListedNanos > LISTING_NANOS) {
      List<String> listed = new ArrayList<>();
      shards().forEach(shard -> listed.add(shard.path("ShardId").asText()));
      shards = listed;
      // An iterator expires after some minutes.
      iterators.clear();
      shardsListedNanos = System.nanoTime();
    }
    return shards;
  }

  private JsonNode shards() {
    ObjectNode input = JsonNodeFactory.instance.objectNode();
    input.put("StreamArn", mapping.path("EventSourceArn").asText());
    return cloud.call(SERVICE, "DescribeStream", input).path("StreamDescription").path("Shards");
  }

  private String iterator(String shard) {
    return iterator(shard, positions.path(shard).asText(HORIZON));
  }

  private String iterator(String shard, String position) {
    ObjectNode input = JsonNodeFactory.instance.objectNode();
    input.put("StreamArn", mapping.path("EventSourceArn").asText()).put("ShardId", shard);
    input.put("ShardIteratorType", position.equals(HORIZON) ? HORIZON : "AFTER_SEQUENCE_NUMBER");
    if (!position.equals(HORIZON)) {
      input.put("SequenceNumber", position);
    }
    return cloud.call(SERVICE, "GetShardIterator", input).path("ShardIterator").asText(null);
  }

  private JsonNode read(String iterator, int limit) {
    ObjectNode input = JsonNodeFactory.instance.objectNode();
    input.put("ShardIterator", iterator).put("Limit", Math.min(1_000, limit));
    return cloud.call(SERVICE, "GetRecords", input);
  }

  private boolean poll(String shard) throws InterruptedException {
    if (positions.path(shard).asText().equals(FINISHED)) {
      return false;
    }
    int size = mapping.path("BatchSize").asInt(100);
    long window = mapping.path("MaximumBatchingWindowInSeconds").asLong() * 1_000;
    List<JsonNode> batch = new ArrayList<>();
    String iterator = iterators.get(shard);
    if (iterator == null) {
      iterator = iterator(shard);
    }
    String last = null;
    long begin = System.currentTimeMillis();
    do {
      JsonNode answer = read(iterator, size - batch.size());
      for (JsonNode item : answer.path("Records")) {
        last = BatchInvoker.sequence(item);
        if (invoker.wants(item)) {
          batch.add(item);
        }
      }
      // The database's own next iterator skips what is written while it reads: so we stay where we
      // are, and go on after the last record that we have seen.
      if (!answer.hasNonNull("NextShardIterator")) {
        iterator = null;
      } else if (!answer.path("Records").isEmpty()) {
        iterator = iterator(shard, last);
      }
      if (batch.isEmpty() || batch.size() >= size || iterator == null) {
        break;
      }
      long left = window - (System.currentTimeMillis() - begin);
      if (left <= 0 || writes.tryAcquire(left, TimeUnit.MILLISECONDS)) {
        writes.drainPermits();
      }
    } while (!stopped && System.currentTimeMillis() - begin < window);
    boolean done = invoker.process(shard, batch, () -> stopped);
    if (done && (last != null || iterator == null)) {
      positions.put(shard, iterator == null ? FINISHED : last);
      files.write(file, positions);
    }
    if (iterator == null) {
      // Its children come next.
      shards = List.of();
    } else {
      iterators.put(shard, iterator);
    }
    return last != null;
  }

  @Override
  public void close() {
    stopped = true;
    thread.interrupt();
    try {
      thread.join(2_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
