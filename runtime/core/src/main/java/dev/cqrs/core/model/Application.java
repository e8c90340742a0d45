package dev.cqrs.core.model;

import java.util.List;

/**
 * A user's application as the annotation processor found it: reflection-free dispatch and codecs.
 *
 * <p>The processor generates one implementation with a public constructor and registers it for
 * {@link java.util.ServiceLoader}.
 */
public interface Application {

  /** Returns the aggregates, by name. */
  List<AggregateType<?>> aggregates();

  /** Returns the read models, by name. */
  List<ReadModelType<?>> readModels();

  /** Returns the queries, by name. */
  List<QueryType<?, ?>> queries();

  /** Returns the classes that react to events, by name. */
  default List<ReactionType> reactions() {
    return List.of();
  }
}
