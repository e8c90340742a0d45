package dev.cqrs.core.engine;

import dev.cqrs.core.codec.Timestamps;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.eventstore.UniqueValue;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes the answers to commands. */
final class CommandAnswers {

  private CommandAnswers() {}

  /** Returns the answer to a command whose last event is this one. */
  static Answer done(int status, StoredEvent event, ConsistencyToken token) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("aggregateId", event.metadata().aggregateId());
    body.put("version", BigDecimal.valueOf(event.metadata().version()));
    body.put("eventId", event.metadata().eventId());
    body.put("eventType", event.type());
    body.put("timestamp", Timestamps.format(event.metadata().timestamp()));
    body.put("commandId", event.metadata().commandId());
    body.put("correlationId", event.metadata().correlationId());
    body.put("consistencyToken", token.text());
    return new Answer(status, body);
  }

  /** Returns the answer to a command that changed nothing. */
  static Answer unchanged(CommandEnvelope envelope, Loaded<?> loaded) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("aggregateId", envelope.aggregateId());
    body.put("version", BigDecimal.valueOf(loaded.version()));
    body.put("commandId", envelope.commandId());
    body.put("correlationId", envelope.correlationId());
    body.put("consistencyToken", token(envelope, loaded, loaded.version()).text());
    return new Answer(200, body);
  }

  /** Returns the token of an aggregate as it was at a version. */
  static ConsistencyToken token(CommandEnvelope envelope, Loaded<?> loaded, long version) {
    return ConsistencyToken.of(envelope.aggregateId(), loaded.eventVersionsAt(version));
  }

  /** Returns a 409: the aggregate is not at the version that the caller decided on. */
  static Answer unexpectedVersion(CommandEnvelope envelope, long version) {
    return Problem.conflict(
            "version-conflict",
            "%s is at version %d, not %d."
                .formatted(envelope.aggregateId(), version, envelope.expectedVersion()))
        .with("version", BigDecimal.valueOf(version));
  }

  static Answer missing(String aggregate, CommandEnvelope envelope) {
    return Problem.notFound("There is no " + aggregate + " " + envelope.aggregateId() + ".");
  }

  static Answer wrongType(String aggregate, CommandEnvelope envelope, String stored) {
    return Problem.notFound(
        envelope.aggregateId() + " is " + a(stored) + ", not " + a(aggregate) + ".");
  }

  static Answer notUnique(UniqueValue value) {
    return Problem.conflict(
            "not-unique",
            "%s must be unique, but another %s has this value: choose another one."
                .formatted(value.component(), value.aggregateType()))
        .with("field", value.component());
  }

  static Answer contended(CommandEnvelope envelope, int lost) {
    return Problem.unavailable(
        "contended",
        "%s was changed by others %s meanwhile: retry with the same commandId."
            .formatted(envelope.aggregateId(), lost == 1 ? "once" : lost + " times"));
  }

  private static String a(String noun) {
    // "an Order", but "a User": the sound counts, and U mostly sounds like you.
    return ("AEIO".indexOf(noun.charAt(0)) >= 0 ? "an " : "a ") + noun;
  }
}
