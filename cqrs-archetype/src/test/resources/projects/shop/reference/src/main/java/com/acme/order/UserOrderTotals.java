package com.acme.order;

import dev.cqrs.api.Projects;
import dev.cqrs.api.ReadModel;
import dev.cqrs.api.RowKey;
import java.math.BigDecimal;

/**
 * What a user has ordered so far, without what was rejected. Many orders feed one row, so it has a
 * key of its own.
 */
@ReadModel(name = "user-order-totals", key = "userId")
public record UserOrderTotals(String userId, int orders, BigDecimal totalAmount) {

  @RowKey
  public static String userOf(OrderCreated event) {
    return event.userId();
  }

  @RowKey
  public static String userOf(OrderRejected event) {
    return event.userId();
  }

  @Projects
  public static UserOrderTotals from(OrderCreated event) {
    return new UserOrderTotals(event.userId(), 1, event.totalAmount());
  }

  @Projects
  public UserOrderTotals with(OrderCreated event) {
    return new UserOrderTotals(userId, orders + 1, totalAmount.add(event.totalAmount()));
  }

  /** Never called, as each order is counted before it is rejected; the compiler cannot know that. */
  @Projects
  public static UserOrderTotals from(OrderRejected event) {
    return null;
  }

  /** Deletes the row with the last order that counts. */
  @Projects
  public UserOrderTotals without(OrderRejected event) {
    return orders == 1
        ? null
        : new UserOrderTotals(userId, orders - 1, totalAmount.subtract(event.totalAmount()));
  }
}
