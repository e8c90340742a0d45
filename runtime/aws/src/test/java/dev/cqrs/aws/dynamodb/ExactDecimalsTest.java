package dev.cqrs.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.api.EventMetadata;
import dev.cqrs.core.codec.Codec;
import dev.cqrs.core.codec.Codecs;
import dev.cqrs.core.codec.Component;
import dev.cqrs.core.codec.Decoding;
import dev.cqrs.core.codec.RecordCodec;
import dev.cqrs.core.codec.Violation;
import dev.cqrs.core.engine.EventDetail;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A decimal number has one value from the command to the answer, whatever carries it. */
class ExactDecimalsTest {

  record Price(BigDecimal amount, List<BigDecimal> parts, Map<String, BigDecimal> byName) {}

  @SuppressWarnings("unchecked")
  private static final Codec<Price> PRICE =
      RecordCodec.of(
          "Price",
          List.of(
              new Component<>("amount", Codecs.decimal(), Price::amount),
              new Component<>("parts", Codecs.list(Codecs.decimal()), Price::parts),
              new Component<>("byName", Codecs.map(Codecs.decimal()), Price::byName)),
          values ->
              new Price(
                  (BigDecimal) values[0],
                  (List<BigDecimal>) values[1],
                  (Map<String, BigDecimal>) values[2]));

  private static final BigInteger MAX_DIGITS = BigInteger.TEN.pow(38).subtract(BigInteger.ONE);

  @Property(tries = 1_000)
  void the_value_passes_through_store_stream_bus_and_row(@ForAll("decimals") BigDecimal amount) {
    StoredEvent stored = event(decided(amount));

    Map<String, AttributeValue> streamed = StreamItem.read(json(image(EventItem.of(stored))));

    assertThat(answer(published(EventItem.read(streamed)))).isEqualByComparingTo(amount);
  }

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void the_value_passes_through_the_database(@ForAll("decimals") BigDecimal amount) {
    DynamoDbEventStore store = new DynamoDbEventStore(DynamoDbLocal.client(), table());
    StoredEvent stored = event(decided(amount));
    store.append(List.of(stored));

    StoredEvent read = store.read(stored.metadata().aggregateId(), 0).get(0);

    assertThat(answer(published(read))).isEqualByComparingTo(amount);
  }

  @Example
  void a_number_that_the_store_cannot_hold_is_a_fault_of_the_command() {
    assertThat(faults("1" + "0".repeat(37) + "1"))
        .containsExactly(
            new Violation("amount", "must have at most 38 significant digits, but had 39"));
    assertThat(faults("1e126"))
        .containsExactly(
            new Violation("amount", "must have an exponent from -125 to 125, but had 126"));
    assertThat(faults("0.1e-125"))
        .containsExactly(
            new Violation("amount", "must have an exponent from -125 to 125, but had -126"));
    assertThat(faults("9".repeat(38) + "e88")).isEmpty();
    assertThat(faults("9".repeat(38) + "e89")).isNotEmpty();
  }

  @Provide
  Arbitrary<BigDecimal> decimals() {
    Arbitrary<BigInteger> digits =
        Arbitraries.bigIntegers().between(MAX_DIGITS.negate(), MAX_DIGITS);
    Arbitrary<Integer> scales = Arbitraries.integers().between(-88, 125);
    Arbitrary<BigDecimal> money =
        Arbitraries.bigDecimals()
            .between(new BigDecimal("-1e12"), new BigDecimal("1e12"))
            .ofScale(2);
    return Arbitraries.oneOf(
        Combinators.combine(digits, scales)
            .as(BigDecimal::new)
            .filter(number -> Math.abs(exponent(number)) <= 125),
        money,
        Arbitraries.of("0", "0.00", "-0.10", "10.00", "1e125", "-1e-125", "100e-2", "1E+3")
            .map(BigDecimal::new));
  }

  private static long exponent(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return (long) stripped.precision() - stripped.scale() - 1;
  }

  /** Reads a command and encodes its event, as the command handler does. */
  private static Map<String, Object> decided(BigDecimal amount) {
    String json =
        "{\"amount\":%1$s,\"parts\":[%1$s,1.5],\"byName\":{\"net\":%1$s}}".formatted(amount);
    Decoding at = Decoding.strict();
    Price command = PRICE.decode(Json.parse(json), at);
    assertThat(at.violations()).isEmpty();
    return encoded(command);
  }

  /** Sends an event over the bus. */
  private static StoredEvent published(StoredEvent event) {
    return EventDetail.read(map(json(EventDetail.of(event))));
  }

  /** Projects the event onto a row, stores it, and answers a query with it. */
  private static BigDecimal answer(StoredEvent event) {
    Decoding at = Decoding.tolerant();
    Price projected = PRICE.decode(event.data(), at);
    assertThat(at.violations()).isEmpty();
    Map<String, AttributeValue> item = RowItem.of("id", "p-1", encoded(projected), "Revision", 1);
    Map<String, Object> answer =
        map(json(PRICE.encode(PRICE.decode(AttributeValues.tree(item), at))));
    BigDecimal amount = (BigDecimal) answer.get("amount");
    assertThat((List<?>) answer.get("parts")).first().isEqualTo(amount);
    assertThat(map(answer.get("byName")).get("net")).isEqualTo(amount);
    return amount;
  }

  private static List<Violation> faults(String amount) {
    Decoding at = Decoding.strict();
    PRICE.decode(Json.parse("{\"amount\":%s,\"parts\":[],\"byName\":{}}".formatted(amount)), at);
    return at.violations();
  }

  private static StoredEvent event(Map<String, Object> data) {
    String id = UUID.randomUUID().toString();
    Instant time = Instant.parse("2026-01-02T03:04:05Z");
    return new StoredEvent(
        new EventMetadata("e-" + id, "Price", id, 1, time, "c-1", "r-1", "c-1"), "Priced", 1, data);
  }

  /** Writes an item as Lambda is given it by a stream. */
  private static Map<String, Object> image(Map<String, AttributeValue> item) {
    Map<String, Object> image = new HashMap<>();
    item.forEach((name, value) -> image.put(name, image(value)));
    return image;
  }

  private static Map<String, Object> image(AttributeValue value) {
    return switch (value.type()) {
      case S -> Map.of("S", value.s());
      case N -> Map.of("N", value.n());
      case M -> Map.of("M", image(value.m()));
      case L ->
          Map.of(
              "L", value.l().stream().map(ExactDecimalsTest::image).collect(Collectors.toList()));
      default -> throw new IllegalArgumentException("an event has no " + value.type());
    };
  }

  private static Object json(Object tree) {
    return Json.parse(Json.write(tree));
  }

  private static Map<String, Object> encoded(Price price) {
    return map(PRICE.encode(price));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object tree) {
    return (Map<String, Object>) tree;
  }

  private static String table() {
    return Shared.TABLE;
  }

  /** One table for all tries. */
  private static final class Shared {
    static final String TABLE = Tables.eventStore();
  }
}
