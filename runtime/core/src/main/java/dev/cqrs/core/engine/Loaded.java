package dev.cqrs.core.engine;

import dev.cqrs.core.eventstore.CommandMemory;
import dev.cqrs.core.eventstore.StateSnapshot;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.model.AggregateType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An aggregate at a version: its state, and what it remembers of the commands that led there.
 *
 * <p>The last events are kept one by one, the commands before them in the memory of a snapshot.
 * Applying an event changes this object: copy it before, if others have it.
 */
final class Loaded<S> {

  private final AggregateType<S> type;
  private final EventFold<S> fold;
  private final Optional<Snapshots<S>> snapshots;

  private S state;
  private long version;

  /** The events from the version of the memory on; that event is the first, if there is one. */
  private List<StoredEvent> recent = new ArrayList<>();

  private CommandMemory memory = CommandMemory.empty();
  private long memoryVersion;
  private Map<String, Long> memoryEventVersions = Map.of();

  /** The version of the last snapshot that can be read. */
  private long snapshotVersion;

  /** Makes an aggregate without events. */
  Loaded(AggregateType<S> type, EventFold<S> fold, Optional<Snapshots<S>> snapshots) {
    this.type = type;
    this.fold = fold;
    this.snapshots = snapshots;
  }

  /** Starts with the state that an event carries. */
  void start(StoredEvent event, S stateAfter) {
    StateSnapshot snapshot = event.snapshot().orElseThrow();
    state = stateAfter;
    version = event.metadata().version();
    recent.add(event.with(Optional.empty()));
    memory = snapshot.commands();
    memoryVersion = version;
    memoryEventVersions = snapshot.eventVersions();
    snapshotVersion = version;
  }

  /** Returns a copy that can be changed alone. */
  Loaded<S> copy() {
    Loaded<S> copy = new Loaded<>(type, fold, snapshots);
    copy.state = state;
    copy.version = version;
    copy.recent = new ArrayList<>(recent);
    copy.memory = memory;
    copy.memoryVersion = memoryVersion;
    copy.memoryEventVersions = memoryEventVersions;
    copy.snapshotVersion = snapshotVersion;
    return copy;
  }

  /**
   * Takes in an event of the store.
   *
   * @throws HistoryGapException if it is not the next one
   */
  void apply(StoredEvent event) {
    advance(event);
    if (snapshots.filter(all -> all.fits(event)).isPresent()) {
      snapshotVersion = version;
    }
    settle();
  }

  /** Takes in an event that is new; returns it with a snapshot if one is due. */
  StoredEvent append(StoredEvent event) {
    advance(event);
    StoredEvent kept = snapshots.filter(this::isDue).map(all -> keep(event, all)).orElse(event);
    settle();
    return kept;
  }

  private void advance(StoredEvent event) {
    HistoryGapException.check(version, event);
    state = fold.fold(state, event);
    version = event.metadata().version();
    recent.add(event.with(Optional.empty()));
  }

  /** Beside every nth event, one has a snapshot as soon as none was readable for so long. */
  private boolean isDue(Snapshots<S> all) {
    return version % all.every() == 0 || version - snapshotVersion >= all.every();
  }

  private StoredEvent keep(StoredEvent event, Snapshots<S> all) {
    Optional<StateSnapshot> snapshot = all.of(this);
    if (snapshot.isPresent()) {
      snapshotVersion = version;
    }
    return event.with(snapshot);
  }

  /** At every nth event the commands so far go into the memory, whether it is stored or not. */
  private void settle() {
    if (snapshots.isPresent() && version % snapshots.get().every() == 0) {
      memory = commands();
      memoryEventVersions = eventVersions();
      memoryVersion = version;
      recent = new ArrayList<>(recent.subList(recent.size() - 1, recent.size()));
    }
  }

  S state() {
    return state;
  }

  /** Returns the version; 0 if there are no events. */
  long version() {
    return version;
  }

  /** Returns the last event, if there is one. */
  Optional<StoredEvent> last() {
    return recent.isEmpty() ? Optional.empty() : Optional.of(recent.get(recent.size() - 1));
  }

  /** Returns the last of the recent events that a command caused. */
  Optional<StoredEvent> recent(String commandId) {
    return recent.stream()
        .filter(event -> commandId.equals(event.metadata().commandId()))
        .reduce((first, second) -> second);
  }

  /** Returns at which versions the last event of a command from before may be, newest first. */
  List<Long> remembered(String commandId) {
    return memory.candidates(commandId, memoryVersion);
  }

  /** Returns the memory of all commands up to now. */
  CommandMemory commands() {
    boolean hasFirst = memoryVersion > 0;
    String before = hasFirst ? recent.get(0).metadata().commandId() : null;
    List<StoredEvent> after = recent.subList(hasFirst ? 1 : 0, recent.size());
    return memory.plus(before, after, type.rememberedCommands());
  }

  /** Returns the last version of each type of event up to now. */
  Map<String, Long> eventVersions() {
    return eventVersionsAt(version);
  }

  /** Returns the last version of each type of event up to a version; before the memory at most. */
  Map<String, Long> eventVersionsAt(long upTo) {
    Map<String, Long> versions = new HashMap<>();
    memoryEventVersions.forEach((event, last) -> versions.put(event, Math.min(last, upTo)));
    for (StoredEvent event : recent) {
      if (event.metadata().version() <= upTo) {
        versions.put(event.type(), event.metadata().version());
      }
    }
    return versions;
  }
}
