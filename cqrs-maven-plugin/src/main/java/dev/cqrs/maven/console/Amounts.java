package dev.cqrs.maven.console;

import java.time.Duration;
import java.util.Locale;

/** Times, sizes and counts as people read them. */
public final class Amounts {

  private Amounts() {}

  /**
   * A duration in seconds.
   *
   * @param duration how long
   * @return such as {@code 6.1 s}, or {@code 3 min 20 s} from two minutes on
   */
  public static String seconds(Duration duration) {
    if (duration.toMinutes() >= 2) {
      return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
    }
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }

  /**
   * How long ago something was.
   *
   * @param age time since
   * @return such as {@code 12 s}, {@code 5 min}, {@code 3 h} or {@code 2 days}
   */
  public static String age(Duration age) {
    if (age.toSeconds() < 120) {
      return Math.max(0, age.toSeconds()) + " s";
    }
    if (age.toMinutes() < 120) {
      return age.toMinutes() + " min";
    }
    return age.toHours() < 48 ? age.toHours() + " h" : age.toDays() + " days";
  }

  /**
   * A size in megabytes.
   *
   * @param bytes number of bytes
   * @return such as {@code 9.8 MB}
   */
  public static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / 1_000_000.0);
  }

  /**
   * A number of things.
   *
   * @param number how many
   * @param singular their name for one
   * @param plural their name for several
   * @return such as {@code 2 queries}
   */
  public static String count(int number, String singular, String plural) {
    return number + " " + (number == 1 ? singular : plural);
  }
}
