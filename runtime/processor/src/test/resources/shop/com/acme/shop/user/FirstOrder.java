package com.acme.shop.user;

import com.acme.shop.order.OrderCommand.CreateOrder;
import dev.cqrs.api.Reactions;
import dev.cqrs.api.Reacts;
import dev.cqrs.api.Send;
import java.math.BigDecimal;
import java.util.List;

@Reactions("first-order")
public final class FirstOrder {

  @Reacts
  public Send on(UserCreated event) {
    return Send.create(new CreateOrder(event.email(), List.of(), BigDecimal.ZERO));
  }
}
