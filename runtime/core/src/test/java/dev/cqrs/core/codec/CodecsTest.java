package dev.cqrs.core.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.core.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CodecsTest {

  @Test
  void decimals_that_the_store_cannot_hold_are_refused() {
    assertThat(fault(Codecs.decimal(), "1".repeat(39)))
        .isEqualTo("must have at most 38 significant digits, but had 39");
    assertThat(fault(Codecs.decimal(), "1e126"))
        .isEqualTo("must have an exponent from -125 to 125, but had 126");
    assertThat(fault(Codecs.decimal(), "1e-126"))
        .isEqualTo("must have an exponent from -125 to 125, but had -126");
    assertThat(fault(Codecs.decimal(), "1e999999999"))
        .isEqualTo("must have an exponent from -125 to 125, but had 999999999");
  }

  @Test
  void decimals_have_one_form() {
    assertThat(decode(Codecs.decimal(), "10.00")).isEqualTo(new BigDecimal("10"));
    assertThat(decode(Codecs.decimal(), "1.50")).isEqualTo(new BigDecimal("1.5"));
    assertThat(decode(Codecs.decimal(), "0.000")).isEqualTo(BigDecimal.ZERO);
    assertThat(decode(Codecs.decimal(), "-1e125")).hasToString("-1" + "0".repeat(125));
  }

  @Test
  void whole_numbers_keep_within_their_type() {
    assertThat(fault(Codecs.integer(), "2147483648"))
        .isEqualTo("must be from -2147483648 to 2147483647, but was 2147483648");
    assertThat(fault(Codecs.longInteger(), "1e999999999"))
        .isEqualTo(
            "must be from -9223372036854775808 to 9223372036854775807, but was 1E+999999999");
    assertThat(decode(Codecs.longInteger(), "9223372036854775807")).isEqualTo(Long.MAX_VALUE);
    assertThat(decode(Codecs.integer(), "1.0")).isEqualTo(1);
  }

  @Test
  void instants_are_written_with_one_width() {
    assertThat(Codecs.instant().encode(Instant.parse("2026-01-02T03:04:05Z")))
        .isEqualTo("2026-01-02T03:04:05.000000Z");
    assertThat(fault(Codecs.instant(), "\"2026-01-02T03:04:05.1234567Z\""))
        .startsWith("must be an instant such as");
  }

  @Test
  void half_a_surrogate_pair_is_refused() {
    assertThat(fault(Codecs.text(), "\"\\ud83d\""))
        .isEqualTo("must be well-formed Unicode, but has half of a surrogate pair");
    assertThat(decode(Codecs.text(), "\"\\ud83d\\ude42\"")).isEqualTo("🙂");
  }

  @Test
  void checks_say_what_must_be_and_what_was() {
    assertThat(told(Checks.notBlank().fault(" "))).isEqualTo("must not be blank");
    assertThat(told(Checks.size(2, 5).fault("a")))
        .isEqualTo("must be 2 to 5 characters long, but was 1");
    assertThat(told(Checks.size(1, Integer.MAX_VALUE).fault("")))
        .isEqualTo("must be at least 1 character long, but was 0");
    assertThat(told(Checks.size(0, 2).fault("abc")))
        .isEqualTo("must be at most 2 characters long, but was 3");
    assertThat(told(Checks.listSize(1, 9).fault(List.of())))
        .isEqualTo("must have 1 to 9 elements, but had 0");
    assertThat(told(Checks.mapSize(1, 9).fault(Collections.emptyMap())))
        .isEqualTo("must have 1 to 9 entries, but had 0");
    assertThat(told(Checks.pattern("[a-z]+").fault("A"))).isEqualTo("must match [a-z]+");
    assertThat(told(Checks.decimalMin("0", false).fault(BigDecimal.ZERO)))
        .isEqualTo("must be greater than 0, but was 0");
    assertThat(told(Checks.decimalMax("9.5", true).fault(BigDecimal.TEN)))
        .isEqualTo("must be at most 9.5, but was 10");
    assertThat(told(Checks.longMax(3).fault(4L))).isEqualTo("must be at most 3, but was 4");
  }

  @Test
  void the_fault_of_a_personal_value_does_not_tell_it() {
    assertThat(fault(Codecs.personal(Codecs.integer()), "1.5")).isEqualTo("must be a whole number");
    assertThat(fault(Codecs.personal(Codecs.longInteger()), "1e19"))
        .isEqualTo("must be from -9223372036854775808 to 9223372036854775807");
    assertThat(fault(Codecs.personal(Codecs.decimal()), "true")).isEqualTo("must be a number");
    assertThat(fault(Codecs.personal(Codecs.date()), "\"1970-13-01\""))
        .isEqualTo("must be a date such as 2026-01-02");
    assertThat(fault(Codecs.personal(Codecs.bool()), "12")).isEqualTo("must be true or false");
    assertThat(fault(Codecs.personal(Codecs.checked(Codecs.integer(), Checks.intMin(18))), "17"))
        .isEqualTo("must be at least 18");
    assertThat(fault(Codecs.personal(Codecs.list(Codecs.integer())), "[17.5]"))
        .isEqualTo("must be a whole number");
  }

  @Test
  void the_keys_of_a_personal_map_are_not_told() {
    Decoding decoding = Decoding.tolerant();

    Codecs.personal(Codecs.map(Codecs.integer()))
        .decode(Json.parse("{\"ann@example.com\": \"x\"}"), decoding.field("friends"));

    assertThat(decoding.violations())
        .containsExactly(new Violation("friends", "must be a whole number"));
  }

  @Test
  void a_personal_value_may_be_missing_if_it_is_optional() {
    Codec<Optional<String>> codec = Codecs.personal(Codecs.optional(Codecs.text()));

    assertThat(codec.optional()).isTrue();
    assertThat(codec.decode(null, Decoding.strict())).isEmpty();
    assertThat(codec.encode(Optional.of("ann"))).isEqualTo("ann");
  }

  @Test
  void email_addresses_have_one_at_sign_and_a_host() {
    assertThat(List.of("ann@example.com", "a.b+c@localhost", "ü@exämple.de"))
        .allMatch(address -> Checks.email().fault(address).isEmpty());
    assertThat(List.of("", "ann", "@x.y", "ann@", "a@b@c", "a b@c.d", "a@b..c", "a@.b", "a@b."))
        .allMatch(address -> Checks.email().fault(address).isPresent());
  }

  @Test
  void near_names_are_found() {
    List<String> known = List.of("CreateUser", "CreateOrder");

    assertThat(Nearest.of("createuser", known)).contains("CreateUser");
    assertThat(Nearest.of("CreateOder", known)).contains("CreateOrder");
    assertThat(Nearest.of("Delete", known)).isEmpty();
  }

  private static String told(Optional<Fault> fault) {
    return fault.map(told -> told.demand() + told.found()).orElse("");
  }

  private static <T> T decode(Codec<T> codec, String json) {
    Decoding decoding = Decoding.strict();
    T value = codec.decode(Json.parse(json), decoding);
    assertThat(decoding.violations()).isEmpty();
    return value;
  }

  private static String fault(Codec<?> codec, String json) {
    Decoding decoding = Decoding.strict();
    codec.decode(Json.parse(json), decoding);
    return decoding.violations().get(0).message();
  }
}
