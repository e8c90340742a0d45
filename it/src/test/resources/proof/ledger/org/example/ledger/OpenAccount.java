package org.example.ledger;

import dev.cqrs.api.Command;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

public record OpenAccount(
    @NotBlank @Size(max = 100) String owner,
    Currency currency,
    BigDecimal credit,
    Optional<LocalDate> since,
    @Size(max = 20) List<Limit> limits,
    Map<String, String> labels)
    implements Command {}
