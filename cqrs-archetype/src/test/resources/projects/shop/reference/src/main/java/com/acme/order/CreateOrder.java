package com.acme.order;

import dev.cqrs.api.Command;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.util.List;

/** Creates an order of a user. */
public record CreateOrder(
    @NotBlank String userId,
    @NotEmpty List<OrderItem> items,
    @PositiveOrZero BigDecimal totalAmount)
    implements Command {}
