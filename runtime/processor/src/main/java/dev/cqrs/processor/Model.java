package dev.cqrs.processor;

import dev.cqrs.processor.Shape.Structure;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** An application as it was read, everything sorted by name. */
record Model(
    List<Aggregate> aggregates,
    List<ReadModel> readModels,
    List<Query> queries,
    List<Reaction> reactions) {

  /** Returns whether there is nothing to write. */
  boolean isEmpty() {
    return aggregates.isEmpty() && readModels.isEmpty() && queries.isEmpty() && reactions.isEmpty();
  }

  /** An aggregate. */
  record Aggregate(
      TypeElement type, List<Command> commands, List<Event> events, AggregateState state) {

    String name() {
      return type.getSimpleName().toString();
    }

    /** Returns the event that is this record. */
    Optional<Event> event(TypeElement record) {
      return events.stream().filter(event -> event.record().type().equals(record)).findFirst();
    }
  }

  /**
   * What an aggregate says of its state.
   *
   * @param record the state as snapshots keep it; null without snapshots
   */
  record AggregateState(
      int snapshotEvery,
      int version,
      int rememberedCommands,
      Structure record,
      List<UniqueComponent> uniques) {}

  /**
   * A component with unique values.
   *
   * @param text what makes a text of a value, such as {@code String::valueOf}; null if it is one
   */
  record UniqueComponent(String name, boolean optional, String text, boolean ignoreCase) {}

  /** A command with its handler and what that returns. */
  record Command(Structure record, Signature handler, Returned returned) {

    String name() {
      return record.name();
    }

    boolean creates() {
      return handler.isStatic();
    }
  }

  /**
   * What a handler returns.
   *
   * @param list whether it is a list of events
   * @param events the possible events; empty if it can be any
   */
  record Returned(boolean list, List<TypeElement> events) {}

  /**
   * An event with its older versions, the first one first, and the methods for no state yet and for
   * a state; one of them may be null.
   */
  record Event(Structure record, List<Upcast> upcasts, Signature first, Signature next) {

    /** Returns the version of the record. */
    int version() {
      return upcasts.size() + 1;
    }

    String name() {
      return record.name();
    }
  }

  /** An older version of an event, and the method that makes the next one of it. */
  record Upcast(Structure record, ExecutableElement method) {}

  /** A read model. */
  record ReadModel(
      Structure row,
      String name,
      int version,
      String key,
      List<Index> indexes,
      List<Projection> projections) {

    /** Returns whether rows are keyed by methods. */
    boolean crossAggregate() {
      return projections.stream().anyMatch(projection -> projection.rowKey() != null);
    }
  }

  /** A component as key, with its type S or N. */
  record KeyPart(String name, String type) {}

  /** An index; the sort key may be null. */
  record Index(String name, KeyPart key, KeyPart sort) {}

  /** An event on a read model; the row key method and one of the others may be null. */
  record Projection(
      Event event, String aggregate, Signature rowKey, Signature first, Signature next) {}

  /** A query with its answering method. */
  record Query(Structure record, ExecutableElement method, ReadModel readModel, boolean page) {

    String name() {
      return record.name();
    }

    TypeElement owner() {
      return (TypeElement) method.getEnclosingElement();
    }
  }

  /** A class that reacts to events. */
  record Reaction(TypeElement type, String name, List<ReactedEvent> events) {}

  /** An event with the method that reacts to it. */
  record ReactedEvent(
      Event event,
      String aggregate,
      ExecutableElement method,
      boolean takesMetadata,
      boolean takesAggregates,
      Sends returned) {}

  /** How many commands a method that reacts returns. */
  enum Sends {
    ONE,
    OPTIONAL,
    LIST
  }

  /** A method with the message it takes and, maybe, what is known about the message. */
  record Signature(ExecutableElement method, TypeElement message, boolean takesContext) {

    boolean isStatic() {
      return method.getModifiers().contains(javax.lang.model.element.Modifier.STATIC);
    }

    String name() {
      return method.getSimpleName().toString();
    }
  }
}
