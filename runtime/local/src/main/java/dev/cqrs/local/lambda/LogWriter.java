package dev.cqrs.local.lambda;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloud.Cloud;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Writes what functions print to their log streams, in order, on a thread of its own. */
final class LogWriter implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(LogWriter.class.getName());
  private static final int MOST_AT_ONCE = 1_000;

  private final Cloud cloud;
  private final BlockingQueue<Line> queue = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile boolean closing;

  LogWriter(Cloud cloud) {
    this.cloud = cloud;
    this.thread = DaemonThreads.named("function-logs").newThread(this::run);
    thread.start();
  }

  private record Stream(String group, String name) {}

  private record Line(Stream stream, long millis, String text) {}

  /** Writes a line; an empty one, which is no event of a log, is left out. */
  void write(String group, String stream, String text) {
    if (!text.isEmpty()) {
      queue.add(new Line(new Stream(group, stream), System.currentTimeMillis(), text));
    }
  }

  private void run() {
    while (!closing || !queue.isEmpty()) {
      try {
        Line first = queue.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
          List<Line> lines = new ArrayList<>(List.of(first));
          queue.drainTo(lines, MOST_AT_ONCE);
          Map<Stream, ArrayNode> byStream = new LinkedHashMap<>();
          for (Line line : lines) {
            byStream
                .computeIfAbsent(line.stream(), stream -> JsonNodeFactory.instance.arrayNode())
                .addObject()
                .put("timestamp", line.millis())
                .put("message", line.text());
          }
          byStream.forEach(this::put);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void put(Stream stream, ArrayNode events) {
    try {
      try {
        cloud.call("logs", "PutLogEvents", input(stream).set("logEvents", events));
      } catch (AwsError missing) {
        create(
            "CreateLogGroup",
            JsonNodeFactory.instance.objectNode().put("logGroupName", stream.group()));
        create("CreateLogStream", input(stream));
        cloud.call("logs", "PutLogEvents", input(stream).set("logEvents", events));
      }
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "Log lines of " + stream + " were lost", e);
    }
  }

  private void create(String operation, ObjectNode input) {
    try {
      cloud.call("logs", operation, input);
    } catch (AwsError e) {
      if (!e.code().equals("ResourceAlreadyExistsException")) {
        throw e;
      }
    }
  }

  private static ObjectNode input(Stream stream) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("logGroupName", stream.group())
        .put("logStreamName", stream.name());
  }

  @Override
  public void close() {
    closing = true;
    try {
      thread.join(2_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
