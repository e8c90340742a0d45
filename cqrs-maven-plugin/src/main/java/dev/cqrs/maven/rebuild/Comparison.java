package dev.cqrs.maven.rebuild;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cqrs.maven.cloud.Pause;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Compares slices, and looks again at what may only be on its way. */
final class Comparison {

  private static final int LOOKS = 20;

  private final Sweep.Slice compare;
  private final Duration pause;
  private final Map<String, String> differences = new TreeMap<>();

  /**
   * @param compare compares one slice
   * @param pause between two looks
   */
  Comparison(Sweep.Slice compare, Duration pause) {
    this.compare = compare;
    this.pause = pause;
  }

  /** Compares a slice, and keeps what still differs after the last look. */
  JsonNode run(int segment, JsonNode after, int limit) {
    JsonNode answer = compare.run(segment, after, limit);
    Map<String, JsonNode> pending = byAggregate(answer);
    for (int look = 1; look < LOOKS && !pending.isEmpty(); look++) {
      Pause.of(pause);
      Map<String, JsonNode> now = byAggregate(compare.run(segment, after, limit));
      pending.entrySet().removeIf(entry -> isOver(entry.getValue(), now.get(entry.getKey())));
    }
    keep(pending);
    return answer;
  }

  /** An event that came after the first look is not what was missing then. */
  private static boolean isOver(JsonNode first, JsonNode now) {
    if (now == null) {
      return true;
    }
    boolean behind = now.path("position").asLong() < now.path("version").asLong();
    return behind && now.path("position").asLong() >= first.path("version").asLong();
  }

  private static Map<String, JsonNode> byAggregate(JsonNode answer) {
    Map<String, JsonNode> differences = new LinkedHashMap<>();
    answer
        .path("differences")
        .forEach(each -> differences.put(each.path("aggregateId").asText(), each));
    return differences;
  }

  private synchronized void keep(Map<String, JsonNode> pending) {
    pending.forEach((id, difference) -> differences.put(id, difference.path("reason").asText()));
  }

  /** Returns why aggregates differ, by their ids. */
  synchronized Map<String, String> differences() {
    return new TreeMap<>(differences);
  }
}
