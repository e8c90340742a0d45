package org.example.ledger;

import dev.cqrs.api.Command;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;

public record Withdraw(@Positive BigDecimal amount) implements Command {}
