package com.acme.order;

import dev.cqrs.testing.AggregateFixture;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderTest {

  private static final BigDecimal PRICE = new BigDecimal("999.99");
  private static final List<OrderItem> LAPTOP = List.of(new OrderItem("laptop", 1, PRICE));
  private static final OrderCreated CREATED = new OrderCreated("user-1", LAPTOP, PRICE);

  private final AggregateFixture order = AggregateFixture.of(Order.class);

  @Test
  void an_order_is_created() {
    order.given().when(new CreateOrder("user-1", LAPTOP, PRICE)).thenEvents(CREATED);
  }

  @Test
  void an_order_needs_items() {
    order.given().when(new CreateOrder("user-1", List.of(), BigDecimal.ZERO)).thenInvalid("items");
  }

  @Test
  void the_total_is_what_the_items_cost_to_the_cent() {
    order
        .given()
        .when(new CreateOrder("user-1", LAPTOP, new BigDecimal("999.98")))
        .thenRejected("wrong-total");
  }

  @Test
  void a_placed_order_can_be_confirmed() {
    order
        .given(CREATED)
        .when(new UpdateOrderStatus(OrderStatus.CONFIRMED))
        .thenEvents(new OrderStatusUpdated(OrderStatus.CONFIRMED));
  }

  @Test
  void a_placed_order_cannot_be_delivered() {
    order
        .given(CREATED)
        .when(new UpdateOrderStatus(OrderStatus.DELIVERED))
        .thenRejected("wrong-status");
  }

  @Test
  void a_placed_order_can_be_rejected() {
    order
        .given(CREATED)
        .when(new RejectOrder())
        .thenEvents(new OrderRejected("user-1", PRICE));
  }

  @Test
  void a_confirmed_order_cannot_be_rejected() {
    order
        .given(CREATED, new OrderStatusUpdated(OrderStatus.CONFIRMED))
        .when(new RejectOrder())
        .thenRejected("wrong-status");
  }

  @Test
  void rejecting_twice_changes_nothing() {
    order
        .given(CREATED, new OrderRejected("user-1", PRICE))
        .when(new RejectOrder())
        .thenNothing();
  }

  @Test
  void confirming_twice_changes_nothing() {
    order
        .given(CREATED, new OrderStatusUpdated(OrderStatus.CONFIRMED))
        .when(new UpdateOrderStatus(OrderStatus.CONFIRMED))
        .thenNothing();
  }
}
