package dev.cqrs.testing;

import dev.cqrs.api.Command;
import dev.cqrs.api.EventMetadata;
import dev.cqrs.api.PageRequest;
import dev.cqrs.api.Rejection;
import dev.cqrs.core.codec.Checks;
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
import dev.cqrs.core.model.ReadModelType;
import dev.cqrs.core.model.StateType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** An application written by hand, the way the annotation processor writes one. */
final class Bank implements Application {

  record Account(String owner, BigDecimal balance) {}

  record OpenAccount(String owner) implements Command {}

  record Deposit(BigDecimal amount) implements Command {}

  record CloseAccount() implements Command {}

  record AccountOpened(String owner) {}

  record Deposited(BigDecimal amount) {}

  record AccountClosed() {}

  record AccountRow(String accountId, String owner, BigDecimal balance) {}

  record OwnerTotal(String owner, int accounts) {}

  record GetAccount(String accountId) {}

  record GetAccountsOf(String owner, Optional<Integer> limit, Optional<String> after) {}

  private static final Codec<OpenAccount> OPEN =
      RecordCodec.of(
          "OpenAccount",
          List.of(
              new Component<>(
                  "owner", Codecs.checked(Codecs.text(), Checks.notBlank()), OpenAccount::owner)),
          values -> new OpenAccount((String) values[0]));
  private static final Codec<Deposit> DEPOSIT =
      RecordCodec.of(
          "Deposit",
          List.of(new Component<>("amount", Codecs.decimal(), Deposit::amount)),
          values -> new Deposit((BigDecimal) values[0]));
  static final Codec<AccountOpened> OPENED =
      RecordCodec.of(
          "AccountOpened",
          List.of(new Component<>("owner", Codecs.text(), AccountOpened::owner)),
          values -> new AccountOpened((String) values[0]));
  private static final Codec<Deposited> DEPOSITED =
      RecordCodec.of(
          "Deposited",
          List.of(new Component<>("amount", Codecs.decimal(), Deposited::amount)),
          values -> new Deposited((BigDecimal) values[0]));
  private static final Codec<AccountClosed> CLOSED =
      RecordCodec.of("AccountClosed", List.of(), values -> new AccountClosed());

  static final ReadModelType<AccountRow> ACCOUNTS =
      new ReadModelType<>(
          "accounts",
          "accountId",
          false,
          RecordCodec.of(
              "AccountRow",
              List.of(
                  new Component<>("accountId", Codecs.text(), AccountRow::accountId),
                  new Component<>("owner", Codecs.text(), AccountRow::owner),
                  new Component<>("balance", Codecs.decimal(), AccountRow::balance)),
              values ->
                  new AccountRow((String) values[0], (String) values[1], (BigDecimal) values[2])),
          List.of(new ReadModelType.IndexType("Owner-index", "owner", "balance")),
          List.of(
              new ProjectionType<>(
                  "Account", "AccountClosed", CLOSED, Bank::id, null, (row, event, data) -> null),
              new ProjectionType<>(
                  "Account",
                  "AccountOpened",
                  OPENED,
                  Bank::id,
                  (event, data) ->
                      new AccountRow(data.aggregateId(), event.owner(), BigDecimal.ZERO),
                  null),
              new ProjectionType<>(
                  "Account",
                  "Deposited",
                  DEPOSITED,
                  Bank::id,
                  null,
                  (row, event, data) ->
                      new AccountRow(
                          row.accountId(), row.owner(), row.balance().add(event.amount())))));

  static final ReadModelType<OwnerTotal> TOTALS =
      new ReadModelType<>(
          "owner-totals",
          "owner",
          true,
          RecordCodec.of(
              "OwnerTotal",
              List.of(
                  new Component<>("owner", Codecs.text(), OwnerTotal::owner),
                  new Component<>("accounts", Codecs.integer(), OwnerTotal::accounts)),
              values -> new OwnerTotal((String) values[0], (Integer) values[1])),
          List.of(),
          List.of(
              new ProjectionType<>(
                  "Account",
                  "AccountOpened",
                  OPENED,
                  (event, data) -> event.owner(),
                  (event, data) -> new OwnerTotal(event.owner(), 1),
                  (row, event, data) -> new OwnerTotal(row.owner(), row.accounts() + 1))));

