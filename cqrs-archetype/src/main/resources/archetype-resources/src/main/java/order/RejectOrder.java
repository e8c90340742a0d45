package ${package}.order;

import dev.cqrs.api.Command;

/** Rejects an order: there will be nobody to pay for it. */
public record RejectOrder() implements Command {}
