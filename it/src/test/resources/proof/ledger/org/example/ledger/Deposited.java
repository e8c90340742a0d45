package org.example.ledger;

import dev.cqrs.api.Event;
import java.math.BigDecimal;
import java.util.Optional;

public record Deposited(BigDecimal amount, Optional<String> memo) implements Event {}
