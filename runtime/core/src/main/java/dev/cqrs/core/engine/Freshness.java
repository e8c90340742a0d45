package dev.cqrs.core.engine;

import dev.cqrs.core.codec.Checks;
import dev.cqrs.core.codec.Codec;
import dev.cqrs.core.codec.Codecs;
import dev.cqrs.core.codec.Decoding;
import dev.cqrs.core.model.ProjectionType;
import dev.cqrs.core.model.ReadModelType;
import dev.cqrs.core.readmodel.ReadableRows;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a query asks to see, and how long it waits for it.
 *
 * @param token what must be seen, or empty
 * @param longest how long to wait at most
 */
record Freshness(Optional<ConsistencyToken> token, Duration longest) {

  static final String TOKEN = "consistencyToken";
  static final String WAIT = "waitMillis";

  /** The header of an answer that tells whether what was asked for could be seen. */
  static final String HEADER = "x-consistency";

  private static final long DEFAULT_MILLIS = 3_000;
  private static final Codec<Long> MILLIS =
      Codecs.checked(Codecs.longInteger(), Checks.longMin(0), Checks.longMax(10_000));

  private static final Duration FIRST_PAUSE = Duration.ofMillis(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(100);

  /** Reads what a request asks for. */
  static Freshness read(Map<String, Object> request, Decoding at) {
    Object wait = request.get(WAIT);
    Long millis = wait == null ? Long.valueOf(DEFAULT_MILLIS) : MILLIS.decode(wait, at.field(WAIT));
    Object text = request.get(TOKEN);
    Optional<ConsistencyToken> token =
        text == null
            ? Optional.empty()
            : Optional.ofNullable(ConsistencyToken.parse(text, at.field(TOKEN)));
    return new Freshness(token, Duration.ofMillis(millis == null ? 0 : millis));
  }

  /**
   * Waits until rows contain what is asked for.
   *
   * @param deadline until when the caller can wait
   * @return whether they do
   */
  boolean await(ReadModelType<?> type, ReadableRows rows, Deadline deadline, Timer timer) {
    ConsistencyToken wanted = token.orElseThrow();
    long version = version(type, wanted);
    if (version == 0) {
      return true;
    }
    long millis = Math.min(longest.toMillis(), deadline.millisLeft());
    Duration end = timer.elapsed().plusMillis(millis);
    Duration pause = FIRST_PAUSE;
    while (rows.position(wanted.aggregateId()) < version) {
      Duration rest = end.minus(timer.elapsed());
      if (rest.isNegative() || rest.isZero()) {
        return false;
      }
      if (!timer.sleep(pause.compareTo(rest) < 0 ? pause : rest)) {
        return false;
      }
      pause = pause.multipliedBy(2);
      pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
    return true;
  }

  /** Returns the version that a read model gets to: it stops at what it does not project. */
  private static long version(ReadModelType<?> type, ConsistencyToken wanted) {
    return type.projections().stream()
        .map(ProjectionType::event)
        .mapToLong(event -> wanted.eventVersions().getOrDefault(event, 0L))
        .max()
        .orElse(0);
  }
}
