package dev.cqrs.core.codec;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Instants as texts of one width, which sort as the instants do. */
public final class Timestamps {

  private static final Instant MIN = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant MAX = Instant.parse("9999-12-31T23:59:59.999999Z");
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Timestamps() {}

  /** Returns an instant in UTC with six digits of a second; finer parts are cut off. */
  public static String format(Instant instant) {
    return FORMAT.format(instant);
  }

  /**
   * Returns the instant of an ISO text.
   *
   * @throws DateTimeException if it is none, is finer than a microsecond, or lies outside the years
   *     0 to 9999
   */
  public static Instant parse(String text) {
    Instant instant = Instant.parse(text);
    if (!instant.truncatedTo(ChronoUnit.MICROS).equals(instant)) {
      throw new DateTimeException("an instant has microseconds at most");
    }
    if (instant.isBefore(MIN) || instant.isAfter(MAX)) {
      throw new DateTimeException("the year must be from 0 to 9999");
    }
    return instant;
  }
}