  private static <E> String id(E event, EventMetadata metadata) {
    return metadata.aggregateId();
  }

  @Override
  public List<AggregateType<?>> aggregates() {
    return List.of(accounts(Optional.empty(), 1_000));
  }

  /** Returns the accounts with snapshots, if there is a type of them, and a memory of commands. */
  static AggregateType<Account> accounts(Optional<StateType<Account>> state, int remembered) {
    List<CommandType<Account, ?>> commands =
        List.of(
            new CommandType<Account, CloseAccount>(
                "CloseAccount",
                false,
                RecordCodec.of("CloseAccount", List.of(), values -> new CloseAccount()),
                (account, command, context) -> List.of(new AccountClosed())),
            new CommandType<Account, Deposit>("Deposit", false, DEPOSIT, Bank::deposit),
            new CommandType<Account, OpenAccount>(
                "OpenAccount",
                true,
                OPEN,
                (none, command, context) -> List.of(new AccountOpened(command.owner()))));
    List<EventType<Account, ?>> events =
        List.of(
            new EventType<Account, AccountClosed>(
                "AccountClosed",
                AccountClosed.class,
                CLOSED,
                null,
                (account, event, data) -> new Account(account.owner(), null)),
            new EventType<Account, AccountOpened>(
                "AccountOpened",
                AccountOpened.class,
                OPENED,
                (event, data) -> new Account(event.owner(), BigDecimal.ZERO),
                null),
            new EventType<Account, Deposited>(
                "Deposited",
                Deposited.class,
                DEPOSITED,
                null,
                (account, event, data) ->
                    new Account(account.owner(), account.balance().add(event.amount()))));
    return new AggregateType<>("Account", commands, events, state, remembered, List.of());
  }

  private static List<?> deposit(
      Account account, Deposit command, dev.cqrs.api.CommandContext context) {
    if (account.balance() == null) {
      throw new Rejection("account-closed", "the account is closed");
    }
    if (command.amount().signum() < 0) {
      throw new IllegalStateException("secret: negative");
    }
    return command.amount().signum() == 0 ? List.of() : List.of(new Deposited(command.amount()));
  }

  @Override
  public List<ReadModelType<?>> readModels() {
    return List.of(ACCOUNTS, TOTALS);
  }

  @Override
  public List<QueryType<?, ?>> queries() {
    return List.of(
        new QueryType<GetAccount, AccountRow>(
            "GetAccount",
            "accounts",
            RecordCodec.of(
                "GetAccount",
                List.of(new Component<>("accountId", Codecs.text(), GetAccount::accountId)),
                values -> new GetAccount((String) values[0])),
            (query, rows) -> rows.find(query.accountId())),
        new QueryType<GetAccountsOf, AccountRow>(
            "GetAccountsOf",
            "accounts",
            RecordCodec.of(
                "GetAccountsOf",
                List.of(
                    new Component<>("owner", Codecs.text(), GetAccountsOf::owner),
                    new Component<>(
                        "limit", Codecs.optional(Codecs.integer()), GetAccountsOf::limit),
                    new Component<>("after", Codecs.optional(Codecs.text()), GetAccountsOf::after)),
                Bank::accountsOf),
            (query, rows) ->
                rows.find(
                    "Owner-index", query.owner(), PageRequest.of(query.limit(), query.after()))));
  }

  @SuppressWarnings("unchecked")
  private static GetAccountsOf accountsOf(Object[] values) {
    return new GetAccountsOf(
        (String) values[0], (Optional<Integer>) values[1], (Optional<String>) values[2]);
  }
}
