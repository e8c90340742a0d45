package com.acme.shop.order;

import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;

public record OrderItem(
    @NotBlank String product,
    @Positive int quantity,
    @DecimalMin(value = "0.00", inclusive = false) BigDecimal price) {}
