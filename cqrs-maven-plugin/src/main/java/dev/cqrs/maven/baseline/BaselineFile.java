package dev.cqrs.maven.baseline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cqrs.maven.application.ApplicationModel.Component;
import dev.cqrs.maven.application.ApplicationModel.Shape;
import dev.cqrs.maven.application.ApplicationModelReader;
import dev.cqrs.maven.baseline.Baseline.RecordedEvent;
import dev.cqrs.maven.problem.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads and writes a baseline as JSON: sorted, a line for each component, so that diffs tell. */
public final class BaselineFile {

  private static final int FORMAT = 1;
  private static final ObjectMapper JSON = new ObjectMapper();

  private BaselineFile() {}

  /**
   * Reads a baseline.
   *
   * @param file where it may be
   * @return what it records; nothing when there is no such file
   * @throws UserError when it is no baseline
   */
  public static Baseline read(Path file) {
    if (!Files.exists(file)) {
      return new Baseline(List.of());
    }
    try {
      JsonNode root = JSON.readTree(Files.readAllBytes(file));
      if (root.path("format").asInt() != FORMAT) {
        throw new UserError(
            "%s has format %s, but this plugin reads format %d. Restore the file from version control, or use the plugin that wrote it."
                .formatted(file, root.path("format").asText("unknown"), FORMAT));
      }
      return new Baseline(each(root.path("events"), BaselineFile::event));
    } catch (JsonProcessingException broken) {
      throw new UserError(
          "%s is not valid JSON: %s. Restore the file from version control."
              .formatted(file, broken.getOriginalMessage()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Cannot read " + file, unreadable);
    }
  }

  private static RecordedEvent event(JsonNode node) {
    return new RecordedEvent(
        node.path("name").asText(),
        node.path("aggregate").asText(),
        each(node.path("versions"), ApplicationModelReader::shape));
  }

  private static <T> List<T> each(JsonNode array, java.util.function.Function<JsonNode, T> read) {
    return StreamSupport.stream(array.spliterator(), false).map(read).toList();
  }

  /**
   * Writes a baseline.
   *
   * @param file where; its folder is made
   * @param baseline what to record
   */
  public static void write(Path file, Baseline baseline) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text(baseline));
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot write " + file, failed);
    }
  }

  /**
   * The text of the file.
   *
   * @param baseline what it records
   * @return JSON with a line feed at the end
   */
  static String text(Baseline baseline) {
    return """
        {
          "format": %d,
          "events": %s
        }
        """
        .formatted(
            FORMAT, lines("  ", baseline.events().stream().map(BaselineFile::event).toList()));
  }

  private static String event(RecordedEvent event) {
    return """
        {
              "name": %s,
              "aggregate": %s,
              "versions": %s
            }"""
        .formatted(
            quoted(event.name()),
            quoted(event.aggregate()),
            lines("      ", event.versions().stream().map(BaselineFile::version).toList()));
  }

  private static String version(Shape shape) {
    return """
        {
                  "version": %d,
                  "components": %s
                }"""
        .formatted(
            shape.version(),
            lines("          ", shape.components().stream().map(BaselineFile::component).toList()));
  }

  /** A list with a line for each element. */
  private static String lines(String indent, List<String> elements) {
    return elements.isEmpty()
        ? "[]"
        : elements.stream()
            .map(element -> "\n" + indent + "  " + element)
            .collect(Collectors.joining(",", "[", "\n" + indent + "]"));
  }

  private static String component(Component component) {
    String type = type(component);
    return "{\"name\": %s, %s, \"required\": %s}"
        .formatted(quoted(component.name()), type, component.required());
  }

  private static String type(Component component) {
    List<String> fields = new ArrayList<>();
    fields.add("\"type\": " + quoted(component.type()));
    if (!component.values().isEmpty()) {
      fields.add(
          "\"values\": " + inline(component.values().stream().map(BaselineFile::quoted).toList()));
    }
    component.of().ifPresent(of -> fields.add("\"of\": {" + type(of) + "}"));
    if (component.type().equals("record")) {
      fields.add(
          "\"components\": "
              + inline(component.components().stream().map(BaselineFile::component).toList()));
    }
    return String.join(", ", fields);
  }

  private static String inline(List<String> elements) {
    return "[" + String.join(", ", elements) + "]";
  }

  private static String quoted(String text) {
    return "\"" + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
  }
}
