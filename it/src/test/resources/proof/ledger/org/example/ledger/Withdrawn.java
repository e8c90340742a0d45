package org.example.ledger;

import dev.cqrs.api.Event;
import java.math.BigDecimal;

public record Withdrawn(BigDecimal amount) implements Event {}
