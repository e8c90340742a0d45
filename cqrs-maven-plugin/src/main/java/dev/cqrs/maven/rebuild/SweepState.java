package dev.cqrs.maven.rebuild;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** How far a pass over the event store has come, kept in a file so that it can go on. */
final class SweepState {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SEGMENTS = "segments";

  private final Optional<Path> file;
  private final ObjectNode state;

  private SweepState(Optional<Path> file, ObjectNode state) {
    this.file = file;
    this.state = state;
  }

  /** Returns a state that starts with the first event and is kept nowhere. */
  static SweepState fresh(int segments) {
    return new SweepState(Optional.empty(), start("", segments));
  }

  /**
   * Returns the state that a file holds, or starts anew.
   *
   * @param file where it is kept
   * @param of what is filled with which code; a file of anything else counts for nothing
   * @param segments how many segments there are; so does a file with other ones
   */
  static SweepState in(Path file, String of, int segments) {
    try {
      if (Files.exists(file)
          && JSON.readTree(Files.readString(file)) instanceof ObjectNode kept
          && kept.path("of").asText().equals(of)
          && kept.path(SEGMENTS).size() == segments) {
        return new SweepState(Optional.of(file), kept);
      }
    } catch (IOException unreadable) {
      // Starting anew is always right: what is projected twice counts once.
      return new SweepState(Optional.of(file), start(of, segments));
    }
    return new SweepState(Optional.of(file), start(of, segments));
  }

  private static ObjectNode start(String of, int segments) {
    ObjectNode state = JSON.createObjectNode().put("of", of).put("scanned", 0).put("projected", 0);
    ArrayNode all = state.putArray(SEGMENTS);
    for (int segment = 0; segment < segments; segment++) {
      all.addObject().put("done", false);
    }
    return state;
  }

  int segments() {
    return state.path(SEGMENTS).size();
  }

  synchronized boolean isDone(int segment) {
    return state.path(SEGMENTS).path(segment).path("done").asBoolean();
  }

  /** Returns whether it goes on from somewhere. */
  synchronized boolean isBegun() {
    return scanned() > 0;
  }

  /** Returns where a segment goes on; null at its start. */
  synchronized JsonNode after(int segment) {
    return state.path(SEGMENTS).path(segment).get("after");
  }

  synchronized long scanned() {
    return state.path("scanned").asLong();
  }

  synchronized long projected() {
    return state.path("projected").asLong();
  }

  /** Takes the answer for a slice, and is on disk before it returns. */
  synchronized void advance(int segment, JsonNode answer) {
    ObjectNode one = (ObjectNode) state.path(SEGMENTS).path(segment);
    if (answer.has("after")) {
      one.set("after", answer.get("after"));
    } else {
      one.put("done", true);
    }
    state.put("scanned", scanned() + answer.path("scanned").asLong());
    state.put("projected", projected() + answer.path("projected").asLong());
    file.ifPresent(this::save);
  }

  private void save(Path to) {
    Path next = to.resolveSibling(to.getFileName() + ".next");
    try {
      Files.createDirectories(to.getParent());
      Files.writeString(next, JSON.writeValueAsString(state));
      Files.move(next, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot write to " + to, failed);
    }
  }
}
