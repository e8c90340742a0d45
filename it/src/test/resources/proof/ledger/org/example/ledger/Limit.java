package org.example.ledger;

import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;

public record Limit(String name, @Positive BigDecimal amount, boolean daily) {}
