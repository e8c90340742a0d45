package dev.cqrs.local.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The timestamps of answers. Services give them as epoch seconds, which is what the JSON protocols
 * carry; XML wants ISO-8601 text and CBOR a tag. Without the API models the protocols cannot know
 * which member is one: <em>a number whose member name is LastModified, or ends in Time, Timestamp
 * or Date, is one</em>. That holds for every member of the operations supported here, and a new one
 * has to be checked.
 */
final class Timestamps {

  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Timestamps() {}

  /** Returns whether a member of an answer is a timestamp. */
  static boolean is(String member, JsonNode value) {
    return value.isNumber()
        && (member.equals("LastModified")
            || member.endsWith("Time")
            || member.endsWith("Timestamp")
            || member.endsWith("Date"));
  }

  /** Returns a timestamp of epoch seconds as ISO-8601 text with milliseconds. */
  static String iso(JsonNode epochSeconds) {
    return ISO.format(instant(epochSeconds));
  }

  /** Returns a timestamp of epoch seconds. */
  static Instant instant(JsonNode epochSeconds) {
    BigDecimal millis = epochSeconds.decimalValue().movePointRight(3);
    return Instant.ofEpochMilli(millis.setScale(0, RoundingMode.HALF_UP).longValueExact());
  }
}
