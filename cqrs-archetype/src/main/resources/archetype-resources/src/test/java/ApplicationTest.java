package ${package};

import ${package}.order.CreateOrder;
import ${package}.order.GetOrder;
import ${package}.order.GetOrdersByUser;
import ${package}.order.GetUserOrderTotals;
import ${package}.order.OrderItem;
import ${package}.order.OrderStatus;
import ${package}.order.OrderSummary;
import ${package}.order.UpdateOrderStatus;
import ${package}.order.UserOrderTotals;
import ${package}.user.CreateUser;
import ${package}.user.UpdateUserProfile;
import dev.cqrs.testing.ApplicationFixture;
import dev.cqrs.testing.Delivery;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole application in memory, however its events are delivered. */
class ApplicationTest {

  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");
  private static final BigDecimal PRICE = new BigDecimal("999.99");
  private static final List<OrderItem> LAPTOP = List.of(new OrderItem("laptop", 1, PRICE));

  private final ApplicationFixture shop = ApplicationFixture.load();

  @ParameterizedTest
  @EnumSource(Delivery.class)
  void a_user_orders_a_laptop_and_gets_it(Delivery delivery) {
    shop.delivering(delivery);
    String ann = shop.when(new CreateUser("ann@example.com", "Ann")).thenAccepted().aggregateId();
    String order = shop.when(new CreateOrder(ann, LAPTOP, PRICE)).thenAccepted().aggregateId();

    shop.query(new GetOrdersByUser(ann, Optional.empty(), Optional.empty()))
        .thenPage(summary(order, ann, OrderStatus.PLACED));

    shop.query(new GetUserOrderTotals(ann)).thenRow(new UserOrderTotals(ann, 1, PRICE));

    shop.when(order, new UpdateOrderStatus(OrderStatus.CONFIRMED)).thenAccepted();
    shop.when(order, new UpdateOrderStatus(OrderStatus.DELIVERED)).thenRejected("wrong-status");
    shop.when(order, new UpdateOrderStatus(OrderStatus.SHIPPED)).thenAccepted();
    shop.query(new GetOrder(order)).thenRow(summary(order, ann, OrderStatus.SHIPPED));
  }

  @ParameterizedTest
  @EnumSource(Delivery.class)
  void an_order_of_nobody_is_rejected(Delivery delivery) {
    shop.delivering(delivery);
    String order = shop.when(new CreateOrder("nobody", LAPTOP, PRICE)).thenAccepted().aggregateId();

    shop.query(new GetOrder(order)).thenRow(summary(order, "nobody", OrderStatus.REJECTED));
    shop.query(new GetUserOrderTotals("nobody")).thenNotFound();
  }

  @Test
  void no_two_users_have_the_same_email_address_at_a_time() {
    String ann = shop.when(new CreateUser("ann@example.com", "Ann")).thenAccepted().aggregateId();
    String bob = shop.when(new CreateUser("bob@example.com", "Bob")).thenAccepted().aggregateId();

    shop.when(new CreateUser("Ann@Example.com", "Another Ann")).thenConflict("not-unique");
    shop.when(bob, address("ann@example.com")).thenConflict("not-unique");

    shop.when(ann, address("ann.lee@example.com")).thenAccepted();
    shop.when(bob, address("ann@example.com")).thenAccepted();
  }

  private static UpdateUserProfile address(String email) {
    return new UpdateUserProfile(Optional.of(email), Optional.empty());
  }

  private static OrderSummary summary(String order, String user, OrderStatus status) {
    return new OrderSummary(order, user, LAPTOP, PRICE, status, TIME, TIME);
  }
}
