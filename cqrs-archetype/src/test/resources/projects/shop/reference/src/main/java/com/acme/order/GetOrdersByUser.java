package com.acme.order;

import dev.cqrs.api.Query;
import java.util.Optional;

/** Asks for the orders of a user, newest first.
 *
 * @param userId the user
 * @param limit how many orders at most, 1 to 100; 20 if absent
 * @param after the token of the page before; the first page if absent
 */
public record GetOrdersByUser(String userId, Optional<Integer> limit, Optional<String> after)
    implements Query {}
