package com.acme.shop.order;

public enum OrderStatus {
  PLACED,
  CONFIRMED,
  SHIPPED,
  CANCELLED
}
