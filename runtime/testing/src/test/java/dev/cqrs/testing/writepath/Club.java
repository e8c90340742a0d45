package dev.cqrs.testing.writepath;

import dev.cqrs.api.CommandContext;
import dev.cqrs.api.Rejection;
import dev.cqrs.core.codec.Codec;
import dev.cqrs.core.codec.Codecs;
import dev.cqrs.core.codec.Component;
import dev.cqrs.core.codec.RecordCodec;
import dev.cqrs.core.model.AggregateType;
import dev.cqrs.core.model.Application;
import dev.cqrs.core.model.CommandType;
import dev.cqrs.core.model.EventType;
import dev.cqrs.core.model.QueryType;
import dev.cqrs.core.model.ReadModelType;
import dev.cqrs.core.model.StateType;
import dev.cqrs.core.model.UniqueType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * An application written by hand: members of a club with snapshots, several events per command and
 * a unique e-mail address.
 *
 * @param every how many events lie between two snapshots
 * @param shape the shape of the state
 * @param remembered how many commands are remembered
 */
record Club(int every, String shape, int remembered) implements Application {

  record Member(String email, BigDecimal points) {}

  record Join(String email) {}

  record Earn(BigDecimal points, int times) {}

  record Move(String email) {}

  record Joined(String email) {}

  record Earned(BigDecimal points) {}

  record Moved(String email) {}

  private static final Codec<Member> MEMBER =
      RecordCodec.of(
          "Member",
          List.of(
              new Component<>("email", Codecs.text(), Member::email),
              new Component<>("points", Codecs.decimal(), Member::points)),
          values -> new Member((String) values[0], (BigDecimal) values[1]));
  private static final Codec<Join> JOIN =
      RecordCodec.of(
          "Join",
          List.of(new Component<>("email", Codecs.text(), Join::email)),
          values -> new Join((String) values[0]));
  private static final Codec<Earn> EARN =
      RecordCodec.of(
          "Earn",
          List.of(
              new Component<>("points", Codecs.decimal(), Earn::points),
              new Component<>("times", Codecs.integer(), Earn::times)),
          values -> new Earn((BigDecimal) values[0], (Integer) values[1]));
  private static final Codec<Move> MOVE =
      RecordCodec.of(
          "Move",
          List.of(new Component<>("email", Codecs.text(), Move::email)),
          values -> new Move((String) values[0]));
  private static final Codec<Joined> JOINED =
      RecordCodec.of(
          "Joined",
          List.of(new Component<>("email", Codecs.text(), Joined::email)),
          values -> new Joined((String) values[0]));
  private static final Codec<Earned> EARNED =
      RecordCodec.of(
          "Earned",
          List.of(new Component<>("points", Codecs.decimal(), Earned::points)),
          values -> new Earned((BigDecimal) values[0]));
  private static final Codec<Moved> MOVED =
      RecordCodec.of(
          "Moved",
          List.of(new Component<>("email", Codecs.text(), Moved::email)),
          values -> new Moved((String) values[0]));

  static Club snapshotEvery(int every) {
    return new Club(every, "shape-1", 1_000);
  }

  @Override
  public List<AggregateType<?>> aggregates() {
    List<CommandType<Member, ?>> commands =
        List.of(
            new CommandType<Member, Earn>("Earn", false, EARN, Club::earn),
            new CommandType<Member, Join>(
                "Join", true, JOIN, (none, join, context) -> join(join, context)),
            new CommandType<Member, Move>(
                "Move", false, MOVE, (member, move, context) -> move(member, move)));
    List<EventType<Member, ?>> events =
        List.of(
            new EventType<Member, Earned>(
                "Earned",
                Earned.class,
                EARNED,
                null,
                (member, event, data) ->
                    new Member(member.email(), member.points().add(event.points()))),
            new EventType<Member, Joined>(
                "Joined",
                Joined.class,
                JOINED,
                (event, data) -> new Member(event.email(), BigDecimal.ZERO),
                null),
            new EventType<Member, Moved>(
                "Moved",
                Moved.class,
                MOVED,
                null,
                (member, event, data) -> new Member(event.email(), member.points())));
    return List.of(
        new AggregateType<>(
            "Member",
            commands,
            events,
            Optional.of(new StateType<>(MEMBER, shape, every)),
            remembered,
            List.of(new UniqueType<>("email", true, member -> Optional.of(member.email())))));
  }

  /** The club takes nobody after the year 2026. */
  private static List<?> join(Join command, CommandContext context) {
    if (context.now().isAfter(Instant.parse("2027-01-01T00:00:00Z"))) {
      throw new Rejection("closed", "the club takes nobody any more");
    }
    return List.of(new Joined(command.email()));
  }

  /** Points below zero are refused as long as the member has too few. */
  private static List<?> earn(Member member, Earn command, CommandContext context) {
    if (member.points().add(command.points()).signum() < 0) {
      throw new Rejection("too-few-points", "there are only " + member.points() + " points");
    }
    return Collections.nCopies(command.times(), new Earned(command.points()));
  }

  private static List<?> move(Member member, Move command) {
    return command.email().equals(member.email()) ? List.of() : List.of(new Moved(command.email()));
  }

  @Override
  public List<ReadModelType<?>> readModels() {
    return List.of();
  }

  @Override
  public List<QueryType<?, ?>> queries() {
    return List.of();
  }
}
