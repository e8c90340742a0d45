package dev.cqrs.core.engine;

import dev.cqrs.core.codec.Decoding;
import dev.cqrs.core.json.Json;
import dev.cqrs.core.json.JsonException;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far a read model must be so that it contains what a command's answer told.
 *
 * <p>To callers it is a text without meaning: they hand it from an answer to a query.
 *
 * @param aggregateId the aggregate that the command was about
 * @param eventVersions the last version of each type of its events, by the event's name: a read
 *     model need only have seen those it projects
 */
public record ConsistencyToken(String aggregateId, Map<String, Long> eventVersions) {

  private static final String AGGREGATE = "a";
  private static final String VERSIONS = "v";

  /** Keeps a copy of the versions, in the order of the names. */
  public ConsistencyToken {
    eventVersions = Map.copyOf(eventVersions);
  }

  /** Returns the token of an aggregate whose events have these last versions. */
  public static ConsistencyToken of(String aggregateId, Map<String, Long> eventVersions) {
    return new ConsistencyToken(aggregateId, eventVersions);
  }

  /** Returns the text that callers get. */
  public String text() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put(AGGREGATE, aggregateId);
    tree.put(VERSIONS, new TreeMap<>(eventVersions));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.writeBytes(tree));
  }

  /**
   * Returns the token of a request, or null after a fault.
   *
   * @param text what the request has
   * @param at where it stands; gets the fault
   */
  public static ConsistencyToken parse(Object text, Decoding at) {
    try {
      if (text instanceof String token
          && Json.parse(Base64.getUrlDecoder().decode(token)) instanceof Map<?, ?> tree
          && tree.get(AGGREGATE) instanceof String aggregateId
          && tree.get(VERSIONS) instanceof Map<?, ?> versions) {
        Map<String, Long> eventVersions = new TreeMap<>();
        versions.forEach(
            (type, version) ->
                eventVersions.put((String) type, ((BigDecimal) version).longValueExact()));
        return of(aggregateId, eventVersions);
      }
    } catch (IllegalArgumentException
        | JsonException
        | ClassCastException
        | NullPointerException
        | ArithmeticException e) {
      // Whatever is wrong with it, it is no token of ours.
    }
    at.fault("must be the consistencyToken of a command's answer, unchanged");
    return null;
  }
}
