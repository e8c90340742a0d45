package dev.cqrs.it.proof;

import java.util.List;
import java.util.Random;

/** Decides on the fault of each request that passes a {@link FaultProxy}, and may look on. */
@FunctionalInterface
interface Faults {

  /** All that happens to requests whose outcome stays unknown or that are not carried out. */
  List<Fault> ANY = List.of(Fault.values()).subList(1, Fault.values().length);

  /** Returns what is to happen to a request. Called before it is forwarded; may block. */
  Fault of(Exchange exchange);

  /** Called when the database has answered, before the answer is delivered; may block. */
  default void answered(Exchange exchange) {}

  /** Called when the answer has been delivered. */
  default void delivered(Exchange exchange) {}

  /** Returns no faults. */
  static Faults none() {
    return exchange -> Fault.NONE;
  }

  /**
   * Returns faults at random.
   *
   * @param random the source of chance
   * @param percent how many requests of a hundred have a fault
   * @param faults what may happen
   */
  static Faults random(Random random, int percent, List<Fault> faults) {
    return exchange -> {
      synchronized (random) {
        return random.nextInt(100) < percent
            ? faults.get(random.nextInt(faults.size()))
            : Fault.NONE;
      }
    };
  }
}
