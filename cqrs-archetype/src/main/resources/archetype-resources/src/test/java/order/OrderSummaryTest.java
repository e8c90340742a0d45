package ${package}.order;

import dev.cqrs.testing.ReadModelFixture;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderSummaryTest {

  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");
  private static final BigDecimal PRICE = new BigDecimal("999.99");
  private static final List<OrderItem> LAPTOP = List.of(new OrderItem("laptop", 1, PRICE));

  @Test
  void the_summary_is_the_same_whatever_is_delivered_twice_or_out_of_order() {
    ReadModelFixture.of("order-summaries")
        .given(
            "order-1",
            new OrderCreated("user-1", LAPTOP, PRICE),
            new OrderStatusUpdated(OrderStatus.CONFIRMED),
            new OrderStatusUpdated(OrderStatus.SHIPPED))
        .deliveredTwice()
        .deliveredOutOfOrder()
        .thenRow(
            "order-1",
            new OrderSummary(
                "order-1", "user-1", LAPTOP, PRICE, OrderStatus.SHIPPED, TIME, TIME));
  }
}
