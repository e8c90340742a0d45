package dev.cqrs.aws;

import dev.cqrs.core.codec.Timestamps;
import dev.cqrs.core.engine.ProjectionException;
import dev.cqrs.core.engine.Projector;
import dev.cqrs.core.readmodel.Parked;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Projects what a read model misses of some aggregates: {@code {"operation": "retry",
 * "aggregateIds": […]}}.
 *
 * <p>The answer has {@code healed}, the ids of those whose events the rows contain now; {@code
 * parked}, those that still stand still, each with its reason; and {@code left}, the ids that there
 * was no time for.
 */
final class RetryOperation implements Operations.Operation {

  private static final int MAX_IDS = 100;

  private final Projector<?> projector;

  RetryOperation(Projector<?> projector) {
    this.projector = projector;
  }

  @Override
  public Map<String, Object> run(Map<String, Object> request, BooleanSupplier goesOn) {
    List<String> ids = ids(request.get("aggregateIds"));
    List<Object> healed = new ArrayList<>();
    List<Object> parked = new ArrayList<>();
    int done = 0;
    while (done < ids.size() && (done == 0 || goesOn.getAsBoolean())) {
      String id = ids.get(done++);
      try {
        Optional<Parked> marker = projector.retry(id);
        marker.map(found -> tree(id, found)).ifPresentOrElse(parked::add, () -> healed.add(id));
      } catch (ProjectionException e) {
        parked.add(Map.of("aggregateId", id, "reason", e.reason()));
      }
    }
    return Map.of("healed", healed, "parked", parked, "left", ids.subList(done, ids.size()));
  }

  private static List<String> ids(Object ids) {
    if (!(ids instanceof List<?> list)
        || list.isEmpty()
        || list.size() > MAX_IDS
        || !list.stream().allMatch(id -> id instanceof String text && !text.isEmpty())) {
      throw new OperationRefusedException(
          "aggregateIds must be a list of 1 to " + MAX_IDS + " ids of aggregates.");
    }
    return list.stream().map(id -> (String) id).toList();
  }

  private static Map<String, Object> tree(String aggregateId, Parked parked) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("aggregateId", aggregateId);
    tree.put("eventId", parked.eventId());
    tree.put("eventType", parked.eventType());
    tree.put("version", BigDecimal.valueOf(parked.version()));
    tree.put("reason", parked.reason());
    tree.put("firstTry", Timestamps.format(parked.firstTry()));
    tree.put("lastTry", Timestamps.format(parked.lastTry()));
    tree.put("tries", BigDecimal.valueOf(parked.tries()));
    return tree;
  }
}
