package dev.cqrs.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cqrs.api.PageRequest;
import dev.cqrs.api.Rejection;
import dev.cqrs.core.codec.Codecs;
import dev.cqrs.core.codec.Component;
import dev.cqrs.core.codec.RecordCodec;
import dev.cqrs.core.model.ReadModelType;
import dev.cqrs.core.readmodel.Parked;
import dev.cqrs.core.readmodel.ProjectedRows;
import dev.cqrs.core.readmodel.ProjectedRows.Snapshot;
import dev.cqrs.core.readmodel.ReadableRows;
import dev.cqrs.core.readmodel.ReadableRows.RowPage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What the rows of a read model must do. The rows under test have the components {@code id} (the
 * key, text), {@code owner} (text) and {@code rank} (number), an index {@code Owner-index} on owner
 * sorted by rank and an index {@code Plain-index} on owner without a sort component.
 */
public abstract class ReadModelRowsContract {

  private final String key = "row-" + UUID.randomUUID();
  private final String owner = "owner-" + UUID.randomUUID();

  /** The rows of the read model under test. */
  public record Thing(String id, String owner, BigDecimal rank) {}

  /**
   * Returns the read model of the rows under test.
   *
   * @param crossAggregate whether rows are fed by many aggregates
   */
  public static ReadModelType<Thing> type(boolean crossAggregate) {
    return new ReadModelType<>(
        "things",
        "id",
        crossAggregate,
        RecordCodec.of(
            "Thing",
            List.of(
                new Component<>("id", Codecs.text(), Thing::id),
                new Component<>("owner", Codecs.text(), Thing::owner),
                new Component<>("rank", Codecs.decimal(), Thing::rank)),
            values -> new Thing((String) values[0], (String) values[1], (BigDecimal) values[2])),
        List.of(
            new ReadModelType.IndexType("Owner-index", "owner", "rank"),
            new ReadModelType.IndexType("Plain-index", "owner", "")),
        List.of());
  }

  /** Returns the rows under test as a projection sees them. */
  protected abstract ProjectedRows projected();

  /** Returns the same rows as queries see them. */
  protected abstract ReadableRows readable();

  /** Returns whether rows are fed by many aggregates; only then a row has another one's key. */
  protected abstract boolean crossAggregate();

  @Test
  void anUnknownRowIsAtRevisionAndVersionZero() {
    assertThat(projected().load(key, key)).isEqualTo(new Snapshot(key, key, null, 0, 0));
    assertThat(readable().find(key)).isEmpty();
  }

  @Test
  void aSavedRowIsLoadedAndFoundWithoutAnythingTechnical() {
    assertThat(save(key, row(key, 1), 3)).isTrue();

    Snapshot after = projected().load(key, key);
    assertThat(after.row()).isEqualTo(row(key, 1));
    assertThat(after.version()).isEqualTo(3);
    assertThat(readable().find(key)).contains(row(key, 1));
  }

  @Test
  void ofTwoThatSaveOnTheSameSnapshotOneLoses() {
    Snapshot before = projected().load(key, key);

    assertThat(projected().save(before, row(key, 1), 1)).isTrue();
    assertThat(projected().save(before, row(key, 2), 1)).isFalse();

    assertThat(readable().find(key)).contains(row(key, 1));
  }

  @Test
  void aStaleSnapshotOfAnExistingRowLoses() {
    save(key, row(key, 1), 1);
    Snapshot before = projected().load(key, key);
    save(key, row(key, 2), 2);

    assertThat(projected().save(before, row(key, 3), 2)).isFalse();

    assertThat(readable().find(key)).contains(row(key, 2));
  }

  @Test
  void aDeletedRowIsNotFoundButItsPositionIsKept() {
    save(key, row(key, 1), 1);
    assertThat(save(key, null, 2)).isTrue();

    assertThat(readable().find(key)).isEmpty();
    assertThat(page("Owner-index", 10, Optional.empty()).items()).isEmpty();
    Snapshot after = projected().load(key, key);
    assertThat(after.row()).isNull();
    assertThat(after.version()).isEqualTo(2);
  }

  @Test
  void aSnapshotFromBeforeTheDeletionCannotBringTheRowBack() {
    save(key, row(key, 1), 1);
    Snapshot before = projected().load(key, key);
    save(key, null, 2);

    assertThat(projected().save(before, row(key, 2), 2)).isFalse();
    assertThat(readable().find(key)).isEmpty();
  }

