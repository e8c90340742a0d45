package dev.cqrs.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cqrs.testing.Club.CardRow;
import dev.cqrs.testing.Club.GetCards;
import dev.cqrs.testing.Club.GetMember;
import dev.cqrs.testing.Club.Join;
import dev.cqrs.testing.Club.Leave;
import dev.cqrs.testing.Club.MemberJoined;
import dev.cqrs.testing.Club.MemberRenamed;
import dev.cqrs.testing.Club.MemberRow;
import dev.cqrs.testing.Club.Rename;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ApplicationFixtureTest {

  private final ApplicationFixture club = ApplicationFixture.of(new Club());

  @ParameterizedTest
  @EnumSource(Delivery.class)
  void queriesAreAnsweredTheSameHoweverEventsAreDelivered(Delivery delivery) {
    club.delivering(delivery);
    String ann = club.when(new Join("Ann", "Lee")).thenAccepted().aggregateId();
    String bob = club.when(new Join("Bob", "May")).thenAccepted().aggregateId();
    club.when(ann, new Rename("Low")).thenEvents(new MemberRenamed("Low"));
    club.when(ann, new Rename("Ray")).thenAccepted();
    club.when(bob, new Leave()).thenAccepted();

    club.query(new GetMember(ann)).thenRow(new MemberRow(ann, "Ann Ray", "CH"));
    club.query(new GetMember(bob)).thenNotFound();
  }

  @ParameterizedTest
  @EnumSource(Delivery.class)
  void aReactionHasItsEffectOnceHoweverEventsAreDelivered(Delivery delivery) {
    club.delivering(delivery).given("ann", new MemberJoined("Ann", "Lee", "CH"));

    club.query(new GetCards("ann")).thenPage(new CardRow("card-of-ann", "ann"));
    club.query(new GetCards("bob")).thenPage();
  }

  @Test
  void aRefusedCommandIsToldByItsReason() {
    club.given("bob", new MemberJoined("Bob", "May", "CH"), new Club.MemberLeft());

    club.when("bob", new Rename("Low")).thenRejected("gone");
    club.when("eve", new Rename("Low")).thenNotFound();
    club.when("bob", new Join("Bob", "May")).thenAlreadyExists();
  }

  @Test
  void aCommandThatWasExpectedToBeAcceptedIsShownWithItsProblem() {
    club.given("bob", new MemberJoined("Bob", "May", "CH"), new Club.MemberLeft());

    assertThatThrownBy(() -> club.when("bob", new Rename("Low")).thenAccepted())
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            The command was not accepted:
                expected  |  actual
              ≠ accepted  |  422 gone: Bob May has left the club\
            """);
  }

  @Test
  void anotherRowIsShownComponentByComponent() {
    club.given("ann", new MemberJoined("Ann", "Lee", "CH"));

    assertThatThrownBy(
            () -> club.query(new GetMember("ann")).thenRow(new MemberRow("ann", "Ann Low", "CH")))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            GetMember was not answered with this row:
                expected        |  actual
                memberId "ann"  |  memberId "ann"
              ≠ name "Ann Low"  |  name "Ann Lee"
                country "CH"    |  country "CH"\
            """);
    assertThatThrownBy(
            () -> club.query(new GetMember("bob")).thenRow(new MemberRow("bob", "Bob May", "CH")))
        .hasMessage(
            """
            GetMember was not answered with this row:
                expected        |  actual
              ≠ memberId "bob"  |  404 not-found: There is no row of members for this GetMember.
              ≠ name "Bob May"  |  (nothing)
              ≠ country "CH"    |  (nothing)\
            """);
    assertThatThrownBy(() -> club.query(new GetMember("ann")).thenNotFound())
        .hasMessage(
            """
            GetMember found something:
                expected       |  actual
              ≠ 404 not-found  |  {"memberId":"ann","name":"Ann Lee","country":"CH"}\
            """);
  }

  @Test
  void otherRowsOfAPageAreShownLineByLine() {
    club.given("ann", new MemberJoined("Ann", "Lee", "CH"));
    assertThatThrownBy(() -> club.query(new GetCards("ann")).thenPage())
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            GetCards was not answered with these rows:
                expected   |  actual
              ≠ (nothing)  |  {"cardId":"card-of-ann","memberId":"ann"}\
            """);
  }

  @Test
  void aRecordThatTheApplicationDoesNotKnowIsNamedWithThoseItKnows() {
    record Unknown() {}

    assertThatThrownBy(() -> club.when(new Unknown()))
        .hasMessage(
            "The application has no command Unknown; it has [IssueCard, Join, Leave, Rename]");
    assertThatThrownBy(() -> club.query(new Unknown()))
        .hasMessage("The application has no query Unknown; it has [GetCards, GetMember]");
    assertThatThrownBy(() -> club.given("ann", new Unknown()))
        .hasMessage(
            "The application has no event Unknown; it has [CardIssued, MemberJoined, MemberLeft,"
                + " MemberRenamed]");
  }
}
