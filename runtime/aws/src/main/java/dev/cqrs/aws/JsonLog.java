package dev.cqrs.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cqrs.core.json.Json;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Writes one line of JSON per request to standard output, which Lambda keeps as the log.
 *
 * <p>A line has ids, names, numbers and, after an internal error, a stack trace; never a payload,
 * nor the message of an exception that may quote one.
 */
final class JsonLog {

  /** An id or the name of a type; anything else that a caller sends may be personal. */
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

  private final PrintStream out;

  JsonLog(PrintStream out) {
    this.out = out;
  }

  /** Returns the log of this process. */
  static JsonLog ofProcess() {
    return new JsonLog(System.out);
  }

  /** Returns a log that nobody reads. */
  static JsonLog toNowhere() {
    return new JsonLog(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
  }

  /** Starts the line of a request. */
  Line line() {
    return new Line();
  }

  /** The line of one request; a field without a value is left out. */
  final class Line {

    private final Map<String, Object> fields = new LinkedHashMap<>();
    private final long start = System.nanoTime();

    Line with(String field, Object value) {
      if (value != null) {
        fields.put(field, value);
      }
      return this;
    }

    /** Copies fields that are ids or names, if they are there. */
    Line copy(Map<String, ?> from, String... names) {
      for (String name : names) {
        if (from.get(name) instanceof String text && SAFE.matcher(text).matches()) {
          fields.put(name, text);
        }
      }
      return this;
    }

    Line with(String errorId, Throwable failure) {
      return with("errorId", errorId)
          .with("errorType", failure.getClass().getName())
          .with("stackTrace", Trace.of(failure));
    }

    void write(String level, String message) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("level", level);
      line.put("message", message);
      line.putAll(fields);
      line.put("durationMillis", (System.nanoTime() - start) / 1_000_000);
      out.println(Json.write(line));
    }
  }
}
