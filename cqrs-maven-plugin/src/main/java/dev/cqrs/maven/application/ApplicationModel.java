package dev.cqrs.maven.application;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a CQRS application consists of, as written to {@code META-INF/cqrs/application.json} when it
 * was compiled.
 *
 * @param format version of the file's format
 * @param aggregates aggregates, sorted by name
 * @param readModels read models, sorted by name
 * @param queries queries, sorted by name
 * @param reactions classes that react to events, sorted by name
 */
public record ApplicationModel(
    int format,
    List<Aggregate> aggregates,
    List<ReadModel> readModels,
    List<Query> queries,
    List<Reaction> reactions) {

  /** Makes the model; its lists are copied. */
  public ApplicationModel {
    aggregates = List.copyOf(aggregates);
    readModels = List.copyOf(readModels);
    queries = List.copyOf(queries);
    reactions = List.copyOf(reactions);
  }

  /**
   * An aggregate.
   *
   * @param name its name, as stored with each of its events
   * @param type its class
   * @param snapshotEvery every how many events its state is kept; 0 for never
   * @param stateShape shape of the state, if it is kept
   * @param rememberedCommands for how many of its last commands a retry gets the first answer
   * @param unique components whose values are unique
   * @param commands commands it decides on
   * @param events events it may append
   */
  public record Aggregate(
      String name,
      String type,
      int snapshotEvery,
      Optional<String> stateShape,
      int rememberedCommands,
      List<Unique> unique,
      List<Command> commands,
      List<Event> events) {
    /** Makes the aggregate; its lists are copied. */
    public Aggregate {
      unique = List.copyOf(unique);
      commands = List.copyOf(commands);
      events = List.copyOf(events);
    }
  }

  /**
   * A component with unique values.
   *
   * @param component its name
   * @param ignoreCase whether values that differ in upper and lower case only are the same
   */
  public record Unique(String component, boolean ignoreCase) {}

  /**
   * A command.
   *
   * @param name value of {@code commandType}
   * @param type its record
   * @param creates whether it starts a new aggregate
   * @param components what it carries
   */
  public record Command(String name, String type, boolean creates, List<Component> components) {
    /** Makes the command; its list is copied. */
    public Command {
      components = List.copyOf(components);
    }
  }

  /**
   * An event type.
   *
   * @param name its stored name
   * @param type its record
   * @param version version of its shape
   * @param components what it carries
   * @param olderVersions shapes it had before, the first one first
   */
  public record Event(
      String name,
      String type,
      int version,
      List<Component> components,
      List<Shape> olderVersions) {
    /** Makes the event type; its lists are copied. */
    public Event {
      components = List.copyOf(components);
      olderVersions = List.copyOf(olderVersions);
    }

    /**
     * Every shape that stored events of this type may have.
     *
     * @return the first one first
     */
    public List<Shape> versions() {
      return Stream.concat(olderVersions.stream(), Stream.of(new Shape(version, components)))
          .toList();
    }
  }

  /**
   * What events of one version carry.
   *
   * @param version from 1
   * @param components what they carry
   */
  public record Shape(int version, List<Component> components) {
    /** Makes the shape; its list is copied. */
    public Shape {
      components = List.copyOf(components);
    }
  }

  /**
   * A read model, which becomes a table and a projection function.
   *
   * @param name its name, such as {@code user-profiles}
   * @param type its record
   * @param version its version; from 2 on its resources carry it in their names
   * @param key component that is the table's partition key
   * @param crossAggregate whether one row is built from several aggregates' events
   * @param indexes its secondary indexes
   * @param events event types its projection handles
   * @param components a row's components
   */
  public record ReadModel(
      String name,
      String type,
      int version,
      String key,
      boolean crossAggregate,
      List<Index> indexes,
      List<EventReference> events,
      List<Component> components) {
    /** Makes the read model; its lists are copied. */
    public ReadModel {
      indexes = List.copyOf(indexes);
      events = List.copyOf(events);
      components = List.copyOf(components);
    }
  }

  /**
   * A secondary index of a read model.
   *
   * @param name its name, such as {@code Email-index}
   * @param key partition key
   * @param sort sort key, if it has one
   */
  public record Index(String name, Key key, Optional<Key> sort) {}

  /**
   * A key attribute.
   *
   * @param name component's name
   * @param type {@code S} or {@code N}
   */
  public record Key(String name, String type) {}

  /**
   * An event type a projection or a reaction handles.
   *
   * @param name the event type's name
   * @param aggregate aggregate that appends it
   */
  public record EventReference(String name, String aggregate) {}

  /**
   * A query.
   *
   * @param name value of {@code queryType}
   * @param type its record
   * @param readModel read model it asks
   * @param answers {@code one} or {@code page}
   * @param components what it carries
   */
  public record Query(
      String name, String type, String readModel, String answers, List<Component> components) {
    /** Makes the query; its list is copied. */
    public Query {
      components = List.copyOf(components);
    }
  }

  /**
   * A class that reacts to events with commands, which becomes a function.
   *
   * @param name its name, such as {@code buyer-check}
   * @param type its class
   * @param events event types it reacts to
   */
  public record Reaction(String name, String type, List<EventReference> events) {
    /** Makes the reaction; its list is copied. */
    public Reaction {
      events = List.copyOf(events);
    }
  }

  /**
   * A component of a command, event, row or query, or of a record within one.
   *
   * @param name its name; empty for the element of a list or map
   * @param type its type, such as {@code string} or {@code list}
   * @param required whether it must be there
   * @param values an enum's constants, else empty
   * @param of type of a list's or map's elements, else empty
   * @param components a nested record's components, else empty
   * @param personal whether its value must appear in no output
   */
  public record Component(
      String name,
      String type,
      boolean required,
      List<String> values,
      Optional<Component> of,
      List<Component> components,
      boolean personal) {
    /** Makes the component; its lists are copied. */
    public Component {
      values = List.copyOf(values);
      components = List.copyOf(components);
    }
  }
}
