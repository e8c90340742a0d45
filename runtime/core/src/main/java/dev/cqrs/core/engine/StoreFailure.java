package dev.cqrs.core.engine;

import dev.cqrs.core.eventstore.EventTooLargeException;
import java.util.function.Supplier;

/** An exception of the event store: after a write nobody knows whether the events are there. */
final class StoreFailure extends RuntimeException {

  StoreFailure(RuntimeException cause) {
    super(cause);
  }

  /** Returns what a call of the store returns; its failure becomes a StoreFailure. */
  static <T> T guard(Supplier<T> call) {
    try {
      return call.get();
    } catch (EventTooLargeException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new StoreFailure(e);
    }
  }
}
