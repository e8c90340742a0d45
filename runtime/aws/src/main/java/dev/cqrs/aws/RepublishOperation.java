package dev.cqrs.aws;

import dev.cqrs.core.codec.Timestamps;
import dev.cqrs.core.eventstore.EventsByType;
import dev.cqrs.core.eventstore.EventsByType.Page;
import dev.cqrs.core.eventstore.EventsByType.Position;
import dev.cqrs.core.eventstore.EventsByType.Slice;
import dev.cqrs.core.publish.EventBus;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Publishes stored events again, a page at a time: {@code {"operation": "republish", "eventType":
 * …, "from": …, "to": …, "limit": …, "after": …, "dryRun": …}}.
 *
 * <p>The answer has {@code found} and {@code published}, how many events; {@code lastTimestamp},
 * the time of the last one that was dealt with; {@code next}, what to send as {@code after}, or
 * nothing after the last page; and {@code refused}, why the bus did not take an event, from which
 * the next page then starts.
 */
final class RepublishOperation implements Operations.Operation {

  private static final int MAX_LIMIT = 500;

  private final EventsByType events;
  private final EventBus bus;

  RepublishOperation(EventsByType events, EventBus bus) {
    this.events = events;
    this.bus = bus;
  }

  @Override
  public Map<String, Object> run(Map<String, Object> request, BooleanSupplier goesOn) {
    Slice slice = slice(request);
    Page page = events.page(slice);
    boolean dryRun = Boolean.TRUE.equals(request.get("dryRun"));
    List<EventBus.Refused> refused = dryRun ? List.of() : bus.publish(page.events());
    int done =
        refused.isEmpty() ? page.events().size() : page.events().indexOf(refused.get(0).event());
    Optional<Position> last =
        done == 0 ? slice.after() : Optional.of(Position.of(page.events().get(done - 1)));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("found", BigDecimal.valueOf(page.events().size()));
    answer.put("published", BigDecimal.valueOf(dryRun ? 0 : done));
    last.ifPresent(at -> answer.put("lastTimestamp", Timestamps.format(at.timestamp())));
    if (refused.isEmpty()) {
      page.next().ifPresent(next -> answer.put("next", tree(next)));
    } else {
      answer.put("refused", refused.get(0).reason());
      last.ifPresent(at -> answer.put("next", tree(at)));
    }
    return answer;
  }

  private static Slice slice(Map<String, Object> request) {
    if (!(request.get("eventType") instanceof String type) || type.isEmpty()) {
      throw new OperationRefusedException("eventType must be the name of an event.");
    }
    return new Slice(
        type,
        time(request.get("from"), "from"),
        time(request.get("to"), "to"),
        Optional.ofNullable(request.get("after")).map(RepublishOperation::position),
        limit(request.get("limit")));
  }

  private static int limit(Object limit) {
    if (!(limit instanceof BigDecimal number)
        || number.signum() <= 0
        || number.compareTo(BigDecimal.valueOf(MAX_LIMIT)) > 0) {
      throw new OperationRefusedException("limit must be a number from 1 to " + MAX_LIMIT + ".");
    }
    return number.intValue();
  }

  private static Instant time(Object time, String field) {
    try {
      if (time instanceof String text) {
        return Timestamps.parse(text);
      }
    } catch (DateTimeException e) {
      // Said below, like the absence of a time.
    }
    throw new OperationRefusedException(field + " must be a time like 2026-01-02T03:04:05Z.");
  }

  private static Position position(Object after) {
    if (after instanceof Map<?, ?> tree
        && tree.get("aggregateId") instanceof String aggregateId
        && tree.get("version") instanceof BigDecimal version) {
      return new Position(
          time(tree.get("timestamp"), "timestamp of after"), aggregateId, version.longValue());
    }
    throw new OperationRefusedException("after must be the next of the answer before.");
  }

  private static Map<String, Object> tree(Position position) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("timestamp", Timestamps.format(position.timestamp()));
    tree.put("aggregateId", position.aggregateId());
    tree.put("version", BigDecimal.valueOf(position.version()));
    return tree;
  }
}
