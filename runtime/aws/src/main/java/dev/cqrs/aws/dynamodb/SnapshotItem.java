package dev.cqrs.aws.dynamodb;

import dev.cqrs.core.eventstore.CommandMemory;
import dev.cqrs.core.eventstore.StateSnapshot;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A snapshot as one attribute of an event's item, and back. */
final class SnapshotItem {

  private static final String SHAPE = "Shape";
  private static final String STATE = "State";
  private static final String COMMANDS = "Commands";
  private static final String EVENT_VERSIONS = "EventVersions";

  private SnapshotItem() {}

  /**
   * Returns the attribute of a snapshot.
   *
   * @throws IllegalArgumentException if a number has more digits than DynamoDB keeps
   */
  static AttributeValue of(StateSnapshot snapshot) {
    Map<String, AttributeValue> fields = new LinkedHashMap<>();
    fields.put(SHAPE, AttributeValue.fromS(snapshot.shape()));
    fields.put(STATE, AttributeValues.of(snapshot.state()));
    byte[] commands = snapshot.commands().bytes();
    fields.put(COMMANDS, AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(commands)));
    fields.put(EVENT_VERSIONS, AttributeValues.of(snapshot.eventVersions()));
    return AttributeValue.fromM(fields);
  }

  /** Returns the snapshot of an attribute; empty if it is none, for the events suffice. */
  static Optional<StateSnapshot> read(AttributeValue attribute) {
    if (attribute == null || !attribute.hasM()) {
      return Optional.empty();
    }
    Map<String, AttributeValue> fields = attribute.m();
    try {
      Map<String, Long> versions = new LinkedHashMap<>();
      fields
          .get(EVENT_VERSIONS)
          .m()
          .forEach((type, version) -> versions.put(type, Long.valueOf(version.n())));
      return Optional.of(
          new StateSnapshot(
              fields.get(SHAPE).s(),
              AttributeValues.tree(fields.get(STATE).m()),
              CommandMemory.of(fields.get(COMMANDS).b().asByteArrayUnsafe()),
              versions));
    } catch (NullPointerException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
