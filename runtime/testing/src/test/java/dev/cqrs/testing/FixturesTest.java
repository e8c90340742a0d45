package dev.cqrs.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

  private AggregateFixture account() {
    return AggregateFixture.of(bank, Account.class);
  }
}
