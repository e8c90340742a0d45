package com.acme.order;

import dev.cqrs.api.Query;

/** Asks for an order. */
public record GetOrder(String orderId) implements Query {}
