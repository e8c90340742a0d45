package org.example.ledger;

import dev.cqrs.api.Command;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;

/** Several deposits, all or none. */
public record DepositParts(@Positive BigDecimal amount, @Min(2) @Max(20) int parts)
    implements Command {}
