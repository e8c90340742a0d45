package dev.cqrs.it.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.core.json.Json;
import dev.cqrs.it.proof.Meter.Usage;
import dev.cqrs.maven.infrastructure.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The meter counts as the service does. */
class MeterTest {

  private final Meter meter =
      new Meter(
          new Table(
              "Table",
              "t",
              "events",
              new Table.Key("AggregateId", "S"),
              Optional.of(new Table.Key("Version", "N")),
              List.of(
                  new Table.Index(
                      "index", new Table.Key("EventType", "S"), Optional.empty(), List.of("held"))),
              false,
              "Capacity"));

  @Test
  void a_write_takes_a_unit_for_each_begun_kilobyte_and_its_index_for_what_it_holds() {
    exchange("PutItem", put(1, 100, ""), 200, "{}");
    assertThat(meter.take()).isEqualTo(new Usage(1, 0, 1, 0));

    exchange("PutItem", put(2, 1100, ",\"EventType\":{\"S\":\"t\"}"), 200, "{}");
    assertThat(meter.take()).isEqualTo(new Usage(1, 0, 2, 1));

    String held = ",\"EventType\":{\"S\":\"t\"},\"held\":{\"S\":\"%s\"}".formatted("x".repeat(990));
    exchange("PutItem", put(3, 100, held), 200, "{}");
    assertThat(meter.take()).isEqualTo(new Usage(1, 0, 2, 2));
  }

  @Test
  void a_failed_condition_takes_the_units_of_the_item_that_is_there() {
    exchange("PutItem", put(1, 2100, ""), 200, "{}");
    meter.take();

    exchange("PutItem", put(1, 10, ""), 400, "{}");
    assertThat(meter.take()).isEqualTo(new Usage(1, 0, 3, 0));
  }

  @Test
  void each_write_of_a_transaction_is_rounded_by_itself_and_counts_twice() {
    String puts = "{\"Put\":%s},{\"Put\":%s}".formatted(put(1, 300, ""), put(2, 1100, ""));
    exchange("TransactWriteItems", "{\"TransactItems\":[" + puts + "]}", 200, "{}");
    assertThat(meter.take()).isEqualTo(new Usage(1, 0, 6, 0));
  }

  @Test
  void the_items_of_a_page_are_summed_before_they_are_rounded() {
    String item = "{\"a\":{\"S\":\"%s\"}}".formatted("x".repeat(2_500));
    String page = "{\"Items\":[" + item + "," + item + "]}";
    exchange("Query", "{\"ConsistentRead\":true}", 200, page);
    assertThat(meter.take()).isEqualTo(new Usage(1, 2, 0, 0));

    exchange("Query", "{}", 200, page);
    exchange("Query", "{}", 200, "{\"Items\":[]}");
    assertThat(meter.take()).isEqualTo(new Usage(2, 1.5, 0, 0));
  }

  @Test
  void the_size_of_an_item_counts_names_and_values() {
    assertThat(size("{\"name\":{\"S\":\"ä\"}}")).isEqualTo(4 + 2);
    assertThat(size("{\"n\":{\"N\":\"-123.40\"}}")).isEqualTo(1 + 2 + 2);
    assertThat(size("{\"b\":{\"B\":\"AAAA\"}}")).isEqualTo(1 + 3);
    assertThat(size("{\"l\":{\"L\":[{\"BOOL\":true},{\"NULL\":true}]}}")).isEqualTo(1 + 3 + 2 + 2);
    assertThat(size("{\"m\":{\"M\":{\"a\":{\"S\":\"b\"}}}}")).isEqualTo(1 + 3 + 1 + 2);
  }

  @SuppressWarnings("unchecked")
  private static long size(String item) {
    return JsonItemSize.of((Map<String, Object>) Json.parse(item));
  }

  private static String put(int version, int length, String more) {
    return ("{\"TableName\":\"t\",\"Item\":{\"AggregateId\":{\"S\":\"a\"},"
            + "\"Version\":{\"N\":\"%d\"},\"filler\":{\"S\":\"%s\"}%s}}")
        .formatted(version, "x".repeat(length), more);
  }

  private void exchange(String operation, String input, int status, String output) {
    HttpMessage request =
        new HttpMessage(
            "POST / HTTP/1.1",
            List.of("X-Amz-Target: DynamoDB_20120810." + operation),
            input.getBytes(UTF_8));
    meter.answered(new Exchange(request, HttpMessage.answer(status, output)));
  }
}
