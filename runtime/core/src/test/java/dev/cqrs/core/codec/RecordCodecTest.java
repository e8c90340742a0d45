package dev.cqrs.core.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.core.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class RecordCodecTest {

  enum Color {
    RED,
    GREEN
  }

  record Item(String product, int quantity, BigDecimal price) {
    Item {
      if (quantity == 13) {
        throw new IllegalArgumentException("must not be unlucky");
      }
    }
  }

  record Order(
      String userId,
      List<Item> items,
      Optional<Color> color,
      Map<String, Long> counts,
      boolean gift,
      Instant at,
      LocalDate on) {}

  private static final Codec<Item> ITEM =
      RecordCodec.of(
          "Item",
          List.of(
              new Component<>("product", Codecs.text(), Item::product),
              new Component<>(
                  "quantity", Codecs.checked(Codecs.integer(), Checks.intMin(1)), Item::quantity),
              new Component<>("price", Codecs.decimal(), Item::price)),
          values -> new Item((String) values[0], (Integer) values[1], (BigDecimal) values[2]));

  @SuppressWarnings("unchecked")
  private static final Codec<Order> ORDER =
      RecordCodec.of(
          "Order",
          List.of(
              new Component<>("userId", Codecs.text(), Order::userId),
              new Component<>(
                  "items", Codecs.checked(Codecs.list(ITEM), Checks.listSize(1, 3)), Order::items),
              new Component<>(
                  "color", Codecs.optional(Codecs.enumeration(Color.class)), Order::color),
              new Component<>("counts", Codecs.map(Codecs.longInteger()), Order::counts),
              new Component<>("gift", Codecs.bool(), Order::gift),
              new Component<>("at", Codecs.instant(), Order::at),
              new Component<>("on", Codecs.date(), Order::on)),
          values ->
              new Order(
                  (String) values[0],
                  (List<Item>) values[1],
                  (Optional<Color>) values[2],
                  (Map<String, Long>) values[3],
                  (Boolean) values[4],
                  (Instant) values[5],
                  (LocalDate) values[6]));

  @Property(tries = 200)
  void every_value_comes_back_exactly(
      @ForAll String product,
      @ForAll int quantity,
      @ForAll @BigRange(min = "-1000000000000000", max = "1000000000000000") @Scale(8)
          BigDecimal price,
      @ForAll long count,
      @ForAll boolean gift) {
    BigDecimal canonical = (BigDecimal) Codecs.decimal().encode(price);
    Order order =
        new Order(
            "user",
            List.of(new Item(product, Math.max(14, quantity), canonical)),
            gift ? Optional.of(Color.GREEN) : Optional.empty(),
            Map.of("n", count),
            gift,
            Instant.ofEpochSecond(quantity, 123_456_000),
            LocalDate.ofEpochDay(quantity % 100_000));
    Decoding decoding = Decoding.strict();

    Order read = ORDER.decode(Json.parse(Json.write(ORDER.encode(order))), decoding);

    assertThat(decoding.violations()).isEmpty();
    assertThat(read).isEqualTo(order);
    assertThat(canonical).isEqualByComparingTo(price);
  }

  @Test
  void every_fault_is_named_in_the_order_of_the_record() {
    assertThat(
            faults(
                """
                {"items":[{"product":5,"quantity":1.5,"price":"1"},{"product":"a","quantity":0,
                "price":1},[]],"color":"BLUE","counts":{"a":true},"gift":null,"at":"today",
                "on":"2026-02-30","usrId":"x","nonsense":1}"""))
        .containsExactly(
            "userId is required",
            "items[0].product must be a text, but was the number 5",
            "items[0].quantity must be a whole number, but was 1.5",
            "items[0].price must be a number, but was a text",
            "items[1].quantity must be at least 1, but was 0",
            "items[2] must be an object, but was a list",
            "color must be one of RED, GREEN, but was \"BLUE\"",
            "counts.a must be a whole number, but was true",
            "gift is required",
            "at must be an instant such as 2026-01-02T03:04:05Z, but was \"today\"",
            "on must be a date such as 2026-01-02, but was \"2026-02-30\"",
            "usrId is not a field of Order; did you mean userId?",
            "nonsense is not a field of Order; its fields are userId, items, color, counts, gift,"
                + " at, on");
  }

  @Test
  void a_constructor_that_refuses_is_a_fault_of_the_record() {
    Decoding decoding = Decoding.strict();

    ITEM.decode(
        Json.parse("{\"product\":\"a\",\"quantity\":13,\"price\":1}"), decoding.field("item"));

    assertThat(decoding.violations()).containsExactly(new Violation("item", "must not be unlucky"));
  }

  @Test
  void stored_data_may_have_fields_that_the_record_lacks() {
    Decoding decoding = Decoding.tolerant();

    Item item =
        ITEM.decode(
            Json.parse("{\"product\":\"a\",\"quantity\":1,\"price\":1,\"old\":2}"), decoding);

    assertThat(decoding.violations()).isEmpty();
    assertThat(item).isEqualTo(new Item("a", 1, BigDecimal.ONE));
  }

  @Test
  void stored_data_is_read_though_a_stricter_rule_came_later() {
    Decoding decoding = Decoding.tolerant();

    Item item = ITEM.decode(Json.parse("{\"product\":\"a\",\"quantity\":0,\"price\":1}"), decoding);

    assertThat(decoding.violations()).isEmpty();
    assertThat(item).isEqualTo(new Item("a", 0, BigDecimal.ONE));
  }

  private static List<String> faults(String json) {
    Decoding decoding = Decoding.strict();
    assertThat(ORDER.decode(Json.parse(json), decoding)).isNull();
    return decoding.violations().stream()
        .map(violation -> violation.field() + " " + violation.message())
        .toList();
  }
}
