package ${package}.order;

import dev.cqrs.api.Answers;
import dev.cqrs.api.Page;
import dev.cqrs.api.PageRequest;
import dev.cqrs.api.Rows;
import java.util.Optional;

/** Answers the queries about orders. */
public final class OrderQueries {

  @Answers
  public Optional<OrderSummary> byId(GetOrder query, Rows<OrderSummary> orders) {
    return orders.find(query.orderId());
  }

  @Answers
  public Page<OrderSummary> byUser(GetOrdersByUser query, Rows<OrderSummary> orders) {
    return orders.find(
        "UserId-index", query.userId(), PageRequest.of(query.limit(), query.after()));
  }

  @Answers
  public Page<OrderSummary> byStatus(GetOrdersByStatus query, Rows<OrderSummary> orders) {
    return orders.find(
        "Status-index", query.status().name(), PageRequest.of(query.limit(), query.after()));
  }

  @Answers
  public Optional<UserOrderTotals> ofUser(GetUserOrderTotals query, Rows<UserOrderTotals> totals) {
    return totals.find(query.userId());
  }
}
