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
  private static final int MAX_LENGTH = 16_384;

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
    ConsistencyToken token =
        text instanceof String encoded && encoded.length() <= MAX_LENGTH ? read(encoded) : null;
    if (token == null) {
      at.fault("must be the consistencyToken of a command's answer, unchanged");
    }
    return token;
  }

  /** Returns a token, or null for whatever is none of ours. */
  private static ConsistencyToken read(String encoded) {
    try {
      if (Json.parse(Base64.getUrlDecoder().decode(encoded)) instanceof Map<?, ?> tree
          && tree.get(AGGREGATE) instanceof String aggregateId
          && Requests.isId(aggregateId)
          && tree.get(VERSIONS) instanceof Map<?, ?> versions) {
        Map<String, Long> eventVersions = new TreeMap<>();
        versions.forEach((type, version) -> eventVersions.put((String) type, version(version)));
        return of(aggregateId, eventVersions);
      }
      return null;
    } catch (IllegalArgumentException | JsonException | ArithmeticException e) {
      return null;
    }
  }

  private static Long version(Object version) {
    if (version instanceof BigDecimal number && number.signum() > 0) {
      return number.longValueExact();
    }
    throw new IllegalArgumentException("a version is a number from 1");
  }
}
