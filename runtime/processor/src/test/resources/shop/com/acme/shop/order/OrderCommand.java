package com.acme.shop.order;

import dev.cqrs.api.Command;
import jakarta.validation.constraints.NotEmpty;
import java.math.BigDecimal;
import java.util.List;

public final class OrderCommand {

  private OrderCommand() {}

  public record CreateOrder(String userId, @NotEmpty List<OrderItem> items, BigDecimal totalAmount)
      implements Command {}

  public record UpdateOrderStatus(OrderStatus status) implements Command {}
}
