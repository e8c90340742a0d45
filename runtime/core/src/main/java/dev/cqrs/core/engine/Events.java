package dev.cqrs.core.engine;

import dev.cqrs.core.codec.Decoding;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.model.VersionedCodec;
import java.util.stream.Collectors;

/** What is common to all readers of stored events. */
final class Events {

  private Events() {}

  /** Returns the record of today of an event of any version. */
  static <E> E decode(VersionedCodec<E> codec, StoredEvent event) {
    Decoding decoding = Decoding.tolerant();
    E decoded = codec.decode(event.schemaVersion(), event.data(), decoding);
    if (!decoding.violations().isEmpty()) {
      throw new IllegalStateException("cannot read " + describe(event) + ": " + list(decoding));
    }
    return decoded;
  }

  static String describe(StoredEvent event) {
    return "%s, version %d of %s %s"
        .formatted(
            event.type(),
            event.metadata().version(),
            event.metadata().aggregateType(),
            event.metadata().aggregateId());
  }

  static String list(Decoding decoding) {
    return decoding.violations().stream()
        .map(violation -> violation.field() + " " + violation.message())
        .collect(Collectors.joining("; "));
  }
}
