package ${package}.order;

import dev.cqrs.api.Query;

/** Asks how many orders a user has placed, and for how much. */
public record GetUserOrderTotals(String userId) implements Query {}
