package com.acme.shop.order;

import dev.cqrs.api.Event;
import java.math.BigDecimal;
import java.util.List;

public sealed interface OrderEvent extends Event {

  record OrderCreated(String userId, List<OrderItem> items, BigDecimal totalAmount)
      implements OrderEvent {}

  record OrderStatusUpdated(OrderStatus status) implements OrderEvent {}
}
