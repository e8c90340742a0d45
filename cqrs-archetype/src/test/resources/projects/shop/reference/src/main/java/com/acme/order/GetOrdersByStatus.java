package com.acme.order;

import dev.cqrs.api.Query;
import java.util.Optional;

/** Asks for the orders with a status, newest first.
 *
 * @param status the status
 * @param limit how many orders at most, 1 to 100; 20 if absent
 * @param after the token of the page before; the first page if absent
 */
public record GetOrdersByStatus(
    OrderStatus status, Optional<Integer> limit, Optional<String> after)
    implements Query {}
