package ${package}.order;

import dev.cqrs.api.EventMetadata;
import dev.cqrs.api.Index;
import dev.cqrs.api.Projects;
import dev.cqrs.api.ReadModel;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** What queries see of an order. */
@ReadModel(
    name = "order-summaries",
    key = "orderId",
    indexes = {
      @Index(name = "UserId-index", key = "userId", sort = "createdAt"),
      @Index(name = "Status-index", key = "status", sort = "createdAt")
    })
public record OrderSummary(
    String orderId,
    String userId,
    List<OrderItem> items,
    BigDecimal totalAmount,
    OrderStatus status,
    Instant createdAt,
    Instant updatedAt) {

  @Projects
  public static OrderSummary from(OrderCreated event, EventMetadata metadata) {
    return new OrderSummary(
        metadata.aggregateId(),
        event.userId(),
        event.items(),
        event.totalAmount(),
        OrderStatus.PLACED,
        metadata.timestamp(),
        metadata.timestamp());
  }

  @Projects
  public OrderSummary with(OrderStatusUpdated event, EventMetadata metadata) {
    return new OrderSummary(
        orderId, userId, items, totalAmount, event.status(), createdAt, metadata.timestamp());
  }

  @Projects
  public OrderSummary with(OrderRejected event, EventMetadata metadata) {
    return new OrderSummary(
        orderId, userId, items, totalAmount, OrderStatus.REJECTED, createdAt, metadata.timestamp());
  }
}
