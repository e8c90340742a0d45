package dev.cqrs.core.eventstore;

import dev.cqrs.core.codec.Sha256;
import java.nio.charset.StandardCharsets;

/**
 * A value that one aggregate of a type at most may have. The value itself is not kept: it may be
 * personal.
 *
 * @param aggregateType the type of the aggregate
 * @param component the component of the aggregate
 * @param digest the SHA-256 of the value in the URL's Base64, without padding
 */
public record UniqueValue(String aggregateType, String component, String digest) {

  /** Returns what stands for a value. */
  public static UniqueValue of(String aggregateType, String component, String value) {
    return new UniqueValue(
        aggregateType, component, Sha256.base64(value.getBytes(StandardCharsets.UTF_8), 32));
  }

  /** Returns the key under which the store keeps who has the value. */
  public String key() {
    return aggregateType + "." + component + "#" + digest;
  }
}
