package ${package}.order;

import dev.cqrs.api.Projects;
import dev.cqrs.api.ReadModel;
import dev.cqrs.api.RowKey;
import java.math.BigDecimal;

/** What a user has ordered so far. Many orders feed one row, so it has a key of its own. */
@ReadModel(name = "user-order-totals", key = "userId")
public record UserOrderTotals(String userId, int orders, BigDecimal totalAmount) {

  @RowKey
  public static String userOf(OrderCreated event) {
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
}
