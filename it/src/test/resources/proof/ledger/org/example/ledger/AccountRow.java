package org.example.ledger;

import dev.cqrs.api.EventMetadata;
import dev.cqrs.api.Index;
import dev.cqrs.api.Projects;
import dev.cqrs.api.ReadModel;
import java.math.BigDecimal;
import java.time.Instant;

@ReadModel(
    name = "accounts",
    key = "accountId",
    indexes = @Index(name = "Owner-index", key = "owner", sort = "openedAt"))
public record AccountRow(
    String accountId, String owner, Currency currency, BigDecimal balance, Instant openedAt) {

  @Projects
  public static AccountRow from(AccountOpened event, EventMetadata metadata) {
    return new AccountRow(
        metadata.aggregateId(),
        event.owner(),
        event.currency(),
        event.credit(),
        metadata.timestamp());
  }

  @Projects
  public AccountRow with(Deposited event) {
    return new AccountRow(accountId, owner, currency, balance.add(event.amount()), openedAt);
  }

  @Projects
  public AccountRow with(Withdrawn event) {
    return new AccountRow(accountId, owner, currency, balance.subtract(event.amount()), openedAt);
  }
}
