package dev.cqrs.core.engine;

import dev.cqrs.api.EventMetadata;
import dev.cqrs.core.codec.Codec;
import dev.cqrs.core.codec.Codecs;
import dev.cqrs.core.codec.Decoding;
import dev.cqrs.core.codec.Timestamps;
import dev.cqrs.core.eventstore.StoredEvent;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The form in which events travel on the bus. */
public final class EventDetail {

  private EventDetail() {}

  /** Returns the tree of an event. */
  public static Map<String, Object> of(StoredEvent event) {
    EventMetadata metadata = event.metadata();
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("EventId", metadata.eventId());
    detail.put("AggregateId", metadata.aggregateId());
    detail.put("AggregateType", metadata.aggregateType());
    detail.put("EventType", event.type());
    detail.put("SchemaVersion", BigDecimal.valueOf(event.schemaVersion()));
    detail.put("Version", BigDecimal.valueOf(metadata.version()));
    detail.put("Timestamp", Timestamps.format(metadata.timestamp()));
    detail.put("EventData", event.data());
    detail.put("CommandId", metadata.commandId());
    detail.put("CorrelationId", metadata.correlationId());
    detail.put("CausationId", metadata.causationId());
    return detail;
  }

  /**
   * Returns the event of a tree.
   *
   * @throws IllegalArgumentException if fields are missing or of a wrong type; it names them all
   */
  @SuppressWarnings("unchecked")
  public static StoredEvent read(Map<String, Object> detail) {
    Fields fields = new Fields(detail, Decoding.tolerant());
    EventMetadata metadata =
        new EventMetadata(
            fields.read("EventId", Codecs.text()),
            fields.read("AggregateType", Codecs.text()),
            fields.read("AggregateId", Codecs.text()),
            fields.version(),
            fields.read("Timestamp", Codecs.instant()),
            fields.read("CommandId", Codecs.text()),
            fields.read("CorrelationId", Codecs.text()),
            fields.read("CausationId", Codecs.text()));
    String type = fields.read("EventType", Codecs.text());
    Integer schemaVersion = fields.read("SchemaVersion", Codecs.integer());
    Object data = detail.get("EventData");
    if (!(data instanceof Map)) {
      fields.at.field("EventData").fault("must be an object");
    }
    if (!fields.at.violations().isEmpty()) {
      throw new IllegalArgumentException(
          fields.at.violations().stream()
              .map(violation -> violation.field() + " " + violation.message())
              .collect(Collectors.joining("; ", "This is not the detail of an event: ", "")));
    }
    return new StoredEvent(metadata, type, schemaVersion, (Map<String, Object>) data);
  }

  private record Fields(Map<String, Object> detail, Decoding at) {

    <T> T read(String name, Codec<T> codec) {
      return codec.decode(detail.get(name), at.field(name));
    }

    long version() {
      Long version = read("Version", Codecs.longInteger());
      return version == null ? 0 : version;
    }
  }
}
