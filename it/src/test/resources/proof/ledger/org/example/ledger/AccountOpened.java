package org.example.ledger;

import dev.cqrs.api.Event;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

public record AccountOpened(
    String owner,
    Currency currency,
    BigDecimal credit,
    Optional<LocalDate> since,
    List<Limit> limits,
    Map<String, String> labels)
    implements Event {}
