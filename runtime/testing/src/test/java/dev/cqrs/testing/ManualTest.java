package dev.cqrs.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.api.Send;
import dev.cqrs.testing.Club.CardIssued;
import dev.cqrs.testing.Club.CardRow;
import dev.cqrs.testing.Club.GetCards;
import dev.cqrs.testing.Club.GetMember;
import dev.cqrs.testing.Club.IssueCard;
import dev.cqrs.testing.Club.Join;
import dev.cqrs.testing.Club.Leave;
import dev.cqrs.testing.Club.Member;
import dev.cqrs.testing.Club.MemberJoined;
import dev.cqrs.testing.Club.MemberLeft;
import dev.cqrs.testing.Club.MemberRenamed;
import dev.cqrs.testing.Club.MemberRow;
import dev.cqrs.testing.Club.Rename;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The examples of the manual: each stands in a test here, so that it compiles and is true. */
class ManualTest {

  private static final Pattern EXAMPLE = Pattern.compile("(?s)```java\n(.*?)```");

  private final Club club = new Club();

  @Test
  void everyExampleOfTheManualIsInATest() throws IOException {
    String tests =
        flat(Files.readString(Path.of("src/test/java/dev/cqrs/testing/ManualTest.java")));

    List<String> examples =
        EXAMPLE
            .matcher(Files.readString(Path.of("README.md")))
            .results()
            .map(example -> flat(example.group(1)))
            .toList();

    assertThat(examples).hasSize(5).allSatisfy(example -> assertThat(tests).contains(example));
  }

  @Test
  void aggregates() {
    AggregateFixture.of(club, Member.class)
        .given(new MemberJoined("Ann", "Lee", "CH"))
        .when(new Rename("Low"))
        .thenEvents(new MemberRenamed("Low"));

    AggregateFixture.of(club, Member.class)
        .given(new MemberJoined("Ann", "Lee", "CH"), new MemberLeft())
        .when(new Rename("Low"))
        .thenRejected("gone");
  }

  @Test
  void readModels() {
    ReadModelFixture.of(club, "members")
        .given("ann", new MemberJoined("Ann", "Lee", "CH"), new MemberRenamed("Low"))
        .given("bob", new MemberJoined("Bob", "May", "CH"), new MemberLeft())
        .deliveredTwice()
        .deliveredOutOfOrder()
        .thenRow("ann", new MemberRow("ann", "Ann Low", "CH"))
        .thenNoRow("bob");
  }

  @Test
  void reactions() {
    ReactionFixture.of(club, "cards")
        .when("ann", new MemberJoined("Ann", "Lee", "CH"))
        .thenSends(Send.create("card-of-ann", new IssueCard("ann")))
        .thenEvents(new CardIssued("ann"));
  }

  @Test
  void versions() {
    EventFixture.of(club, MemberJoined.class)
        .stored(1, "{\"name\": \"Ann Lee\"}")
        .thenReads(new MemberJoined("Ann", "Lee", "unknown"));

    ReadModelFixture.of(club, "members")
        .given("ann", Stored.as(MemberJoined.class, 1, "{\"name\": \"Ann Lee\"}"))
        .thenRow("ann", new MemberRow("ann", "Ann Lee", "unknown"));
  }

  @ParameterizedTest
  @EnumSource(Delivery.class)
  void members_have_a_card_until_they_leave(Delivery delivery) {
    ApplicationFixture application = ApplicationFixture.of(club).delivering(delivery);

    String ann = application.when(new Join("Ann", "Lee")).thenAccepted().aggregateId();
    application.when(ann, new Rename("Low")).thenEvents(new MemberRenamed("Low"));

    application.query(new GetMember(ann)).thenRow(new MemberRow(ann, "Ann Low", "CH"));
    application.query(new GetCards(ann)).thenPage(new CardRow("card-of-" + ann, ann));

    application.when(ann, new Leave()).thenAccepted();
    application.query(new GetMember(ann)).thenNotFound();
    application.when(ann, new Rename("Ray")).thenRejected("gone");
  }

  private static String flat(String code) {
    return code.replaceAll("\\s+", "");
  }
}
