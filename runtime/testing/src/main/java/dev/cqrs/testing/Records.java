package dev.cqrs.testing;

import dev.cqrs.api.EventMetadata;
import dev.cqrs.api.Send;
import dev.cqrs.core.codec.Codec;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.json.Json;
import dev.cqrs.core.model.AggregateType;
import dev.cqrs.core.model.Application;
import dev.cqrs.core.model.CommandType;
import dev.cqrs.core.model.EventType;
import dev.cqrs.core.model.VersionedCodec;
import java.time.Instant;
import java.util.Map;

/** Turns the records of an application into what the engine works on. */
final class Records {

  private Records() {}

  static AggregateType<?> aggregate(Application application, String name) {
    return application.aggregates().stream()
        .filter(type -> type.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The application has no aggregate "
                        + name
                        + "; it has "
                        + application.aggregates().stream().map(AggregateType::name).toList()));
  }

  /** Returns an event as if it had been stored. */
  static StoredEvent stored(
      Application application, Object event, String aggregateId, long version, Instant timestamp) {
    for (AggregateType<?> aggregate : application.aggregates()) {
      for (EventType<?, ?> type : aggregate.events()) {
        if (type.type().isInstance(event)) {
          EventMetadata metadata =
              new EventMetadata(
                  "event-" + aggregateId + "-" + version,
                  aggregate.name(),
                  aggregateId,
                  version,
                  timestamp,
                  "command-" + version,
                  "correlation-" + version,
                  "command-" + version);
          return new StoredEvent(
              metadata, type.name(), type.version(), encode(type.codec(), event));
        }
      }
    }
    throw new IllegalArgumentException(
        "The application has no event " + event.getClass().getName());
  }

  /** Returns the fields of a command as a request has them. */
  static Map<String, Object> request(AggregateType<?> aggregate, Object command) {
    String name = command.getClass().getSimpleName();
    for (CommandType<?, ?> type : aggregate.commands()) {
      if (type.name().equals(name)) {
        Map<String, Object> request = encode(type.codec(), command);
        request.put("commandType", name);
        return request;
      }
    }
    throw new IllegalArgumentException(
        aggregate.name()
            + " handles no command "
            + name
            + "; it handles "
            + aggregate.commands().stream().map(CommandType::name).toList());
  }

  /** The record was found by its class, so the codec is its own. */
  @SuppressWarnings("unchecked")
  private static <T> Map<String, Object> encode(VersionedCodec<T> codec, Object value) {
    return (Map<String, Object>) codec.encode((T) value);
  }

  /** The record was found by its class, so the codec is its own. */
  @SuppressWarnings("unchecked")
  static <T> Map<String, Object> encode(Codec<T> codec, Object value) {
    return (Map<String, Object>) codec.encode((T) value);
  }

  static String describe(StoredEvent event) {
    return event.type() + " " + Json.write(event.data());
  }

  /** Returns how failures show a command that is sent, such as {@code to a1: Deposit {…}}. */
  static String describe(Application application, Send send) {
    String name = send.command().getClass().getSimpleName();
    CommandType<?, ?> type =
        application.aggregates().stream()
            .flatMap(aggregate -> aggregate.commands().stream())
            .filter(command -> command.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "The application has no command " + send.command().getClass().getName()));
    return (send.creates() ? "create" : "to")
        + send.aggregateId().map(id -> " " + id).orElse("")
        + ": "
        + name
        + " "
        + Json.write(encode(type.codec(), send.command()));
  }
}
