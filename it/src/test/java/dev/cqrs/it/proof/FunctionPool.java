package dev.cqrs.it.proof;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;

/** One function that works and others that have started, for when it is killed. */
final class FunctionPool implements AutoCloseable {

  private static final int WAITING = 2;

  private final Function<FaultProxy, FunctionProcess> start;
  private final Deque<Entry> waiting = new ArrayDeque<>();
  private Entry present;

  /** A function and the proxy of its own. */
  private record Entry(FunctionProcess function, FaultProxy proxy) {}

  /**
   * @param start starts a function that reaches the database through a proxy
   */
  FunctionPool(Function<FaultProxy, FunctionProcess> start) {
    this.start = start;
    replace();
  }

  FunctionProcess present() {
    return present.function();
  }

  FaultProxy proxy() {
    return present.proxy();
  }

  /** Puts another function in the place of the present one, which has been killed. */
  FunctionProcess replace() {
    while (waiting.size() <= WAITING) {
      FaultProxy proxy = new FaultProxy(Database.port(), Faults.none());
      waiting.add(new Entry(start.apply(proxy), proxy));
    }
    if (present != null) {
      present.proxy().close();
    }
    present = waiting.remove();
    return present.function().awaitReady();
  }

  @Override
  public void close() {
    waiting.add(present);
    for (Entry entry : waiting) {
      entry.function().close();
      entry.proxy().close();
    }
  }
}
