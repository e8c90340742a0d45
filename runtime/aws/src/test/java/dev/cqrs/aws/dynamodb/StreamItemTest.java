package dev.cqrs.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cqrs.core.engine.EventDetail;
import dev.cqrs.core.eventstore.CommandMemory;
import dev.cqrs.core.eventstore.StateSnapshot;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.json.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class StreamItemTest {

  @Test
  void anEventWithASnapshotIsPublishedWithoutIt() {
    Object image =
        Json.parse(
            """
            {"AggregateId":{"S":"t-1"},"Version":{"N":"2"},"EventId":{"S":"e"},
             "EventType":{"S":"ThingHappened"},"AggregateType":{"S":"Thing"},
             "Timestamp":{"S":"2026-01-02T03:04:05.123456Z"},"CommandId":{"S":"c"},
             "CorrelationId":{"S":"r"},"CausationId":{"S":"c"},"SchemaVersion":{"N":"1"},
             "EventData":{"M":{"text":{"S":"x"}}},"CommandDigest":{"S":"d"},"Following":{"N":"1"},
             "Snapshot":{"M":{"Shape":{"S":"s"},"State":{"M":{"secret":{"S":"state"}}},
               "Commands":{"B":"AQIDAQ=="},"EventVersions":{"M":{"ThingHappened":{"N":"2"}}}}}}""");

    StoredEvent event = EventItem.read(StreamItem.read(image));

    assertThat(event.snapshot())
        .contains(
            new StateSnapshot(
                "s",
                Map.of("secret", "state"),
                CommandMemory.of(new byte[] {1, 2, 3, 1}),
                Map.of("ThingHappened", 2L)));
    assertThat(Json.write(EventDetail.of(event)))
        .doesNotContain("Snapshot", "secret", "CommandDigest", "Following");
    assertThat(EventDetail.read(EventDetail.of(event))).isEqualTo(event);
  }

  @Test
  void aSnapshotThatCannotBeReadIsNone() {
    Map<String, Object> data = Map.of();
    StateSnapshot snapshot =
        new StateSnapshot("s", Map.of(), CommandMemory.empty(), Map.of("ThingHappened", 1L));
    StoredEvent event = ThingEvents.event("t-1", 1, data).with(Optional.of(snapshot));
    Map<String, AttributeValue> item = new HashMap<>(EventItem.of(event));
    assertThat(EventItem.read(item).snapshot()).contains(snapshot);

    item.put("Snapshot", AttributeValues.of(Map.of("Shape", "s")));
    assertThat(EventItem.read(item).snapshot()).isEmpty();
    item.put("Snapshot", AttributeValues.of("s"));
    assertThat(EventItem.read(item).snapshot()).isEmpty();
  }

  @Test
  void anAttributeOfAnotherTypeIsRefused() {
    assertThatThrownBy(() -> StreamItem.read(Map.of("Set", Map.of("SS", "a"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("an attribute has the type SS");
  }
}
