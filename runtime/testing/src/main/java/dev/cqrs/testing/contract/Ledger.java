package dev.cqrs.testing.contract;

import dev.cqrs.api.EventMetadata;
import dev.cqrs.core.codec.Codec;
import dev.cqrs.core.codec.Codecs;
import dev.cqrs.core.codec.Component;
import dev.cqrs.core.codec.RecordCodec;
import dev.cqrs.core.model.EventType;
import dev.cqrs.core.model.ProjectionType;
import dev.cqrs.core.model.ReadModelType;
import java.math.BigDecimal;
import java.util.List;

/**
 * Accounts and gifts of owners, with a row per account and a row per owner. Both kinds of rows come
 * and go. A movement of {@link #POISON} cannot be projected by a broken read model.
 */
public final class Ledger {

  static final BigDecimal POISON = new BigDecimal("6.66");

  private Ledger() {}

  /** An event; unused components are empty or zero. */
  record Movement(String owner, BigDecimal amount) {}

  /** The row of an account. */
  record Account(String id, String owner, BigDecimal balance, int events) {

    Account after(BigDecimal amount) {
      return new Account(id, owner, balance.add(amount), events + 1);
    }
  }

  /** The row of an owner, who has at least one account or gift. */
  record Owner(String id, int accounts, BigDecimal total, int gifts) {

    Owner after(int more, BigDecimal amount, int given) {
      Owner after = new Owner(id, accounts + more, total.add(amount), gifts + given);
      return after.accounts == 0 && after.gifts == 0 ? null : after;
    }
  }

  private static final Codec<Movement> MOVEMENT =
      RecordCodec.of(
          "Movement",
          List.of(
              new Component<>("owner", Codecs.text(), Movement::owner),
              new Component<>("amount", Codecs.decimal(), Movement::amount)),
          values -> new Movement((String) values[0], (BigDecimal) values[1]));

  /**
   * Returns the read model of accounts: its rows have the id of the aggregate, {@code id}.
   *
   * @param broken whether it throws at poison
   */
  public static ReadModelType<?> accounts(boolean broken) {
    return new ReadModelType<>(
        "accounts",
        "id",
        false,
        RecordCodec.of(
            "Account",
            List.of(
                new Component<>("id", Codecs.text(), Account::id),
                new Component<>("owner", Codecs.text(), Account::owner),
                new Component<>("balance", Codecs.decimal(), Account::balance),
                new Component<>("events", Codecs.integer(), Account::events)),
            values ->
                new Account(
                    (String) values[0],
                    (String) values[1],
                    (BigDecimal) values[2],
                    (Integer) values[3])),
        List.of(),
        List.of(
            account("Opened", Ledger::open, null),
            account("Moved", null, (row, event, data) -> row.after(checked(event, broken))),
            account("Closed", null, (row, event, data) -> null)));
  }

  private static Account open(Movement event, EventMetadata data) {
    return new Account(data.aggregateId(), event.owner(), event.amount(), 1);
  }

  private static ProjectionType<Account, Movement> account(
      String event,
      EventType.First<Account, Movement> first,
      EventType.Next<Account, Movement> next) {
    return new ProjectionType<>(
        "Account", event, MOVEMENT, (movement, data) -> data.aggregateId(), first, next);
  }

  /**
   * Returns the read model of owners: its rows have the id of the owner, {@code id}, and are fed by
   * accounts and gifts.
   *
   * @param broken whether it throws at poison
   */
  public static ReadModelType<?> owners(boolean broken) {
    return new ReadModelType<>(
        "owners",
        "id",
        true,
        RecordCodec.of(
            "Owner",
            List.of(
                new Component<>("id", Codecs.text(), Owner::id),
                new Component<>("accounts", Codecs.integer(), Owner::accounts),
                new Component<>("total", Codecs.decimal(), Owner::total),
                new Component<>("gifts", Codecs.integer(), Owner::gifts)),
            values ->
                new Owner(
                    (String) values[0],
                    (Integer) values[1],
                    (BigDecimal) values[2],
                    (Integer) values[3])),
        List.of(),
        List.of(
            owner("Account", "Opened", 1, 1, 0, false),
            owner("Account", "Moved", 0, 1, 0, broken),
            owner("Account", "Closed", -1, -1, 0, false),
            owner("Gift", "Given", 0, 0, 1, false),
            owner("Gift", "Taken", 0, 0, -1, false)));
  }

  private static ProjectionType<Owner, Movement> owner(
      String aggregate, String event, int accounts, int sign, int gifts, boolean broken) {
    return new ProjectionType<>(
        aggregate,
        event,
        MOVEMENT,
        (movement, data) -> movement.owner(),
        (movement, data) ->
            new Owner(movement.owner(), 0, BigDecimal.ZERO, 0)
                .after(accounts, signed(sign, checked(movement, broken)), gifts),
        (row, movement, data) ->
            row.after(accounts, signed(sign, checked(movement, broken)), gifts));
  }

  private static BigDecimal signed(int sign, BigDecimal amount) {
    return amount.multiply(BigDecimal.valueOf(sign));
  }

  private static BigDecimal checked(Movement event, boolean broken) {
    if (broken && event.amount().compareTo(POISON) == 0) {
      throw new IllegalStateException("secret: " + event.owner());
    }
    return event.amount();
  }
}
