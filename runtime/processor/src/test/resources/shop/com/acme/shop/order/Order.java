package com.acme.shop.order;

import com.acme.shop.order.OrderCommand.CreateOrder;
import com.acme.shop.order.OrderCommand.UpdateOrderStatus;
import com.acme.shop.order.OrderEvent.OrderCreated;
import com.acme.shop.order.OrderEvent.OrderStatusUpdated;
import dev.cqrs.api.Aggregate;
import dev.cqrs.api.Applies;
import dev.cqrs.api.CommandContext;
import dev.cqrs.api.EventMetadata;
import dev.cqrs.api.Handles;
import dev.cqrs.api.Rejection;
import java.util.List;

@Aggregate
public record Order(OrderStatus status) {

  @Handles
  public static List<OrderEvent> create(CreateOrder command, CommandContext context) {
    return List.of(new OrderCreated(command.userId(), command.items(), command.totalAmount()));
  }

  @Handles
  public OrderStatusUpdated update(UpdateOrderStatus command) {
    if (status == OrderStatus.CANCELLED) {
      throw new Rejection("order-closed", "a cancelled order cannot change");
    }
    return new OrderStatusUpdated(command.status());
  }

  @Applies
  public static Order from(OrderCreated event, EventMetadata metadata) {
    return new Order(OrderStatus.PLACED);
  }

  @Applies
  public Order with(OrderStatusUpdated event) {
    return new Order(event.status());
  }
}
