package dev.cqrs.testing;

import dev.cqrs.core.codec.Codecs;
import dev.cqrs.core.codec.Component;
import dev.cqrs.core.codec.RecordCodec;
import dev.cqrs.core.model.AggregateType;
import dev.cqrs.core.model.Application;
import dev.cqrs.core.model.ProjectionType;
import dev.cqrs.core.model.QueryType;
import dev.cqrs.core.model.ReadModelType;
import dev.cqrs.testing.Bank.AccountOpened;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A row that many aggregates feed goes away when a projection returns null. */
class DeletedSharedRowTest {

  record Single(String owner, int accounts) {}

  private final ReadModelFixture singles =
      ReadModelFixture.of(new Singles(), "singles")
          .given("acc-1", new AccountOpened("ann"))
          .given("acc-2", new AccountOpened("ann"))
          .given("acc-3", new AccountOpened("bob"));

  @Test
  void the_event_of_another_aggregate_deletes_it() {
    singles.thenNoRow("ann").thenRow("bob", new Single("bob", 1));
  }

  @Test
  void it_stays_deleted_whatever_is_delivered_twice_or_out_of_order() {
    singles
        .deliveredTwice()
        .deliveredOutOfOrder()
        .thenNoRow("ann")
        .thenRow("bob", new Single("bob", 1));
  }

  @Test
  void it_can_come_again_with_a_later_event() {
    singles
        .given("acc-4", new AccountOpened("ann"))
        .deliveredTwice()
        .thenRow("ann", new Single("ann", 1));
  }

  /** Owners of one account: a second one deletes the row, a third makes it anew. */
  private static final class Singles implements Application {

    private final Bank bank = new Bank();

    @Override
    public List<AggregateType<?>> aggregates() {
      return bank.aggregates();
    }

    @Override
    public List<ReadModelType<?>> readModels() {
      return List.of(
          new ReadModelType<Single>(
              "singles",
              "owner",
              true,
              RecordCodec.of(
                  "Single",
                  List.of(
                      new Component<>("owner", Codecs.text(), Single::owner),
                      new Component<>("accounts", Codecs.integer(), Single::accounts)),
                  values -> new Single((String) values[0], (Integer) values[1])),
              List.of(),
              List.of(
                  new ProjectionType<Single, AccountOpened>(
                      "Account",
                      "AccountOpened",
                      Bank.OPENED,
                      (event, data) -> event.owner(),
                      (event, data) -> new Single(event.owner(), 1),
                      (row, event, data) -> null))));
    }

    @Override
    public List<QueryType<?, ?>> queries() {
      return List.of();
    }
  }
}
