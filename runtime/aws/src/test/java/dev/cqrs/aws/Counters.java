package dev.cqrs.aws;

import dev.cqrs.api.Command;
import dev.cqrs.api.EventMetadata;
import dev.cqrs.api.PageRequest;
import dev.cqrs.api.Rejection;
import dev.cqrs.api.Send;
import dev.cqrs.core.codec.Codec;
import dev.cqrs.core.codec.Codecs;
import dev.cqrs.core.codec.Component;
import dev.cqrs.core.codec.RecordCodec;
import dev.cqrs.core.model.AggregateType;
import dev.cqrs.core.model.Application;
import dev.cqrs.core.model.CommandType;
import dev.cqrs.core.model.EventType;
import dev.cqrs.core.model.ProjectionType;
import dev.cqrs.core.model.QueryType;
import dev.cqrs.core.model.ReactionType;
import dev.cqrs.core.model.ReadModelType;
import dev.cqrs.core.model.StateType;
import java.util.List;
import java.util.Optional;

/** An application written by hand: counters with snapshots that refuse 13 and fail at 666. */
public final class Counters implements Application {

  /** How often it was counted. */
  record Counter(int count) {}

  record Open(String owner) implements Command {}

  record Add(int amount) implements Command {}

  record Opened(String owner) {}

  record Added(int amount) {}

  record CounterRow(String id, String owner, int rank) {}

  record GetByRank(String rank, String index) {}

  /** How many events lie between two snapshots of a counter. */
  public static final int SNAPSHOT_EVERY = 50;

  private static final Codec<Counter> COUNTER =
      RecordCodec.of(
          "Counter",
          List.of(new Component<>("count", Codecs.integer(), Counter::count)),
          values -> new Counter((Integer) values[0]));
  private static final Codec<Opened> OPENED =
      RecordCodec.of(
          "Opened",
          List.of(new Component<>("owner", Codecs.text(), Opened::owner)),
          values -> new Opened((String) values[0]));
  private static final Codec<Added> ADDED =
      RecordCodec.of(
          "Added",
          List.of(new Component<>("amount", Codecs.integer(), Added::amount)),
          values -> new Added((Integer) values[0]));

  /** The rows of counters, found by owner and by rank. */
  public static final ReadModelType<?> ROWS =
      new ReadModelType<>(
          "counters",
          "id",
          false,
          RecordCodec.of(
              "CounterRow",
              List.of(
                  new Component<>("id", Codecs.text(), CounterRow::id),
                  new Component<>("owner", Codecs.text(), CounterRow::owner),
                  new Component<>("rank", Codecs.integer(), CounterRow::rank)),
              values ->
                  new CounterRow((String) values[0], (String) values[1], (Integer) values[2])),
          List.of(
              new ReadModelType.IndexType("Owner-index", "owner", "rank"),
              new ReadModelType.IndexType("Rank-index", "rank", "")),
          List.of(
              new ProjectionType<>(
                  "Counter",
                  "Added",
                  ADDED,
                  Counters::id,
                  null,
                  (row, event, data) -> added(row, event)),
              new ProjectionType<>(
                  "Counter",
                  "Opened",
                  OPENED,
                  Counters::id,
                  (event, data) -> new CounterRow(data.aggregateId(), event.owner(), 0),
                  null)));

  private static CounterRow added(CounterRow row, Added event) {
    if (event.amount() == 666) {
      throw new IllegalStateException("secret of " + row.owner());
    }
    if (event.amount() == 667) {
      throw new AssertionError("secret of " + row.owner());
    }
    return new CounterRow(row.id(), row.owner(), row.rank() + event.amount());
  }

  private static <E> String id(E event, EventMetadata metadata) {
    return metadata.aggregateId();
  }

  @Override
  public List<AggregateType<?>> aggregates() {
    List<CommandType<Counter, ?>> commands =
        List.of(
            new CommandType<Counter, Add>(
                "Add",
                false,
                RecordCodec.of(
                    "Add",
                    List.of(new Component<>("amount", Codecs.integer(), Add::amount)),
                    values -> new Add((Integer) values[0])),
                (counter, command, context) -> add(command.amount())),
            new CommandType<Counter, Open>(
                "Open",
                true,
                RecordCodec.of(
                    "Open",
                    List.of(new Component<>("owner", Codecs.text(), Open::owner)),
                    values -> new Open((String) values[0])),
                (none, command, context) -> List.of(new Opened(command.owner()))));
    List<EventType<Counter, ?>> events =
        List.of(
            new EventType<Counter, Added>(
                "Added",
                Added.class,
                ADDED,
                null,
                (counter, event, data) -> new Counter(counter.count() + event.amount())),
            new EventType<Counter, Opened>(
                "Opened", Opened.class, OPENED, (event, data) -> new Counter(0), null));
    return List.of(
        new AggregateType<>(
            "Counter",
            commands,
            events,
            Optional.of(new StateType<>(COUNTER, "count", SNAPSHOT_EVERY)),
            AggregateType.REMEMBERED_COMMANDS,
            List.of()));
  }

  private static List<?> add(int amount) {
    if (amount == 13) {
      throw new Rejection("unlucky", "ann@example.com does not like 13");
    }
    if (amount == 666) {
      throw new IllegalStateException("secret of ann@example.com");
    }
    if (amount == 667) {
      throw new AssertionError("secret of ann@example.com");
    }
    // An even amount makes two events, so that transactions race with single puts.
    return amount % 2 == 0
        ? List.of(new Added(amount / 2), new Added(amount / 2))
        : List.of(new Added(amount));
  }

  @Override
  public List<ReadModelType<?>> readModels() {
    return List.of(ROWS);
  }

  @Override
  public List<QueryType<?, ?>> queries() {
    return List.of(
        new QueryType<GetByRank, CounterRow>(
            "GetByRank",
            "counters",
            RecordCodec.of(
                "GetByRank",
                List.of(
                    new Component<>("rank", Codecs.text(), GetByRank::rank),
                    new Component<>("index", Codecs.text(), GetByRank::index)),
                values -> new GetByRank((String) values[0], (String) values[1])),
            (query, rows) -> {
              if (query.index().equals("Secret-index")) {
                throw new IllegalStateException("secret of " + query.rank());
              }
              return rows.find(
                  query.index(), query.rank(), PageRequest.of(Optional.of(5), Optional.empty()));
            }));
  }

  /** What is added to a counter, its mirror gets as well. */
  @Override
  public List<ReactionType> reactions() {
    return List.of(
        new ReactionType(
            "mirror",
            List.of(
                new ReactionType.ReactedEvent<>(
                    "Counter",
                    "Added",
                    Added.class,
                    (event, metadata, aggregates) ->
                        List.of(
                            Send.to(
                                "mirror-of-" + metadata.aggregateId(),
                                new Add(event.amount())))))));
  }
}
