package dev.cqrs.testing;

import dev.cqrs.api.EventMetadata;
import dev.cqrs.api.Send;
import dev.cqrs.core.codec.Codec;
import dev.cqrs.core.codec.Decoding;
import dev.cqrs.core.engine.Answer;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.json.Json;
import dev.cqrs.core.model.AggregateType;
import dev.cqrs.core.model.Application;
import dev.cqrs.core.model.CommandType;
import dev.cqrs.core.model.EventType;
import dev.cqrs.core.model.QueryType;
import dev.cqrs.core.model.ReadModelType;
import dev.cqrs.core.model.VersionedCodec;
import dev.cqrs.testing.memory.InMemoryEventStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Turns the records of an application into what the engine works on. */
final class Records {

  /** When everything happens unless a test says otherwise. */
  static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

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

  /** Appends events to the history of an aggregate as if commands had caused them. */
  static void append(
      Application application,
      InMemoryEventStore store,
      String aggregateId,
      Instant timestamp,
      Object... events) {
    for (Object event : events) {
      long version = store.read(aggregateId, 0).size() + 1L;
      StoredEvent stored = stored(application, event, aggregateId, version, timestamp);
      store.append(List.of(stored));
    }
  }

  /** Returns an event as if it had been stored. */
  static StoredEvent stored(
      Application application, Object event, String aggregateId, long version, Instant timestamp) {
    Class<?> record = event instanceof Stored stored ? stored.event() : event.getClass();
    AggregateType<?> aggregate = aggregateOf(application, record);
    EventType<?, ?> type = eventType(application, record);
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
    return event instanceof Stored stored
        ? new StoredEvent(metadata, type.name(), stored.version(), object(stored.json()))
        : new StoredEvent(metadata, type.name(), type.version(), encode(type.codec(), event));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(String json) {
    if (Json.parse(json) instanceof Map<?, ?> object) {
      return (Map<String, Object>) object;
    }
    throw new IllegalArgumentException("The data of a stored event is a JSON object, not " + json);
  }

  private static AggregateType<?> aggregateOf(Application application, Class<?> event) {
    return application.aggregates().stream()
        .filter(aggregate -> aggregate.events().stream().anyMatch(e -> e.type().equals(event)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The application has no event "
                        + event.getSimpleName()
                        + "; it has "
                        + application.aggregates().stream()
                            .flatMap(aggregate -> aggregate.events().stream())
                            .map(EventType::name)
                            .toList()));
  }

  /** Returns the type of an event; it was found by its class, so the record is its own. */
  @SuppressWarnings("unchecked")
  static <E> EventType<?, E> eventType(Application application, Class<E> event) {
    return aggregateOf(application, event).events().stream()
        .filter(type -> type.type().equals(event))
        .map(type -> (EventType<?, E>) type)
        .findFirst()
        .orElseThrow();
  }

  /** Returns the fields of a command of any aggregate as a request has them. */
  static Map<String, Object> request(Application application, Object command) {
    String name = command.getClass().getSimpleName();
    return application.aggregates().stream()
        .filter(type -> type.commands().stream().anyMatch(known -> known.name().equals(name)))
        .findFirst()
        .map(aggregate -> request(aggregate, command))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The application has no command "
                        + name
                        + "; it has "
                        + application.aggregates().stream()
                            .flatMap(aggregate -> aggregate.commands().stream())
                            .map(CommandType::name)
                            .toList()));
  }

  /** Returns the fields of a query as a request has them. */
  static Map<String, Object> query(Application application, Object query) {
    QueryType<?, ?> type = queryType(application, query.getClass().getSimpleName());
    Map<String, Object> request = encode(type.codec(), query);
    request.put("queryType", type.name());
    return request;
  }

  /** Returns the read model that a query reads. */
  static ReadModelType<?> readModelOf(Application application, String query) {
    String name = queryType(application, query).readModel();
    return application.readModels().stream()
        .filter(type -> type.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static QueryType<?, ?> queryType(Application application, String name) {
    return application.queries().stream()
        .filter(type -> type.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The application has no query "
                        + name
                        + "; it has "
                        + application.queries().stream().map(QueryType::name).toList()));
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

  /** Returns the name and the data of an event, in the version of today. */
  static String describe(Application application, Object event) {
    return describe(stored(application, event, "", 1, TIME));
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

  /** Returns a row, a line for each component. */
  static List<String> lines(Map<String, Object> row) {
    return row.entrySet().stream()
        .map(field -> field.getKey() + " " + Json.write(field.getValue()))
        .toList();
  }

  static String list(Decoding decoding) {
    return decoding.violations().stream()
        .map(violation -> violation.field() + " " + violation.message())
        .collect(Collectors.joining("; "));
  }

  /** Returns what is wrong according to an answer. */
  static String problem(Answer answer) {
    Object violations = answer.body().get("violations");
    return "%d %s: %s%s"
        .formatted(
            answer.status(),
            answer.body().get("code"),
            answer.body().get("detail"),
            violations == null ? "" : " " + Json.write(violations));
  }

  static List<String> violatedFields(Answer answer) {
    return ((List<?>) answer.body().get("violations"))
        .stream().map(violation -> (String) ((Map<?, ?>) violation).get("field")).toList();
  }
}
