package com.acme.order;

import dev.cqrs.api.Query;

/** Asks how many orders of a user count, and for how much. */
public record GetUserOrderTotals(String userId) implements Query {}
