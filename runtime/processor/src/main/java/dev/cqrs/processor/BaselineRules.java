package dev.cqrs.processor;

import dev.cqrs.core.json.Json;
import dev.cqrs.core.json.JsonException;
import dev.cqrs.processor.Model.Aggregate;
import dev.cqrs.processor.Model.Event;
import dev.cqrs.processor.Shape.Structure;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import javax.lang.model.element.TypeElement;

/** Checks that the events which the baseline records have kept their shapes. */
final class BaselineRules {

  /** The option of the compiler with the path of the baseline. */
  static final String OPTION = "cqrs.events";

  private static final String UNRELEASED =
      "If it was never released, run mvn cqrs:baseline -Dcqrs.force";
  private static final String FORMAT = "1";

  private final Path file;
  private final Problems problems;
  private final Map<String, Event> events = new TreeMap<>();
  private final Map<String, Aggregate> owners = new TreeMap<>();

  BaselineRules(Path file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /** Tells every event that is not what was recorded; a project without a baseline has none. */
  void check(Model model) {
    if (!Files.exists(file) || model.aggregates().isEmpty()) {
      return;
    }
    for (Aggregate aggregate : model.aggregates()) {
      for (Event event : aggregate.events()) {
        events.put(event.name(), event);
        owners.put(event.name(), aggregate);
      }
    }
    TypeElement anywhere = model.aggregates().get(0).type();
    try {
      Map<?, ?> baseline = (Map<?, ?>) Json.parse(Files.readString(file));
      String format = String.valueOf(baseline.get("format"));
      if (!FORMAT.equals(format)) {
        broken(anywhere, "its format is " + format + ", and this version reads format " + FORMAT);
        return;
      }
      for (Object recorded : (List<?>) baseline.get("events")) {
        event((Map<?, ?>) recorded, anywhere);
      }
    } catch (IOException e) {
      broken(anywhere, "it cannot be read: " + e.getMessage());
    } catch (JsonException e) {
      broken(anywhere, "it is not JSON: " + e.getMessage());
    } catch (ClassCastException | NullPointerException | ArithmeticException e) {
      broken(anywhere, "something is missing from it or is of another type");
    }
  }

  private void broken(TypeElement anywhere, String why) {
    problems.at(
        anywhere, "%s is not a baseline of events: %s. Restore it from version control", file, why);
  }

  private void event(Map<?, ?> recorded, TypeElement anywhere) {
    String name = (String) Objects.requireNonNull(recorded.get("name"));
    String aggregate = (String) Objects.requireNonNull(recorded.get("aggregate"));
    Event event = events.get(name);
    if (event == null) {
      problems.at(
          anywhere,
          "The event %s of %s is recorded in %s and no aggregate applies it, so stored ones cannot"
              + " be read: keep its record and its @Applies method, even when no command returns it"
              + " any more. %s",
          name,
          aggregate,
          file,
          UNRELEASED);
    } else if (!owners.get(name).name().equals(aggregate)) {
      problems.at(
          event.record().type(),
          "%s is recorded in %s as an event of %s and is one of %s now: stored events keep the name"
              + " of their aggregate, so move it back. %s",
          name,
          file,
          aggregate,
          owners.get(name).name(),
          UNRELEASED);
    } else {
      for (Object version : (List<?>) recorded.get("versions")) {
        version(event, (Map<?, ?>) version);
      }
    }
  }

  private void version(Event event, Map<?, ?> recorded) {
    int version = ((BigDecimal) recorded.get("version")).intValueExact();
    Optional<Structure> present = record(event, version);
    if (present.isEmpty()) {
      problems.at(
          event.record().type(),
          "Version %d of %s is recorded in %s and the code has versions up to %d only, so stored"
              + " events of version %d cannot be read: bring back @EventVersion(%d) with its"
              + " record. %s",
          version,
          event.name(),
          file,
          event.version(),
          version,
          version,
          UNRELEASED);
      return;
    }
    List<String> changes =
        ShapeChanges.of(recorded.get("components"), present.get().describeParts());
    if (changes.isEmpty()) {
      return;
    }
    if (version == event.version()) {
      problems.at(
          event.record().type(),
          "%s is not what %s records as its version %d: %s. Stored events have the recorded shape,"
              + " so give the new one a version: keep the recorded one as public record V%d in %s,"
              + " declare @EventVersion(%d) on %s, and write @Upcasts public static %s next(V%d old)"
              + " in V%d. %s",
          event.name(),
          file,
          version,
          String.join("; ", changes),
          version,
          event.name(),
          version + 1,
          event.name(),
          event.name(),
          version,
          version,
          UNRELEASED);
    } else {
      problems.at(
          present.get().type(),
          "%s is not what %s records as version %d of %s: %s. Stored events have the recorded shape,"
              + " so change the record back. %s",
          present.get().name(),
          file,
          version,
          event.name(),
          String.join("; ", changes),
          UNRELEASED);
    }
  }

  private static Optional<Structure> record(Event event, int version) {
    if (version == event.version()) {
      return Optional.of(event.record());
    }
    return version < event.version()
        ? Optional.of(event.upcasts().get(version - 1).record())
        : Optional.empty();
  }
}
