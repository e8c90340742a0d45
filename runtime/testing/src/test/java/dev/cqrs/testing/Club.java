package dev.cqrs.testing;

import dev.cqrs.api.Command;
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
import dev.cqrs.core.model.ReactionType.ReactedEvent;
import dev.cqrs.core.model.ReadModelType;
import dev.cqrs.core.model.VersionedCodec;
import java.util.List;
import java.util.Optional;

/**
 * A club, written by hand, whose event {@code MemberJoined} is in its third version and whose
 * members get a card by a reaction.
 */
final class Club implements Application {

  record Member(String firstName, String lastName, boolean left) {}

  record Join(String firstName, String lastName) implements Command {}

  record Rename(String lastName) implements Command {}

  record Leave() implements Command {}

  /** Version 3; before, the name was one text, and then there was no country. */
  record MemberJoined(String firstName, String lastName, String country) {

    record V1(String name) {
      static V2 next(V1 old) {
        int space = old.name().lastIndexOf(' ');
        return new V2(old.name().substring(0, Math.max(0, space)), old.name().substring(space + 1));
      }
    }

    record V2(String firstName, String lastName) {
      static MemberJoined next(V2 old) {
        return new MemberJoined(old.firstName(), old.lastName(), "unknown");
      }
    }
  }

  record MemberRenamed(String lastName) {}

  record MemberLeft() {}

  record Card(String memberId) {}

  record IssueCard(String memberId) implements Command {}

  record CardIssued(String memberId) {}

  record MemberRow(String memberId, String name, String country) {}

  record CardRow(String cardId, String memberId) {}

  record GetMember(String memberId) {}

  record GetCards(String memberId) {}

  private static final Codec<CardIssued> ISSUED =
      RecordCodec.of(
          "CardIssued",
          List.of(new Component<>("memberId", Codecs.text(), CardIssued::memberId)),
          values -> new CardIssued((String) values[0]));
  private static final Codec<MemberRenamed> RENAMED =
      RecordCodec.of(
          "MemberRenamed",
          List.of(new Component<>("lastName", Codecs.text(), MemberRenamed::lastName)),
          values -> new MemberRenamed((String) values[0]));
  private static final Codec<MemberLeft> LEFT =
      RecordCodec.of("MemberLeft", List.of(), values -> new MemberLeft());

  static final VersionedCodec<MemberJoined> JOINED =
      VersionedCodec.of(
              RecordCodec.<MemberJoined.V1>of(
                  "V1",
                  List.of(new Component<>("name", Codecs.text(), MemberJoined.V1::name)),
                  values -> new MemberJoined.V1((String) values[0])))
          .then(
              MemberJoined.V1::next,
              RecordCodec.<MemberJoined.V2>of(
                  "V2",
                  List.of(
                      new Component<>("firstName", Codecs.text(), MemberJoined.V2::firstName),
                      new Component<>("lastName", Codecs.text(), MemberJoined.V2::lastName)),
                  values -> new MemberJoined.V2((String) values[0], (String) values[1])))
          .then(
              MemberJoined.V2::next,
              RecordCodec.<MemberJoined>of(
                  "MemberJoined",
                  List.of(
                      new Component<>("firstName", Codecs.text(), MemberJoined::firstName),
                      new Component<>("lastName", Codecs.text(), MemberJoined::lastName),
                      new Component<>("country", Codecs.text(), MemberJoined::country)),
                  values ->
                      new MemberJoined(
                          (String) values[0], (String) values[1], (String) values[2])));

  @Override
  public List<AggregateType<?>> aggregates() {
    return List.of(
        new AggregateType<Card>(
            "Card",
            List.of(
                new CommandType<Card, IssueCard>(
                    "IssueCard",
                    true,
                    RecordCodec.of(
                        "IssueCard",
                        List.of(new Component<>("memberId", Codecs.text(), IssueCard::memberId)),
                        values -> new IssueCard((String) values[0])),
                    (none, command, context) -> List.of(new CardIssued(command.memberId())))),
            List.of(
                new EventType<Card, CardIssued>(
                    "CardIssued",
                    CardIssued.class,
                    ISSUED,
                    (event, data) -> new Card(event.memberId()),
                    null))),
        new AggregateType<Member>("Member", memberCommands(), memberEvents()));
  }

  private static List<CommandType<Member, ?>> memberCommands() {
    return List.of(
        new CommandType<Member, Join>(
            "Join",
            true,
            RecordCodec.of(
                "Join",
                List.of(
                    new Component<>("firstName", Codecs.text(), Join::firstName),
                    new Component<>("lastName", Codecs.text(), Join::lastName)),
                values -> new Join((String) values[0], (String) values[1])),
            (none, command, context) ->
                List.of(new MemberJoined(command.firstName(), command.lastName(), "CH"))),
        new CommandType<Member, Leave>(
            "Leave",
            false,
            RecordCodec.of("Leave", List.of(), values -> new Leave()),
            (member, command, context) -> List.of(new MemberLeft())),
        new CommandType<Member, Rename>(
            "Rename",
            false,
            RecordCodec.of(
                "Rename",
                List.of(new Component<>("lastName", Codecs.text(), Rename::lastName)),
                values -> new Rename((String) values[0])),
            (member, command, context) -> rename(member, command)));
  }

