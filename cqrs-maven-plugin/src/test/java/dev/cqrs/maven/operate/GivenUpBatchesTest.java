package dev.cqrs.maven.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class GivenUpBatchesTest {

  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  @Test
  void their_time_is_that_of_all_arrivals_with_a_margin() {
    GivenUpBatches batches =
        take(
            new ScriptedQueue(
                batch("2026-11-25T08:30:00Z", "2026-11-25T09:00:00Z", 7),
                batch("2026-11-25T08:10:00Z", "2026-11-25T08:20:00Z", 3),
                batch("2026-11-25T08:40:00Z", "2026-11-25T08:50:00Z", 1)));

    assertThat(batches.window(NOW))
        .contains(
            new Window(
                Instant.parse("2026-11-25T07:55:00Z"), Instant.parse("2026-11-25T09:01:00Z")));
    assertThat(batches.events()).isEqualTo(11);
  }

  @Test
  void nothing_happened_after_now() {
    GivenUpBatches batches =
        take(new ScriptedQueue(batch("2026-11-25T11:59:00Z", "2026-11-25T11:59:50Z", 1)));

    assertThat(batches.window(NOW).orElseThrow().to()).isEqualTo(NOW);
  }

  @Test
  void an_empty_queue_has_no_time() {
    assertThat(take(new ScriptedQueue()).window(NOW)).isEmpty();
  }

  @Test
  void what_was_published_is_removed_and_the_rest_is_shown_again() {
    ScriptedQueue published = new ScriptedQueue(batch(NOW.toString(), NOW.toString(), 1));
    GivenUpBatches batches = take(published);
    batches.remove();
    batches.release();

    ScriptedQueue kept = new ScriptedQueue(batch(NOW.toString(), NOW.toString(), 1));
    take(kept).release();

    assertThat(published.done).containsExactly("deleted 0");
    assertThat(kept.done).containsExactly("hidden for 0 s 0");
  }

  @Test
  void what_is_no_batch_of_a_stream_is_left_alone_and_shown_again() {
    ScriptedQueue queue = new ScriptedQueue("no JSON", "{'detail':{}}");
    GivenUpBatches batches = take(queue);
    batches.remove();
    batches.release();

    assertThat(batches.window(NOW)).isEmpty();
    assertThat(queue.done).containsExactly("hidden for 0 s 0", "hidden for 0 s 1");
  }

  private static GivenUpBatches take(ScriptedQueue queue) {
    return GivenUpBatches.take(queue, "https://sqs/0/publisher");
  }

  private static String batch(String first, String last, int events) {
    return "{'DDBStreamBatchInfo':{'approximateArrivalOfFirstRecord':'%s','approximateArrivalOfLastRecord':'%s','batchSize':%d}}"
        .formatted(first, last, events);
  }
}
