package dev.cqrs.aws;

import dev.cqrs.core.codec.Codecs;
import dev.cqrs.core.codec.Decoding;
import dev.cqrs.core.engine.Rebuild;
import dev.cqrs.core.engine.Rebuild.Compared;
import dev.cqrs.core.engine.Rebuild.Filled;
import dev.cqrs.core.eventstore.EventScan.Position;
import dev.cqrs.core.eventstore.EventScan.Slice;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * The operations {@code rebuild} and {@code compare} of a projection: one slice of the event store
 * for each call.
 *
 * <p>A request has {@code segment}, {@code segments}, {@code limit} and, from the second slice on,
 * {@code after} as the answer before it gave it; an answer without {@code after} was the last one.
 */
final class RebuildOperation {

  private final Rebuild<?> rebuild;

  RebuildOperation(Rebuild<?> rebuild) {
    this.rebuild = rebuild;
  }

  /**
   * Projects a slice.
   *
   * @param goesOn whether there is time for one more aggregate
   */
  Map<String, Object> rebuild(Map<String, Object> request, BooleanSupplier goesOn) {
    Filled filled = rebuild.fill(slice(request), goesOn);
    Map<String, Object> answer = answer(filled.scanned(), filled.next());
    answer.put("projected", BigDecimal.valueOf(filled.projected()));
    answer.put(
        "refused",
        filled.refused().stream()
            .map(one -> entry(one.aggregateId(), one.version(), one.reason()))
            .toList());
    return answer;
  }

  /**
   * Compares a slice, whole: the limit keeps it short.
   *
   * @param goesOn not asked
   */
  Map<String, Object> compare(Map<String, Object> request, BooleanSupplier goesOn) {
    Compared compared = rebuild.compare(slice(request));
    Map<String, Object> answer = answer(compared.scanned(), compared.next());
    answer.put(
        "differences",
        compared.differences().stream()
            .map(
                one -> {
                  Map<String, Object> entry = entry(one.aggregateId(), one.version(), one.reason());
                  entry.put("position", BigDecimal.valueOf(one.position()));
                  return entry;
                })
            .toList());
    return answer;
  }

  private static Map<String, Object> answer(int scanned, Optional<Position> next) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("scanned", BigDecimal.valueOf(scanned));
    next.ifPresent(
        position ->
            answer.put(
                "after",
                Map.of(
                    "aggregateId",
                    position.aggregateId(),
                    "version",
                    BigDecimal.valueOf(position.version()))));
    return answer;
  }

  private static Map<String, Object> entry(String aggregateId, long version, String reason) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("aggregateId", aggregateId);
    entry.put("version", BigDecimal.valueOf(version));
    entry.put("reason", reason);
    return entry;
  }

  private static Slice slice(Map<String, Object> request) {
    Decoding at = Decoding.tolerant();
    int segment = number(request, "segment", at);
    int segments = number(request, "segments", at);
    int limit = number(request, "limit", at);
    Optional<Position> after = Optional.empty();
    if (request.get("after") instanceof Map<?, ?> position) {
      String aggregateId =
          Codecs.text().decode(position.get("aggregateId"), at.field("after.aggregateId"));
      Long version =
          Codecs.longInteger().decode(position.get("version"), at.field("after.version"));
      after = Optional.of(new Position(aggregateId, version == null ? 0 : version));
    }
    if (!at.violations().isEmpty()) {
      throw new OperationRefusedException(
          at.violations().stream()
              .map(violation -> violation.field() + " " + violation.message())
              .collect(Collectors.joining("; ", "This is not the request of a rebuild: ", "")));
    }
    try {
      return new Slice(segment, segments, after, limit);
    } catch (IllegalArgumentException outOfRange) {
      throw new OperationRefusedException(outOfRange.getMessage());
    }
  }

  private static int number(Map<String, Object> request, String name, Decoding at) {
    Integer number = Codecs.integer().decode(request.get(name), at.field(name));
    return number == null ? 0 : number;
  }
}