  private static List<?> rename(Member member, Rename command) {
    if (member.left()) {
      throw new Rejection(
          "gone", member.firstName() + " " + member.lastName() + " has left the club");
    }
    return List.of(new MemberRenamed(command.lastName()));
  }

  private static List<EventType<Member, ?>> memberEvents() {
    return List.of(
        new EventType<Member, MemberJoined>(
            "MemberJoined",
            MemberJoined.class,
            JOINED,
            (event, data) -> new Member(event.firstName(), event.lastName(), false),
            null),
        new EventType<Member, MemberLeft>(
            "MemberLeft",
            MemberLeft.class,
            LEFT,
            null,
            (member, event, data) -> new Member(member.firstName(), member.lastName(), true)),
        new EventType<Member, MemberRenamed>(
            "MemberRenamed",
            MemberRenamed.class,
            RENAMED,
            null,
            (member, event, data) -> new Member(member.firstName(), event.lastName(), false)));
  }

  @Override
  public List<ReadModelType<?>> readModels() {
    return List.of(cards(), members());
  }

  private static ReadModelType<CardRow> cards() {
    return new ReadModelType<>(
        "cards",
        "cardId",
        false,
        RecordCodec.of(
            "CardRow",
            List.of(
                new Component<>("cardId", Codecs.text(), CardRow::cardId),
                new Component<>("memberId", Codecs.text(), CardRow::memberId)),
            values -> new CardRow((String) values[0], (String) values[1])),
        List.of(new ReadModelType.IndexType("Member-index", "memberId", "")),
        List.of(
            new ProjectionType<CardRow, CardIssued>(
                "Card",
                "CardIssued",
                ISSUED,
                (event, data) -> data.aggregateId(),
                (event, data) -> new CardRow(data.aggregateId(), event.memberId()),
                null)));
  }

  private static ReadModelType<MemberRow> members() {
    return new ReadModelType<>(
        "members",
        "memberId",
        false,
        RecordCodec.of(
            "MemberRow",
            List.of(
                new Component<>("memberId", Codecs.text(), MemberRow::memberId),
                new Component<>("name", Codecs.text(), MemberRow::name),
                new Component<>("country", Codecs.text(), MemberRow::country)),
            values -> new MemberRow((String) values[0], (String) values[1], (String) values[2])),
        List.of(),
        List.of(
            new ProjectionType<MemberRow, MemberJoined>(
                "Member",
                "MemberJoined",
                JOINED,
                (event, data) -> data.aggregateId(),
                (event, data) ->
                    new MemberRow(
                        data.aggregateId(),
                        event.firstName() + " " + event.lastName(),
                        event.country()),
                null),
            new ProjectionType<MemberRow, MemberLeft>(
                "Member",
                "MemberLeft",
                LEFT,
                (event, data) -> data.aggregateId(),
                null,
                (row, event, data) -> null),
            new ProjectionType<MemberRow, MemberRenamed>(
                "Member",
                "MemberRenamed",
                RENAMED,
                (event, data) -> data.aggregateId(),
                null,
                (row, event, data) ->
                    new MemberRow(
                        row.memberId(),
                        row.name().substring(0, row.name().lastIndexOf(' ') + 1) + event.lastName(),
                        row.country()))));
  }

  @Override
  public List<QueryType<?, ?>> queries() {
    return List.of(
        new QueryType<GetCards, CardRow>(
            "GetCards",
            "cards",
            RecordCodec.of(
                "GetCards",
                List.of(new Component<>("memberId", Codecs.text(), GetCards::memberId)),
                values -> new GetCards((String) values[0])),
            (query, rows) ->
                rows.find(
                    "Member-index",
                    query.memberId(),
                    PageRequest.of(Optional.of(10), Optional.empty()))),
        new QueryType<GetMember, MemberRow>(
            "GetMember",
            "members",
            RecordCodec.of(
                "GetMember",
                List.of(new Component<>("memberId", Codecs.text(), GetMember::memberId)),
                values -> new GetMember((String) values[0])),
            (query, rows) -> rows.find(query.memberId())));
  }

  @Override
  public List<ReactionType> reactions() {
    return List.of(
        new ReactionType(
            "cards",
            List.of(
                new ReactedEvent<>(
                    "Member",
                    "MemberJoined",
                    MemberJoined.class,
                    (event, data, aggregates) ->
                        List.of(
                            Send.create(
                                "card-of-" + data.aggregateId(),
                                new IssueCard(data.aggregateId())))))));
  }
}
