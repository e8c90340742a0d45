package dev.cqrs.maven.baseline;

import dev.cqrs.maven.application.ApplicationModel;
import dev.cqrs.maven.application.ApplicationModel.Shape;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The recorded shapes of events.
 *
 * @param events sorted by name
 */
public record Baseline(List<RecordedEvent> events) {

  /** Sorts and copies the events. */
  public Baseline {
    events = events.stream().sorted(Comparator.comparing(RecordedEvent::name)).toList();
  }

  /**
   * An event type.
   *
   * @param name its stored name
   * @param aggregate name of the aggregate that it belongs to
   * @param versions its shapes, the first one first
   */
  public record RecordedEvent(String name, String aggregate, List<Shape> versions) {
    /** Sorts and copies the versions. */
    public RecordedEvent {
      versions = versions.stream().sorted(Comparator.comparing(Shape::version)).toList();
    }

    /**
     * Looks a version up.
     *
     * @param version from 1
     * @return its shape, if it is recorded
     */
    Optional<Shape> version(int version) {
      return versions.stream().filter(shape -> shape.version() == version).findFirst();
    }
  }

  /**
   * What an application has.
   *
   * @param model as it was compiled
   * @return all of its events
   */
  public static Baseline of(ApplicationModel model) {
    return new Baseline(
        model.aggregates().stream()
            .flatMap(
                aggregate ->
                    aggregate.events().stream()
                        .map(
                            event ->
                                new RecordedEvent(
                                    event.name(), aggregate.name(), event.versions())))
            .toList());
  }

  /**
   * Looks an event up.
   *
   * @param name its stored name
   * @return the event, if it is recorded
   */
  Optional<RecordedEvent> event(String name) {
    return events.stream().filter(event -> event.name().equals(name)).findFirst();
  }

  /**
   * Counts the versions of all events.
   *
   * @return how many shapes are recorded
   */
  public int size() {
    return events.stream().mapToInt(event -> event.versions().size()).sum();
  }
}
