package dev.cqrs.maven.baseline;

import dev.cqrs.maven.application.ApplicationModel.Shape;
import dev.cqrs.maven.baseline.Baseline.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What has to be done to a baseline so that it records what the code has.
 *
 * @param entries a line for each version that differs, by event and version
 * @param baseline what is recorded afterwards
 */
public record BaselineUpdate(List<Entry> entries, Baseline baseline) {

  /** What is done to a version of an event. */
  public enum Kind {
    /** It is new. */
    ADDED,
    /** An enum in it has gained a value, which stored events cannot show. */
    EXTENDED,
    /** It is recorded and differs; stored events may have the recorded shape. */
    CHANGED,
    /** It is recorded and the code has it no more, or in another aggregate. */
    GONE
  }

  /**
   * A version that differs.
   *
   * @param kind how
   * @param event the event's stored name
   * @param version its version
   */
  public record Entry(Kind kind, String event, int version) {
    /**
     * Tells whether stored events could suffer.
     *
     * @return whether it has to be forced
     */
    public boolean isRefused() {
      return kind == Kind.CHANGED || kind == Kind.GONE;
    }
  }

  /**
   * Compares.
   *
   * @param recorded what the file has
   * @param present what the code has
   * @return the difference
   */
  public static BaselineUpdate of(Baseline recorded, Baseline present) {
    List<Entry> entries = new ArrayList<>();
    List<RecordedEvent> events = new ArrayList<>();
    for (RecordedEvent event : present.events()) {
      Optional<RecordedEvent> before =
          recorded.event(event.name()).filter(old -> old.aggregate().equals(event.aggregate()));
      List<Shape> versions = new ArrayList<>();
      for (Shape shape : event.versions()) {
        versions.add(
            merged(before.flatMap(old -> old.version(shape.version())), shape, entries, event));
      }
      events.add(new RecordedEvent(event.name(), event.aggregate(), versions));
    }
    for (RecordedEvent event : recorded.events()) {
      gone(event, present, entries);
    }
    return new BaselineUpdate(List.copyOf(entries), new Baseline(events));
  }

  /**
   * Keeps the recorded shape as it is written where it says the same: that keeps the file stable.
   */
  private static Shape merged(
      Optional<Shape> recorded, Shape present, List<Entry> entries, RecordedEvent event) {
    if (recorded.isPresent() && Shapes.equal(recorded.get().components(), present.components())) {
      return recorded.get();
    }
    Kind kind = Kind.ADDED;
    if (recorded.isPresent()) {
      boolean extended = Shapes.covers(recorded.get().components(), present.components());
      kind = extended ? Kind.EXTENDED : Kind.CHANGED;
    }
    entries.add(new Entry(kind, event.name(), present.version()));
    return present;
  }

  private static void gone(RecordedEvent recorded, Baseline present, List<Entry> entries) {
    Optional<RecordedEvent> now =
        present
            .event(recorded.name())
            .filter(event -> event.aggregate().equals(recorded.aggregate()));
    for (Shape shape : recorded.versions()) {
      if (now.flatMap(event -> event.version(shape.version())).isEmpty()) {
        entries.add(new Entry(Kind.GONE, recorded.name(), shape.version()));
      }
    }
  }
}
