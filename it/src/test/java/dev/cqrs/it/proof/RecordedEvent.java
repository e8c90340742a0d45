package dev.cqrs.it.proof;

import java.math.BigDecimal;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An event of the ledger as it stands in the table.
 *
 * @param change by how much it changes the balance of its account
 */
record RecordedEvent(long version, String eventId, String commandId, BigDecimal change) {

  static RecordedEvent of(Map<String, AttributeValue> item) {
    Map<String, AttributeValue> data = item.get("EventData").m();
    BigDecimal change =
        switch (item.get("EventType").s()) {
          case "AccountOpened" -> new BigDecimal(data.get("credit").n());
          case "Deposited" -> new BigDecimal(data.get("amount").n());
          default -> new BigDecimal(data.get("amount").n()).negate();
        };
    return new RecordedEvent(
        Long.parseLong(item.get("Version").n()),
        item.get("EventId").s(),
        item.get("CommandId").s(),
        change);
  }
}
