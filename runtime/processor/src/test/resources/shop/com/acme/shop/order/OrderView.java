package com.acme.shop.order;

import com.acme.shop.order.OrderEvent.OrderCreated;
import com.acme.shop.order.OrderEvent.OrderStatusUpdated;
import dev.cqrs.api.EventMetadata;
import dev.cqrs.api.Index;
import dev.cqrs.api.Projects;
import dev.cqrs.api.ReadModel;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

@ReadModel(
    name = "orders",
    key = "orderId",
    indexes = {
      @Index(name = "UserId-index", key = "userId", sort = "createdAt"),
      @Index(name = "Status-index", key = "status", sort = "createdAt")
    })
public record OrderView(
    String orderId,
    String userId,
    List<OrderItem> items,
    BigDecimal totalAmount,
    OrderStatus status,
    Instant createdAt) {

  @Projects
  public static OrderView from(OrderCreated event, EventMetadata metadata) {
    return new OrderView(
        metadata.aggregateId(),
        event.userId(),
        event.items(),
        event.totalAmount(),
        OrderStatus.PLACED,
        metadata.timestamp());
  }

  @Projects
  public OrderView with(OrderStatusUpdated event) {
    return new OrderView(orderId, userId, items, totalAmount, event.status(), createdAt);
  }
}
