package com.acme.order;

import dev.cqrs.api.Event;
import java.math.BigDecimal;
import java.util.List;

/** An order was created. */
public record OrderCreated(String userId, List<OrderItem> items, BigDecimal totalAmount)
    implements Event {}
