package com.acme.order;

import dev.cqrs.api.Command;

/** Moves an order to another status. */
public record UpdateOrderStatus(OrderStatus status) implements Command {}
