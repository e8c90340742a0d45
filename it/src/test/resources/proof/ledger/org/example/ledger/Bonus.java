package org.example.ledger;

import dev.cqrs.api.EventMetadata;
import dev.cqrs.api.Reactions;
import dev.cqrs.api.Reacts;
import dev.cqrs.api.Send;
import java.util.List;
import java.util.Optional;

/** Gives back what was withdrawn, and books it twice as a fee. */
@Reactions("bonus")
public final class Bonus {

  @Reacts
  public List<Send> on(Withdrawn event, EventMetadata metadata) {
    return List.of(
        Send.to(metadata.aggregateId(), new Deposit(event.amount(), Optional.of("bonus"))),
        Send.to("fees", new DepositParts(event.amount(), 2)));
  }
}
