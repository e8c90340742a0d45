package dev.cqrs.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The events that archives keep, one line each. */
final class Archives {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final BusStore store;
  private final Path folder;

  Archives(BusStore store, Path folder) {
    this.store = store;
    this.folder = folder;
  }

  private Path file(String archive) {
    return folder.resolve(archive + ".jsonl");
  }

  /** Keeps an event in every archive of the bus whose pattern it matches. */
  void add(String bus, ObjectNode event) {
    String json = event.toString();
    for (JsonNode archive : store.archives()) {
      String pattern = archive.path("EventPattern").asText("");
      if (BusStore.busName(archive.path("EventSourceArn")).equals(bus)
          && (pattern.isEmpty() || store.pattern(pattern).matches(json))) {
        try {
          Files.writeString(
              file(archive.path("ArchiveName").asText()),
              json + "\n",
              StandardOpenOption.CREATE,
              StandardOpenOption.APPEND);
        } catch (IOException e) {
          throw new UncheckedIOException("An event cannot be archived", e);
        }
      }
    }
  }

  /** Returns the events of an archive between two times that it still has to keep. */
  List<ObjectNode> read(JsonNode archive, Instant from, Instant until) {
    int days = archive.path("RetentionDays").asInt(0);
    Instant kept = days == 0 ? Instant.EPOCH : Instant.now().minus(days, ChronoUnit.DAYS);
    Path file = file(archive.path("ArchiveName").asText());
    List<ObjectNode> events = new ArrayList<>();
    if (!Files.exists(file)) {
      return events;
    }
    try (Stream<String> lines = Files.lines(file)) {
      for (String line : lines.toList()) {
        ObjectNode event = (ObjectNode) JSON.readTree(line);
        Instant time = Instant.parse(event.path("time").asText());
        if (!time.isBefore(from) && !time.isAfter(until) && !time.isBefore(kept)) {
          events.add(event);
        }
      }
      return events;
    } catch (IOException e) {
      throw new UncheckedIOException("The archive cannot be read", e);
    }
  }

  void delete(String archive) {
    try {
      Files.deleteIfExists(file(archive));
    } catch (IOException e) {
      throw new UncheckedIOException("The archive cannot be deleted", e);
    }
  }
}
