package com.acme.shop.order;

import com.acme.shop.order.OrderCommand.UpdateOrderStatus;
import com.acme.shop.order.OrderEvent.OrderCreated;
import com.acme.shop.order.OrderEvent.OrderStatusUpdated;
import com.acme.shop.user.User;
import dev.cqrs.api.Aggregates;
import dev.cqrs.api.EventMetadata;
import dev.cqrs.api.Reactions;
import dev.cqrs.api.Reacts;
import dev.cqrs.api.Send;
import java.util.List;
import java.util.Optional;

@Reactions("buyer-check")
public class BuyerCheck {

  @Reacts
  public List<Send> on(OrderCreated event, EventMetadata metadata, Aggregates aggregates) {
    return aggregates.find(User.class, event.userId()).isPresent()
        ? List.of()
        : List.of(
            Send.to(metadata.aggregateId(), new UpdateOrderStatus(OrderStatus.CANCELLED)));
  }

  @Reacts
  public Optional<Send> on(OrderStatusUpdated event, EventMetadata metadata) {
    return Optional.of(event.status())
        .filter(OrderStatus.PLACED::equals)
        .map(status -> new UpdateOrderStatus(OrderStatus.CONFIRMED))
        .map(command -> Send.to(metadata.aggregateId(), command));
  }
}
