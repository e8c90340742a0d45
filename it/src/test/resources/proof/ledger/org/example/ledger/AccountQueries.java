package org.example.ledger;

import dev.cqrs.api.Answers;
import dev.cqrs.api.Page;
import dev.cqrs.api.PageRequest;
import dev.cqrs.api.Query;
import dev.cqrs.api.Rows;
import java.util.Optional;

public final class AccountQueries {

  public record GetAccount(String accountId) implements Query {}

  public record GetAccountsOfOwner(String owner, Optional<Integer> limit, Optional<String> next)
      implements Query {}

  @Answers
  public Optional<AccountRow> byId(GetAccount query, Rows<AccountRow> accounts) {
    return accounts.find(query.accountId());
  }

  @Answers
  public Page<AccountRow> ofOwner(GetAccountsOfOwner query, Rows<AccountRow> accounts) {
    return accounts.find(
        "Owner-index", query.owner(), PageRequest.of(query.limit(), query.next()));
  }
}
