package dev.cqrs.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cqrs.api.Send;
import dev.cqrs.testing.Bank.Account;
import dev.cqrs.testing.Bank.AccountClosed;
import dev.cqrs.testing.Bank.AccountOpened;
import dev.cqrs.testing.Bank.AccountRow;
import dev.cqrs.testing.Bank.CloseAccount;
import dev.cqrs.testing.Bank.Deposit;
import dev.cqrs.testing.Bank.Deposited;
import dev.cqrs.testing.Bank.OpenAccount;
import dev.cqrs.testing.Bank.OwnerTotal;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class FixturesTest {

  private static final BigDecimal TEN = new BigDecimal("10.00");
  private final Bank bank = new Bank();

  @Test
  void anAggregateIsTestedByItsEvents() {
    account().when(new OpenAccount("ann")).thenEvents(new AccountOpened("ann"));
    account().given(new AccountOpened("ann")).when(new Deposit(TEN)).thenEvents(new Deposited(TEN));
    account().given(new AccountOpened("ann")).when(new Deposit(BigDecimal.ZERO)).thenNothing();
    account().given(new AccountOpened("ann")).when(new OpenAccount("bob")).thenAlreadyExists();
    account().when(new CloseAccount()).thenNotFound();
    account().when(new OpenAccount(" ")).thenInvalid("owner");
    account()
        .given(new AccountOpened("ann"), new AccountClosed())
        .when(new Deposit(TEN))
        .thenRejected("account-closed");
  }

  @Test
  void otherEventsAreShownBesideTheExpectedOnes() {
    assertThatThrownBy(
            () -> account().when(new OpenAccount("ann")).thenEvents(new AccountOpened("bob")))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            The command did not cause these events:
                expected                       |  actual
              ≠ AccountOpened {"owner":"bob"}  |  AccountOpened {"owner":"ann"}\
            """);
  }

  @Test
  void aReadModelIsTestedByItsRows() {
    ReadModelFixture.of(bank, "accounts")
        .given("acc-1", new AccountOpened("ann"), new Deposited(TEN), new Deposited(TEN))
        .deliveredTwice()
        .deliveredOutOfOrder()
        .thenRow("acc-1", new AccountRow("acc-1", "ann", new BigDecimal("20")))
        .thenNoRow("acc-2");
    ReadModelFixture.of(bank, "owner-totals")
        .given("acc-1", new AccountOpened("ann"))
        .given("acc-2", new AccountOpened("ann"), new AccountClosed())
        .deliveredTwice()
        .thenRow("ann", new OwnerTotal("ann", 2));
  }

  @Test
  void reactionsAreTestedByTheirCommands() {
    Send gift = Send.to("acc-1", new Deposit(ReactingBank.GIFT));
    reactions()
        .when("acc-1", new AccountOpened("ann"))
        .thenSends(gift, Send.create(new OpenAccount("savings of ann")), gift)
        .thenEvents(
            new Deposited(ReactingBank.GIFT),
            new AccountOpened("savings of ann"),
            new Deposited(ReactingBank.GIFT));
    reactions()
        .given("acc-1", new AccountOpened("ann"))
        .when("acc-1", new AccountClosed())
        .thenSends(gift)
        .thenEvents();
    reactions()
        .given("acc-1", new AccountOpened("ann"))
        .when("acc-1", new Deposited(TEN))
        .thenNothing();
    reactions()
        .when("acc-1", new AccountOpened("ann"))
        .meanwhile("acc-1", new AccountClosed())
        .thenEvents(new AccountOpened("savings of ann"));
  }

  @Test
  void otherCommandsAreShownBesideTheExpectedOnes() {
    assertThatThrownBy(
            () ->
                reactions()
                    .when("acc-1", new AccountClosed())
                    .thenSends(
                        Send.to("acc-2", new Deposit(TEN)), Send.create(new OpenAccount("b"))))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            The reactions welcome did not send these commands:
                expected                           |  actual
              ≠ to acc-2: Deposit {"amount":10}    |  to acc-1: Deposit {"amount":5}
              ≠ create: OpenAccount {"owner":"b"}  |  (nothing)\
            """);
  }

  @Test
  void aCommandThatIsNotAcceptedFailsTheTest() {
    ReactingBank bank =
        ReactingBank.onOpened(
            (event, metadata, aggregates) -> List.of(Send.to("acc-9", new Deposit(TEN))));

    assertThatThrownBy(
            () ->
                ReactionFixture.of(bank, "welcome")
                    .when("acc-1", new AccountOpened("ann"))
                    .thenEvents())
        .hasMessage(
            "The reactions welcome cannot react to AccountOpened, version 1 of Account acc-1:"
                + " Deposit, command 1, was answered with 404 not-found");
  }

  @Test
  void reactionsThatDoNotExistAreNamed() {
    assertThatThrownBy(() -> ReactionFixture.of(new ReactingBank(ReactingBank.WELCOME), "hello"))
        .hasMessage("The application has no reactions hello; it has [welcome]");
  }

  private static ReactionFixture reactions() {
    return ReactionFixture.of(new ReactingBank(ReactingBank.WELCOME), "welcome");
  }

  @Test
  void aRowThatWasDeletedIsGone() {
    ReadModelFixture.of(bank, "accounts")
        .given("acc-1", new AccountOpened("ann"), new Deposited(TEN), new AccountClosed())
        .deliveredTwice()
        .deliveredOutOfOrder()
        .thenNoRow("acc-1");
  }

  @Test
  void anotherRowIsShownBesideTheExpectedOneComponentByComponent() {
    ReadModelFixture accounts =
        ReadModelFixture.of(bank, "accounts").given("acc-1", new AccountOpened("ann"));

    assertThatThrownBy(() -> accounts.thenRow("acc-1", new AccountRow("acc-1", "bob", TEN)))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            The read model accounts has not this row under acc-1:
                expected           |  actual
                accountId "acc-1"  |  accountId "acc-1"
              ≠ owner "bob"        |  owner "ann"
              ≠ balance 10         |  balance 0\
            """);
    assertThatThrownBy(() -> accounts.thenRow("acc-2", new AccountRow("acc-2", "bob", TEN)))
        .hasMessage(
            """
            The read model accounts has not this row under acc-2:
                expected           |  actual
              ≠ accountId "acc-2"  |  (no row)
              ≠ owner "bob"        |  (nothing)
              ≠ balance 10         |  (nothing)\
            """);
    assertThatThrownBy(() -> accounts.thenNoRow("acc-1"))
        .hasMessage(
            """
            The read model accounts has a row under acc-1:
                expected   |  actual
              ≠ (no row)   |  accountId "acc-1"
              ≠ (nothing)  |  owner "ann"
              ≠ (nothing)  |  balance 0\
            """);
  }

  private AggregateFixture account() {
    return AggregateFixture.of(bank, Account.class);
  }
}
