package com.acme.order;

import com.acme.user.User;
import dev.cqrs.api.Aggregates;
import dev.cqrs.api.EventMetadata;
import dev.cqrs.api.Reactions;
import dev.cqrs.api.Reacts;
import dev.cqrs.api.Send;
import java.util.List;

/** Rejects the orders of users that do not exist. */
@Reactions("buyer-check")
public class BuyerCheck {

  @Reacts
  public List<Send> on(OrderCreated event, EventMetadata metadata, Aggregates aggregates) {
    return aggregates.find(User.class, event.userId()).isPresent()
        ? List.of()
        : List.of(Send.to(metadata.aggregateId(), new RejectOrder()));
  }
}
