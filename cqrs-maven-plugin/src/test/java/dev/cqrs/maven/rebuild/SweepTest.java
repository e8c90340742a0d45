package dev.cqrs.maven.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.maven.problem.UserError;
import dev.cqrs.maven.rebuild.ProjectionCalls.SliceFailedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int EVENTS = 250;

  private final List<String> slices = Collections.synchronizedList(new ArrayList<>());

  @TempDir private Path folder;

  @Test
  void every_segment_is_read_to_its_end() {
    SweepState state = SweepState.fresh(3);

    sweep(state, this::slice).run();

    assertThat(state.scanned()).isEqualTo(3L * EVENTS);
    assertThat(slices)
        .containsExactlyInAnyOrder(
            "0 from 0",
            "0 from 100",
            "0 from 200",
            "1 from 0",
            "1 from 100",
            "1 from 200",
            "2 from 0",
            "2 from 100",
            "2 from 200");
  }

  @Test
  void an_interrupted_pass_goes_on_after_the_last_slice_that_was_kept() {
    AtomicInteger calls = new AtomicInteger();
    assertThatThrownBy(
            () ->
                sweep(
                        state("a", 1),
                        (segment, after, limit) -> {
                          if (calls.incrementAndGet() > 2) {
                            throw new IllegalStateException("the machine was switched off");
                          }
                          return slice(segment, after, limit);
                        })
                    .run())
        .hasMessage("the machine was switched off");
    slices.clear();

    SweepState state = state("a", 1);
    assertThat(state.isBegun()).isTrue();
    sweep(state, this::slice).run();

    assertThat(slices).containsExactly("0 from 200");
    assertThat(state.scanned()).isEqualTo(EVENTS);
    slices.clear();
    sweep(state("a", 1), this::slice).run();
    assertThat(slices).isEmpty();
  }

  @Test
  void a_pass_over_another_table_code_or_number_of_segments_starts_anew() {
    sweep(state("a", 2), this::slice).run();

    assertThat(state("a", 2).isBegun()).isTrue();
    assertThat(state("b", 2).isBegun()).isFalse();
    assertThat(state("a", 3).isBegun()).isFalse();
  }

  @Test
  void a_slice_that_fails_is_tried_again_with_less() {
    List<Integer> limits = new ArrayList<>();

    sweep(
            SweepState.fresh(1),
            (segment, after, limit) -> {
              limits.add(limit);
              if (limits.size() < 3) {
                throw new SliceFailedException("Task timed out after 3.00 seconds", null);
              }
              return slice(segment, after, limit);
            })
        .run();

    assertThat(limits).startsWith(100, 50, 25, 50, 100);
  }

  @Test
  void a_slice_that_always_fails_ends_the_pass_with_what_to_do() {
    assertThatThrownBy(
            () ->
                sweep(
                        SweepState.fresh(2),
                        (segment, after, limit) -> {
                          throw new SliceFailedException("Task timed out", null);
                        })
                    .run())
        .isInstanceOf(UserError.class)
        .hasMessage(
            "The projection failed 6 times on the same events: Task timed out. What was done so far is kept, and the old read model serves. Look at the projection's log, then run mvn cqrs:rebuild again, or give up with -Dcqrs.abort.");
  }

  @Test
  void a_pace_is_kept_on_the_average_and_time_that_passed_counts() {
    AtomicLong clock = new AtomicLong();
    Pace pace = new Pace(50, clock::get);

    assertThat(pace.after(100)).isEqualTo(Duration.ofSeconds(2));
    clock.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(pace.after(50)).isEqualTo(Duration.ofSeconds(2));
    clock.addAndGet(Duration.ofSeconds(60).toNanos());
    assertThat(pace.after(25)).isEqualTo(Duration.ofMillis(500));
    assertThat(new Pace(0, clock::get).after(1000)).isZero();
  }

  private SweepState state(String of, int segments) {
    return SweepState.in(folder.resolve("below/state.json"), of, segments);
  }

  private static Sweep sweep(SweepState state, Sweep.Slice slice) {
    return new Sweep(state, new Pace(0, System::nanoTime), Duration.ZERO, slice, progress -> {});
  }

  private JsonNode slice(int segment, JsonNode after, int limit) {
    int from = after == null ? 0 : after.asInt();
    slices.add(segment + " from " + from);
    int to = Math.min(EVENTS, from + limit);
    ObjectNode answer = JSON.createObjectNode().put("scanned", to - from).put("projected", 1);
    if (to < EVENTS) {
      answer.put("after", to);
    }
    return answer;
  }
}
