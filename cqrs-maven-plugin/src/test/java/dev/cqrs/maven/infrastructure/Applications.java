package dev.cqrs.maven.infrastructure;

import dev.cqrs.maven.application.ApplicationModel;
import dev.cqrs.maven.application.ApplicationModel.Aggregate;
import dev.cqrs.maven.application.ApplicationModel.Event;
import dev.cqrs.maven.application.ApplicationModel.EventReference;
import dev.cqrs.maven.application.ApplicationModel.Index;
import dev.cqrs.maven.application.ApplicationModel.Reaction;
import dev.cqrs.maven.application.ApplicationModel.ReadModel;
import dev.cqrs.maven.application.ApplicationModel.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Builds applications of any size, as the annotation processor could have written them. */
public final class Applications {

  private final List<Aggregate> aggregates = new ArrayList<>();
  private final List<ReadModel> readModels = new ArrayList<>();
  private final List<Reaction> reactions = new ArrayList<>();

  /** Adds an aggregate. */
  public Applications aggregate(String name, boolean unique, List<String> events) {
    aggregates.add(
        new Aggregate(
            name,
            "com.example." + name,
            0,
            Optional.empty(),
            100,
            unique ? List.of(new Unique("email", true)) : List.of(),
            List.of(),
            events.stream()
                .map(event -> new Event(event, "com.example." + event, 1, List.of(), List.of()))
                .toList()));
    return this;
  }

  /** Adds a read model. */
  public Applications readModel(
      String name, int version, boolean crossAggregate, List<Index> indexes, List<String> events) {
    readModels.add(
        new ReadModel(
            name,
            "com.example.Row",
            version,
            "id",
            crossAggregate,
            indexes,
            references(events),
            List.of()));
    return this;
  }

  /** Adds a class of reactions. */
  public Applications reaction(String name, List<String> events) {
    reactions.add(new Reaction(name, "com.example.Reacts", references(events)));
    return this;
  }

  private static List<EventReference> references(List<String> events) {
    return events.stream().map(event -> new EventReference(event, "Thing")).toList();
  }

  /** Makes an index; without sort key when its type is empty. */
  public static Index index(String name, String key, String keyType, String sort, String sortType) {
    return new Index(
        name,
        new ApplicationModel.Key(key, keyType),
        sortType.isEmpty()
            ? Optional.empty()
            : Optional.of(new ApplicationModel.Key(sort, sortType)));
  }

  /** Numbered names, such as {@code Event1}. */
  public static List<String> numbered(String prefix, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(n -> prefix + n).toList();
  }

  /** The application. */
  public ApplicationModel model() {
    return new ApplicationModel(1, aggregates, readModels, List.of(), reactions);
  }

  /** Its plan. */
  public Infrastructure plan() {
    return InfrastructurePlanner.plan(model(), Plans.SETTINGS);
  }
}
