package dev.cqrs.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private static final int SAMPLES = 2_000;

  private final Slept slept = new Slept();

  @Test
  void those_who_lost_the_same_race_wait_for_different_times_and_longer_each_time() {
    for (int attempt = 1; attempt <= 8; attempt++) {
      long bound = List.of(10L, 20L, 40L, 80L, 160L, 320L, 320L, 320L).get(attempt - 1);
      List<Long> pauses = pauses(attempt);

      assertThat(pauses).allSatisfy(pause -> assertThat(pause).isBetween(1L, bound));
      // Each tenth of the time has its share: nobody's choice makes another one's likely.
      for (int tenth = 0; tenth < 10; tenth++) {
        long from = 1 + bound * tenth / 10;
        long to = bound * (tenth + 1) / 10;
        assertThat(pauses.stream().filter(pause -> from <= pause && pause <= to).count())
            .as("pauses of %d to %d ms", from, to)
            .isBetween(SAMPLES / 10L * 7 / 10, SAMPLES / 10L * 13 / 10);
      }
    }
  }

  @Test
  void nobody_waits_longer_than_there_is_time() {
    Backoff backoff = Backoff.jittered(bound -> bound - 1, slept);

    backoff.pause(6, () -> 320);
    backoff.pause(6, () -> 7);
    backoff.pause(6, () -> 0);
    backoff.pause(6, () -> -5);

    assertThat(slept.millis).containsExactly(320L, 7L, 0L, 0L);
  }

  private List<Long> pauses(int attempt) {
    Random random = new Random(attempt);
    Backoff backoff = Backoff.jittered(bound -> random.nextInt((int) bound), slept);
    slept.millis.clear();
    IntStream.range(0, SAMPLES).forEach(each -> backoff.pause(attempt));
    return List.copyOf(slept.millis);
  }

  /** A timer that takes note of the time instead of letting it pass. */
  private static final class Slept implements Timer {

    private final List<Long> millis = new ArrayList<>();

    @Override
    public Duration elapsed() {
      return Duration.ofMillis(millis.stream().mapToLong(Long::longValue).sum());
    }

    @Override
    public boolean sleep(Duration time) {
      return millis.add(time.toMillis());
    }
  }
}
