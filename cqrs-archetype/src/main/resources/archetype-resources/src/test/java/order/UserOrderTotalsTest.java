package ${package}.order;

import dev.cqrs.testing.ReadModelFixture;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class UserOrderTotalsTest {

  private final ReadModelFixture totals =
      ReadModelFixture.of("user-order-totals")
          .given("order-1", order("user-1", "999.99"))
          .given(
              "order-2",
              order("user-1", "0.10"),
              new OrderStatusUpdated(OrderStatus.CONFIRMED))
          .given("order-3", order("user-2", "5"))
          .given("order-4", order("user-1", "0.20"))
          .given("order-5", order("user-1", "50"), rejected("user-1", "50"))
          .given("order-6", order("user-3", "7"), rejected("user-3", "7"));

  @Test
  void the_orders_of_each_user_but_those_rejected_are_counted_and_summed_exactly() {
    totals
        .thenRow("user-1", new UserOrderTotals("user-1", 3, new BigDecimal("1000.29")))
        .thenRow("user-2", new UserOrderTotals("user-2", 1, new BigDecimal("5")))
        .thenNoRow("user-3");
  }

  @Test
  void the_totals_are_the_same_whatever_is_delivered_twice_or_out_of_order() {
    totals
        .deliveredTwice()
        .deliveredOutOfOrder()
        .thenRow("user-1", new UserOrderTotals("user-1", 3, new BigDecimal("1000.29")))
        .thenRow("user-2", new UserOrderTotals("user-2", 1, new BigDecimal("5")))
        .thenNoRow("user-3");
  }

  private static OrderRejected rejected(String userId, String amount) {
    return new OrderRejected(userId, new BigDecimal(amount));
  }

  private static OrderCreated order(String userId, String amount) {
    BigDecimal price = new BigDecimal(amount);
    return new OrderCreated(userId, List.of(new OrderItem("tea", 1, price)), price);
  }
}
