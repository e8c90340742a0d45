package com.acme.order;

import dev.cqrs.api.Event;

/** An order was moved to another status. */
public record OrderStatusUpdated(OrderStatus status) implements Event {}