  @Test
  void aDeletedRowCanBeMadeAnew() {
    save(key, row(key, 1), 1);
    save(key, null, 2);

    assertThat(save(key, row(key, 5), 3)).isTrue();

    assertThat(readable().find(key)).contains(row(key, 5));
  }

  @Test
  void aDeletionOfARowThatNeverWasKeepsThePosition() {
    assertThat(save(key, null, 1)).isTrue();

    assertThat(projected().load(key, key).version()).isEqualTo(1);
    assertThat(readable().find(key)).isEmpty();
  }

  @Test
  void aRowFedByTwoAggregatesHasAPositionForEach() {
    if (!crossAggregate()) {
      return;
    }
    String other = "other-" + UUID.randomUUID();
    projected().save(projected().load(key, key), row(key, 1), 1);
    Snapshot stale = projected().load(key, key);
    assertThat(projected().save(projected().load(key, other), row(key, 2), 4)).isTrue();

    assertThat(projected().load(key, key).version()).isEqualTo(1);
    assertThat(projected().load(key, other).version()).isEqualTo(4);
    assertThat(projected().save(stale, row(key, 9), 2)).isFalse();
    assertThat(readable().find(key)).contains(row(key, 2));
  }

  @Test
  void anUnknownAggregateIsAtPositionZeroAndNotParked() {
    Snapshot position = projected().load(key);

    assertThat(position.version()).isZero();
    assertThat(position.row()).isNull();
    assertThat(position.parked()).isNull();
    assertThat(readable().position(key)).isZero();
  }

  @Test
  void thePositionOfAnAggregateIsToldToProjectionsAndQueries() {
    save(key, row(key, 1), 3);
    assertThat(projected().load(key).version()).isEqualTo(3);
    assertThat(readable().position(key)).isEqualTo(3);

    save(key, null, 4);
    assertThat(projected().load(key).version()).isEqualTo(4);
    assertThat(readable().position(key)).isEqualTo(4);
  }

  @Test
  void whatWasSavedIsFoundByAConsistentRead() {
    save(key, row(key, 1), 1);

    assertThat(readable().consistent().find(key)).contains(row(key, 1));
    assertThat(readable().consistent().position(key)).isEqualTo(1);
  }

  @Test
  void aMarkerLeavesRowRevisionAndVersionAsTheyAre() {
    save(key, row(key, 1), 3);
    Snapshot before = projected().load(key, key);

    assertThat(projected().park(projected().load(key), parked(4, 1))).isTrue();

    assertThat(projected().load(key, key))
        .isEqualTo(new Snapshot(key, key, before.row(), before.revision(), 3, parked(4, 1)));
    assertThat(projected().load(key).parked()).isEqualTo(parked(4, 1));
    assertThat(readable().find(key)).contains(row(key, 1));
    assertThat(page("Owner-index", 10, Optional.empty()).items()).containsExactly(row(key, 1));
    assertThat(readable().position(key)).isEqualTo(3);
  }

  @Test
  void aMarkerWithoutARowIsNoRow() {
    assertThat(projected().park(projected().load(key), parked(1, 1))).isTrue();

    assertThat(projected().load(key, key))
        .isEqualTo(new Snapshot(key, key, null, 0, 0, parked(1, 1)));
    assertThat(readable().find(key)).isEmpty();
    assertThat(readable().position(key)).isZero();
  }

  @Test
  void aMarkerReplacesTheOneBefore() {
    projected().park(projected().load(key), parked(1, 1));

    assertThat(projected().park(projected().load(key), parked(1, 2))).isTrue();

    assertThat(projected().load(key).parked()).isEqualTo(parked(1, 2));
  }

  @Test
  void aDeletedRowCanBeMarked() {
    save(key, row(key, 1), 1);
    save(key, null, 2);

    assertThat(projected().park(projected().load(key), parked(3, 1))).isTrue();

    Snapshot after = projected().load(key, key);
    assertThat(after.row()).isNull();
    assertThat(after.version()).isEqualTo(2);
    assertThat(after.parked()).isEqualTo(parked(3, 1));
    assertThat(readable().find(key)).isEmpty();
  }

  @Test
  void theNextSaveTakesTheMarkerAway() {
    projected().park(projected().load(key), parked(1, 1));
    assertThat(save(key, row(key, 1), 1)).isTrue();
    assertThat(projected().load(key).parked()).isNull();
    assertThat(readable().find(key)).contains(row(key, 1));

    projected().park(projected().load(key), parked(2, 1));
    assertThat(save(key, row(key, 2), 2)).isTrue();
    assertThat(projected().load(key).parked()).isNull();
    assertThat(readable().find(key)).contains(row(key, 2));
  }

