package com.acme.shop.order;

import dev.cqrs.api.Answers;
import dev.cqrs.api.Page;
import dev.cqrs.api.PageRequest;
import dev.cqrs.api.Query;
import dev.cqrs.api.Rows;
import java.util.Optional;

public final class OrderQueries {

  public record GetOrder(String orderId) implements Query {}

  public record GetOrdersByStatus(
      OrderStatus status, Optional<Integer> limit, Optional<String> next) implements Query {}

  @Answers
  public OrderView byId(GetOrder query, Rows<OrderView> orders) {
    return orders.find(query.orderId()).orElse(null);
  }

  @Answers
  public Page<OrderView> byStatus(GetOrdersByStatus query, Rows<OrderView> orders) {
    return orders.find(
        "Status-index", query.status().name(), PageRequest.of(query.limit(), query.next()));
  }
}
