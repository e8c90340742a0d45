package dev.cqrs.maven.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cqrs.maven.problem.UserError;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WindowTest {

  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  @Test
  void a_window_ends_now_unless_told_otherwise() {
    assertThat(Window.of("2026-11-20T00:00:00Z", null, NOW))
        .isEqualTo(new Window(Instant.parse("2026-11-20T00:00:00Z"), NOW));
    assertThat(Window.of("2026-11-20T00:00:00Z", "2026-11-21T00:00:00Z", NOW).to())
        .isEqualTo(Instant.parse("2026-11-21T00:00:00Z"));
  }

  @Test
  void a_window_has_microseconds_as_events_have() {
    assertThat(Window.of("2026-11-20T00:00:00Z", null, NOW.plusNanos(1_999)))
        .isEqualTo(new Window(Instant.parse("2026-11-20T00:00:00Z"), NOW.plusNanos(1_000)));
  }

  @Test
  void a_window_without_a_start_is_asked_for() {
    assertRefused(
        "",
        null,
        "cqrs.from is missing: the time of the first event, in UTC. Give it, such as -Dcqrs.from=2026-11-20T00:00:00Z");
  }

  @Test
  void what_is_no_time_is_named() {
    assertRefused(
        "yesterday",
        null,
        "cqrs.from is 'yesterday', but must be a time in UTC like 2026-11-20T00:00:00Z.");
    assertRefused(
        "2026-11-20T00:00:00Z",
        "2026-11-21",
        "cqrs.to is '2026-11-21', but must be a time in UTC like 2026-11-20T00:00:00Z.");
  }

  @Test
  void a_window_that_ends_before_it_starts_is_refused() {
    assertRefused(
        "2026-11-26T00:00:00Z",
        null,
        "cqrs.from is 2026-11-26T00:00:00Z, which is not before now, 2026-11-25T12:00:00Z. Choose an earlier -Dcqrs.from.");
    assertRefused(
        "2026-11-21T00:00:00Z",
        "2026-11-20T00:00:00Z",
        "cqrs.from is 2026-11-21T00:00:00Z, which is not before cqrs.to, 2026-11-20T00:00:00Z. Choose an earlier -Dcqrs.from.");
  }

  private static void assertRefused(String from, String to, String sentence) {
    assertThatThrownBy(() -> Window.of(from, to, NOW))
        .isInstanceOf(UserError.class)
        .hasMessage(sentence);
  }
}
