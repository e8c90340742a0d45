package ${package}.order;

import dev.cqrs.api.Event;
import java.math.BigDecimal;

/** An order was rejected. It tells whose it was and for how much, for those who add up orders. */
public record OrderRejected(String userId, BigDecimal totalAmount) implements Event {}
