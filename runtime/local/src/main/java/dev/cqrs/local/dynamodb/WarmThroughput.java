package dev.cqrs.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a table and each of its indexes bear at once: as much as a new one does. */
final class WarmThroughput {

  // Of tables and indexes that are paid per request.
  private static final long READS = 12_000;
  private static final long WRITES = 4_000;

  private WarmThroughput() {}

  static void describe(ObjectNode table) {
    boolean onDemand =
        table.path("BillingModeSummary").path("BillingMode").asText().equals("PAY_PER_REQUEST");
    describe(table, table.path("TableStatus"), onDemand);
    for (JsonNode index : table.path("GlobalSecondaryIndexes")) {
      describe((ObjectNode) index, index.path("IndexStatus"), onDemand);
    }
  }

  private static void describe(ObjectNode described, JsonNode status, boolean onDemand) {
    JsonNode capacity = described.path("ProvisionedThroughput");
    ObjectNode warm = described.putObject("WarmThroughput");
    warm.put("ReadUnitsPerSecond", onDemand ? READS : capacity.path("ReadCapacityUnits").asLong());
    warm.put(
        "WriteUnitsPerSecond", onDemand ? WRITES : capacity.path("WriteCapacityUnits").asLong());
    warm.set("Status", status);
  }
}
