package dev.cqrs.core.engine;

import dev.cqrs.api.Send;
import dev.cqrs.core.codec.Codec;
import dev.cqrs.core.model.AggregateType;
import dev.cqrs.core.model.Application;
import dev.cqrs.core.model.CommandType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Writes the commands of reactions as the requests that callers send. */
final class SentCommands {

  private final Map<String, CommandType<?, ?>> types = new TreeMap<>();

  SentCommands(Application application) {
    for (AggregateType<?> aggregate : application.aggregates()) {
      aggregate.commands().forEach(command -> types.put(command.name(), command));
    }
  }

  /** A reaction returned a command in a way that no aggregate takes. */
  static final class NotSendable extends RuntimeException {
    NotSendable(String message) {
      super(message, null, false, false);
    }
  }

  /** Returns the request of a command, without its ids but the one of the aggregate. */
  Map<String, Object> request(Send send) {
    String name = send.command().getClass().getSimpleName();
    CommandType<?, ?> type = types.get(name);
    if (type == null) {
      throw new NotSendable(
          "no aggregate handles "
              + send.command().getClass().getName()
              + "; there are "
              + String.join(", ", types.keySet()));
    }
    if (type.creates() != send.creates()) {
      throw new NotSendable(
          type.creates()
              ? name + " creates: write Send.create"
              : name + " is for an aggregate that exists: write Send.to");
    }
    Map<String, Object> request = new LinkedHashMap<>();
    request.put(CommandEnvelope.TYPE, name);
    send.aggregateId().ifPresent(id -> request.put("aggregateId", id));
    request.putAll(encode(type.codec(), send.command()));
    return request;
  }

  /** Names of commands are unique, so the codec is the record's own. */
  @SuppressWarnings("unchecked")
  private static <C> Map<String, Object> encode(Codec<C> codec, Object command) {
    return (Map<String, Object>) codec.encode((C) command);
  }
}
