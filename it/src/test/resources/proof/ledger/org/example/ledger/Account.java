package org.example.ledger;

import dev.cqrs.api.Aggregate;
import dev.cqrs.api.Applies;
import dev.cqrs.api.Handles;
import dev.cqrs.api.Rejection;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

@Aggregate
public record Account(String owner, BigDecimal balance) {

  @Handles
  public static AccountOpened open(OpenAccount command) {
    return new AccountOpened(
        command.owner(),
        command.currency(),
        command.credit(),
        command.since(),
        command.limits(),
        command.labels());
  }

  @Handles
  public Deposited deposit(Deposit command) {
    return new Deposited(command.amount(), command.memo());
  }

  @Handles
  public List<Deposited> deposit(DepositParts command) {
    return Collections.nCopies(
        command.parts(), new Deposited(command.amount(), Optional.empty()));
  }

  @Handles
  public Withdrawn withdraw(Withdraw command) {
    if (balance.compareTo(command.amount()) < 0) {
      throw new Rejection("insufficient-funds", "the balance is less than the amount");
    }
    return new Withdrawn(command.amount());
  }

  @Applies
  public static Account from(AccountOpened event) {
    return new Account(event.owner(), event.credit());
  }

  @Applies
  public Account with(Deposited event) {
    return new Account(owner, balance.add(event.amount()));
  }

  @Applies
  public Account with(Withdrawn event) {
    return new Account(owner, balance.subtract(event.amount()));
  }
}
