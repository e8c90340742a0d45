package ${package}.order;

import ${package}.user.UserCreated;
import dev.cqrs.api.Send;
import dev.cqrs.testing.ReactionFixture;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class BuyerCheckTest {

  private static final BigDecimal PRICE = new BigDecimal("999.99");
  private static final List<OrderItem> LAPTOP = List.of(new OrderItem("laptop", 1, PRICE));
  private static final OrderCreated CREATED = new OrderCreated("user-1", LAPTOP, PRICE);

  private final ReactionFixture buyerCheck = ReactionFixture.of("buyer-check");

  @Test
  void the_order_of_an_unknown_user_is_rejected() {
    buyerCheck
        .when("order-1", CREATED)
        .thenSends(Send.to("order-1", new RejectOrder()))
        .thenEvents(new OrderRejected("user-1", PRICE));
  }

  @Test
  void the_order_of_a_known_user_is_left_alone() {
    buyerCheck
        .given("user-1", new UserCreated("ann@example.com", "Ann"))
        .when("order-1", CREATED)
        .thenNothing();
  }

  @Test
  void an_order_that_was_cancelled_meanwhile_stays_cancelled() {
    buyerCheck
        .when("order-1", CREATED)
        .meanwhile("order-1", new OrderStatusUpdated(OrderStatus.CANCELLED))
        .thenSends(Send.to("order-1", new RejectOrder()))
        .thenEvents();
  }
}
