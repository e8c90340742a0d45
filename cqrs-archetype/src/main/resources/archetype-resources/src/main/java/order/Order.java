package ${package}.order;

import dev.cqrs.api.Aggregate;
import dev.cqrs.api.Applies;
import dev.cqrs.api.Handles;
import dev.cqrs.api.Rejection;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** An order of a user. */
@Aggregate
public record Order(String userId, BigDecimal totalAmount, OrderStatus status) {

  @Handles
  public static OrderCreated create(CreateOrder command) {
    BigDecimal sum =
        command.items().stream().map(OrderItem::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.compareTo(command.totalAmount()) != 0) {
      throw new Rejection(
          "wrong-total",
          "the items cost " + sum.toPlainString() + ", but totalAmount is "
              + command.totalAmount().toPlainString());
    }
    return new OrderCreated(command.userId(), command.items(), command.totalAmount());
  }

  @Handles
  public List<OrderStatusUpdated> update(UpdateOrderStatus command) {
    if (command.status() == status) {
      return List.of(); // it is what it should become: nothing happened
    }
    if (!status.next().contains(command.status())) {
      throw new Rejection(
          "wrong-status",
          "an order that is " + status + " cannot become " + command.status() + "; " + choices());
    }
    return List.of(new OrderStatusUpdated(command.status()));
  }

  @Handles
  public List<OrderRejected> reject(RejectOrder command) {
    if (status == OrderStatus.REJECTED) {
      return List.of();
    }
    if (status != OrderStatus.PLACED) {
      throw new Rejection("wrong-status", "an order that is " + status + " cannot be rejected");
    }
    return List.of(new OrderRejected(userId, totalAmount));
  }

  @Applies
  public static Order from(OrderCreated event) {
    return new Order(event.userId(), event.totalAmount(), OrderStatus.PLACED);
  }

  @Applies
  public Order with(OrderStatusUpdated event) {
    return new Order(userId, totalAmount, event.status());
  }

  @Applies
  public Order with(OrderRejected event) {
    return new Order(userId, totalAmount, OrderStatus.REJECTED);
  }

  private String choices() {
    return status.next().isEmpty()
        ? "it is final"
        : "it can become "
            + status.next().stream().map(OrderStatus::name).collect(Collectors.joining(" or "));
  }
}