  @Test
  void aMarkerIsTakenAwayWithoutASave() {
    save(key, row(key, 1), 1);
    projected().park(projected().load(key), parked(2, 1));

    assertThat(projected().park(projected().load(key), null)).isTrue();

    Snapshot after = projected().load(key, key);
    assertThat(after.parked()).isNull();
    assertThat(after.version()).isEqualTo(1);
    assertThat(readable().find(key)).contains(row(key, 1));
  }

  @Test
  void whoeverParksTooLateLoses() {
    Snapshot before = projected().load(key);
    save(key, row(key, 1), 1);

    assertThat(projected().park(before, parked(1, 1))).isFalse();

    assertThat(projected().load(key).parked()).isNull();
  }

  @Test
  void aSnapshotFromBeforeTheMarkerCanBeSaved() {
    Snapshot before = projected().load(key, key);
    projected().park(projected().load(key), parked(1, 1));

    assertThat(projected().save(before, row(key, 1), 1)).isTrue();

    assertThat(projected().load(key).parked()).isNull();
  }

  @Test
  void aMarkerOfOneAggregateIsNotOneOfAnother() {
    if (!crossAggregate()) {
      return;
    }
    String other = "other-" + UUID.randomUUID();
    projected().park(projected().load(other), parked(1, 1));

    assertThat(projected().load(key, key).parked()).isNull();
    save(key, row(key, 1), 1);
    assertThat(projected().load(key, other).parked()).isEqualTo(parked(1, 1));
  }

  @Test
  void anIndexSortsAndPagesBothWays() {
    List<String> keys = threeRows();

    RowPage first = page("Owner-index", 2, Optional.empty());
    assertThat(ids(first)).containsExactly(keys.get(2), keys.get(1));
    RowPage second = page("Owner-index", 2, first.next());
    assertThat(ids(second)).containsExactly(keys.get(0));
    assertThat(second.next()).isEmpty();
    RowPage ascending =
        readable().find("Owner-index", owner, new PageRequest(10, Optional.empty(), false));
    assertThat(ids(ascending)).containsExactlyElementsOf(keys);
  }

  @Test
  void anIndexWithoutASortComponentHasEveryRowOnceAcrossPages() {
    List<String> keys = threeRows();

    List<String> found = new ArrayList<>();
    Optional<String> next = Optional.empty();
    do {
      RowPage page = page("Plain-index", 1, next);
      found.addAll(ids(page));
      next = page.next();
    } while (next.isPresent());

    assertThat(found).containsExactlyInAnyOrderElementsOf(keys);
  }

  @Test
  void aPageTokenOfAnotherValueOrOfNothingIsRejected() {
    threeRows();
    Optional<String> token = page("Owner-index", 1, Optional.empty()).next();

    assertThat(token).isPresent();
    assertBadToken("another-owner", token);
    assertBadToken(owner, Optional.of("nonsense"));
  }

  private static Parked parked(long version, int tries) {
    return new Parked(
        "event-" + version,
        "ThingChanged",
        version,
        "it threw java.lang.IllegalStateException",
        Instant.parse("2026-01-02T03:04:05.123456Z"),
        Instant.parse("2026-01-02T03:04:06.000001Z").plusSeconds(tries),
        tries);
  }

  private void assertBadToken(String value, Optional<String> token) {
    assertThatThrownBy(() -> readable().find("Owner-index", value, new PageRequest(1, token, true)))
        .isInstanceOfSatisfying(
            Rejection.class, rejection -> assertThat(rejection.code()).isEqualTo("bad-page-token"));
  }

  private List<String> threeRows() {
    List<String> keys = List.of(key + "-b", key + "-a", key + "-c");
    for (int rank = 0; rank < keys.size(); rank++) {
      // 9, 10, 11: numbers, which do not sort as texts do.
      save(keys.get(rank), row(keys.get(rank), 9 + rank), 1);
    }
    return keys;
  }

  private boolean save(String rowKey, Map<String, Object> row, long version) {
    return projected().save(projected().load(rowKey, rowKey), row, version);
  }

  private Map<String, Object> row(String id, int rank) {
    return Map.of("id", id, "owner", owner, "rank", BigDecimal.valueOf(rank));
  }

  private RowPage page(String index, int limit, Optional<String> after) {
    return readable().find(index, owner, new PageRequest(limit, after, true));
  }

  private static List<String> ids(RowPage page) {
    return page.items().stream().map(row -> (String) row.get("id")).toList();
  }
}
