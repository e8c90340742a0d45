package com.acme.order;

import java.util.EnumSet;
import java.util.Set;

/** Where an order stands. */
public enum OrderStatus {
  PLACED,
  CONFIRMED,
  SHIPPED,
  DELIVERED,
  CANCELLED,
  REJECTED;

  /** Returns what an order that stands here can be updated to. */
  public Set<OrderStatus> next() {
    return switch (this) {
      case PLACED -> EnumSet.of(CONFIRMED, CANCELLED);
      case CONFIRMED -> EnumSet.of(SHIPPED, CANCELLED);
      case SHIPPED -> EnumSet.of(DELIVERED);
      case DELIVERED, CANCELLED, REJECTED -> EnumSet.noneOf(OrderStatus.class);
    };
  }
}
