package dev.cqrs.core.engine;

import dev.cqrs.core.codec.Codecs;
import dev.cqrs.core.codec.Decoding;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What a command's request has besides the command.
 *
 * @param causationId the id of the event that caused the command, else the id of the command
 * @param expectedVersion the version that the caller decided on, or null
 */
record CommandEnvelope(
    String aggregateId,
    String commandId,
    String correlationId,
    String causationId,
    Long expectedVersion) {

  static final String TYPE = "commandType";
  static final Set<String> FIELDS =
      Set.of(TYPE, "aggregateId", "commandId", "correlationId", "expectedVersion");

  /**
   * Reads the envelope; without a handler only the faults count.
   *
   * @param causationId the id of the event that caused the command, or null
   */
  static CommandEnvelope read(
      Map<String, Object> request, CommandHandler<?, ?> handler, String causationId, Decoding at) {
    boolean creates = handler == null || handler.creates();
    String aggregateId = Requests.id(request, "aggregateId", !creates, at);
    String commandId = Requests.id(request, "commandId", false, at);
    String correlationId = Requests.id(request, "correlationId", false, at);
    Long expectedVersion = Requests.version(request, "expectedVersion", Codecs.longInteger(), at);
    if (handler != null && creates && expectedVersion != null && expectedVersion != 0) {
      at.field("expectedVersion")
          .fault("must be 0 or missing, because " + handler.name() + " creates");
    }
    String command = commandId == null ? UUID.randomUUID().toString() : commandId;
    String aggregate = aggregateId;
    if (aggregate == null && handler != null) {
      aggregate = uuid(handler.aggregateName() + "\n" + command);
    }
    return new CommandEnvelope(
        aggregate,
        command,
        correlationId == null ? command : correlationId,
        causationId == null ? command : causationId,
        expectedVersion);
  }

  /** Returns the id of an event: the same whenever the same command gets to the same version. */
  String eventId(long version) {
    return uuid(aggregateId + "\n" + version + "\n" + commandId);
  }

  private static String uuid(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
