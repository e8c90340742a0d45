package dev.cqrs.core.codec;

import java.util.List;

/** Checks what another codec has read from a request. */
record CheckedCodec<T>(Codec<T> inner, List<Check<? super T>> checks) implements Codec<T> {

  @Override
  public T decode(Object tree, Decoding at) {
    int before = at.faults();
    T value = inner.decode(tree, at);
    // What is stored was checked as a request once; rules that came later do not make it
    // unreadable.
    if (at.isStrict() && value != null && at.faults() == before) {
      checks.forEach(
          check -> check.fault(value).ifPresent(fault -> at.fault(fault.demand(), fault.found())));
    }
    return value;
  }

  @Override
  public Object encode(T value) {
    return inner.encode(value);
  }

  @Override
  public boolean optional() {
    return inner.optional();
  }
}
