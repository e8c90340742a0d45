package dev.cqrs.maven.application;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cqrs.maven.application.ApplicationModel.Aggregate;
import dev.cqrs.maven.application.ApplicationModel.Command;
import dev.cqrs.maven.application.ApplicationModel.Component;
import dev.cqrs.maven.application.ApplicationModel.Event;
import dev.cqrs.maven.application.ApplicationModel.EventReference;
import dev.cqrs.maven.application.ApplicationModel.Index;
import dev.cqrs.maven.application.ApplicationModel.Query;
import dev.cqrs.maven.application.ApplicationModel.Reaction;
import dev.cqrs.maven.application.ApplicationModel.ReadModel;
import dev.cqrs.maven.application.ApplicationModel.Shape;
import dev.cqrs.maven.application.ApplicationModel.Unique;
import dev.cqrs.maven.problem.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Reads the application model from a project's compiled classes. */
public final class ApplicationModelReader {

  /** Where the model file lies below the classes folder. */
  public static final String LOCATION = "META-INF/cqrs/application.json";

  private static final int FORMAT = 1;

  /** How many commands an aggregate remembers that does not say. */
  private static final int REMEMBERED_COMMANDS = 1_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  private ApplicationModelReader() {}

  /**
   * Reads the model.
   *
   * @param classesFolder the project's {@code target/classes}
   * @return the application's model
   * @throws UserError when the file is missing, cut short or of a format this plugin does not know
   */
  public static ApplicationModel read(Path classesFolder) {
    Path file = classesFolder.resolve(LOCATION);
    if (!Files.isRegularFile(file)) {
      throw new UserError(missing(classesFolder, file));
    }
    try {
      return model(JSON.readTree(Files.readAllBytes(file)), file);
    } catch (JsonProcessingException broken) {
      throw new UserError(
          "%s is not valid JSON: %s. Compile again from scratch: mvn clean compile"
              .formatted(file, broken.getOriginalMessage()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Cannot read " + file, unreadable);
    }
  }

  private static String missing(Path classesFolder, Path file) {
    Path target = classesFolder.getParent();
    Path project = target == null ? null : target.getParent();
    String name = project == null ? "This project" : project.toString();
    String shown = project == null ? file.toString() : project.relativize(file).toString();
    return """
        %s is not a CQRS application: %s is missing. The compiler writes it when
          - the project has been compiled (mvn compile),
          - at least one class carries @Aggregate, and
          - dev.cqrs:cqrs-processor is an annotation processor of maven-compiler-plugin.\
        """
        .formatted(name, shown.replace('\\', '/'));
  }

  private static ApplicationModel model(JsonNode root, Path file) {
    int format = root.path("format").asInt();
    if (format != FORMAT) {
      throw new UserError(
          ("%s has format %s, but this plugin reads format %d. Give cqrs-processor and"
                  + " cqrs-maven-plugin the same version, then run mvn clean compile.")
              .formatted(
                  file, root.has("format") ? root.get("format").asText() : "unknown", FORMAT));
    }
    return new ApplicationModel(
        format,
        list(root, "aggregates", ApplicationModelReader::aggregate),
        list(root, "readModels", ApplicationModelReader::readModel),
        list(root, "queries", ApplicationModelReader::query),
        list(root, "reactions", ApplicationModelReader::reaction));
  }

  private static Aggregate aggregate(JsonNode node) {
    return new Aggregate(
        text(node, "name"),
        text(node, "type"),
        node.path("snapshotEvery").asInt(0),
        Optional.ofNullable(node.path("stateShape").asText(null)),
        node.path("rememberedCommands").asInt(REMEMBERED_COMMANDS),
        list(node, "unique", ApplicationModelReader::unique),
        list(node, "commands", ApplicationModelReader::command),
        list(node, "events", ApplicationModelReader::event));
  }

  private static Unique unique(JsonNode node) {
    return new Unique(text(node, "component"), node.path("ignoreCase").asBoolean());
  }

  private static Command command(JsonNode node) {
    return new Command(
        text(node, "name"), text(node, "type"), node.path("creates").asBoolean(), components(node));
  }

  private static Event event(JsonNode node) {
    return new Event(
        text(node, "name"),
        text(node, "type"),
        node.path("version").asInt(1),
        components(node),
        list(node, "olderVersions", ApplicationModelReader::shape));
  }

  /**
   * Reads one version of an event's shape.
   *
   * @param node with {@code version} and {@code components}
   * @return the shape
   */
  public static Shape shape(JsonNode node) {
    return new Shape(node.path("version").asInt(), components(node));
  }

  private static ReadModel readModel(JsonNode node) {
    return new ReadModel(
        text(node, "name"),
        text(node, "type"),
        node.path("version").asInt(1),
        text(node, "key"),
        node.path("crossAggregate").asBoolean(),
        list(node, "indexes", ApplicationModelReader::index),
        events(node),
        components(node));
  }

  private static Index index(JsonNode node) {
    Optional<ApplicationModel.Key> sort =
        node.hasNonNull("sort") ? Optional.of(key(node.get("sort"))) : Optional.empty();
    return new Index(text(node, "name"), key(node.path("key")), sort);
  }

  private static ApplicationModel.Key key(JsonNode node) {
    return new ApplicationModel.Key(text(node, "name"), text(node, "type"));
  }

  private static Query query(JsonNode node) {
    return new Query(
        text(node, "name"),
        text(node, "type"),
        text(node, "readModel"),
        text(node, "answers"),
        components(node));
  }

  private static Reaction reaction(JsonNode node) {
    return new Reaction(text(node, "name"), text(node, "type"), events(node));
  }

  private static List<EventReference> events(JsonNode node) {
    return list(node, "events", e -> new EventReference(text(e, "name"), text(e, "aggregate")));
  }

  private static List<Component> components(JsonNode node) {
    return list(node, "components", ApplicationModelReader::component);
  }

  private static Component component(JsonNode node) {
    Optional<Component> of =
        node.hasNonNull("of") ? Optional.of(component(node.get("of"))) : Optional.empty();
    return new Component(
        text(node, "name"),
        text(node, "type"),
        node.path("required").asBoolean(),
        list(node, "values", JsonNode::asText),
        of,
        components(node),
        node.path("personal").asBoolean());
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText();
  }

  private static <T> List<T> list(JsonNode node, String field, Function<JsonNode, T> each) {
    return StreamSupport.stream(node.path(field).spliterator(), false).map(each).toList();
  }
}
