package dev.cqrs.testing;

import dev.cqrs.api.Send;
import dev.cqrs.core.codec.Codecs;
import dev.cqrs.core.codec.Component;
import dev.cqrs.core.codec.RecordCodec;
import dev.cqrs.core.model.AggregateType;
import dev.cqrs.core.model.Application;
import dev.cqrs.core.model.QueryType;
import dev.cqrs.core.model.ReactionType;
import dev.cqrs.core.model.ReactionType.EventReactor;
import dev.cqrs.core.model.ReactionType.ReactedEvent;
import dev.cqrs.core.model.ReadModelType;
import dev.cqrs.core.model.StateType;
import dev.cqrs.testing.Bank.Account;
import dev.cqrs.testing.Bank.AccountClosed;
import dev.cqrs.testing.Bank.AccountOpened;
import dev.cqrs.testing.Bank.Deposit;
import dev.cqrs.testing.Bank.OpenAccount;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The bank with reactions, written the way the annotation processor writes them. */
record ReactingBank(ReactionType reaction) implements Application {

  static final BigDecimal GIFT = new BigDecimal("5");

  /** How many commands an account remembers; it is read back to one of its snapshots only. */
  static final int REMEMBERED = 6;

  private static final StateType<Account> SNAPSHOTS =
      new StateType<>(
          RecordCodec.of(
              "Account",
              List.of(
                  new Component<>("owner", Codecs.text(), Account::owner),
                  new Component<>("balance", Codecs.decimal(), Account::balance)),
              values -> new Account((String) values[0], (BigDecimal) values[1])),
          "shape",
          2);

  /** An account that is opened gets two gifts and a savings account; one that is closed, a gift. */
  static final ReactionType WELCOME =
      new ReactionType(
          "welcome",
          List.of(
              new ReactedEvent<>(
                  "Account",
                  "AccountClosed",
                  AccountClosed.class,
                  (event, metadata, aggregates) ->
                      List.of(Send.to(metadata.aggregateId(), new Deposit(GIFT)))),
              new ReactedEvent<>(
                  "Account",
                  "AccountOpened",
                  AccountOpened.class,
                  (event, metadata, aggregates) ->
                      List.of(
                          Send.to(metadata.aggregateId(), new Deposit(GIFT)),
                          Send.create(new OpenAccount("savings of " + event.owner())),
                          Send.to(metadata.aggregateId(), new Deposit(GIFT))))));

  /** Returns a bank with one reaction to the opening of an account. */
  static ReactingBank onOpened(EventReactor<AccountOpened> reactor) {
    return new ReactingBank(
        new ReactionType(
            "welcome",
            List.of(new ReactedEvent<>("Account", "AccountOpened", AccountOpened.class, reactor))));
  }

  @Override
  public List<AggregateType<?>> aggregates() {
    return List.of(Bank.accounts(Optional.of(SNAPSHOTS), REMEMBERED));
  }

  @Override
  public List<ReadModelType<?>> readModels() {
    return new Bank().readModels();
  }

  @Override
  public List<QueryType<?, ?>> queries() {
    return new Bank().queries();
  }

  @Override
  public List<ReactionType> reactions() {
    return List.of(reaction);
  }
}
