package org.example.ledger;

import dev.cqrs.api.Command;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.util.Optional;

public record Deposit(@Positive BigDecimal amount, Optional<String> memo) implements Command {}
