package dev.cqrs.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.core.codec.Decoding;
import dev.cqrs.core.codec.Violation;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsistencyTokenTest {

  @Property(tries = 200)
  void a_token_is_read_as_it_was_written(
      @ForAll @AlphaChars @StringLength(min = 1, max = 128) String id,
      @ForAll @Size(max = 8)
          Map<@AlphaChars @StringLength(min = 1, max = 40) String, @LongRange(min = 1) Long>
              versions) {
    ConsistencyToken token = ConsistencyToken.of(id, versions);
    Decoding at = Decoding.strict();

    assertThat(ConsistencyToken.parse(token.text(), at)).isEqualTo(token);
    assertThat(at.violations()).isEmpty();
  }

  @Test
  void the_text_is_the_same_whatever_the_order_of_the_versions() {
    assertThat(ConsistencyToken.of("a", Map.of("B", 2L, "A", 1L)).text())
        .isEqualTo(base64("{\"a\":\"a\",\"v\":{\"A\":1,\"B\":2}}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not base64!",
        "[]",
        "{}",
        "{\"a\":1,\"v\":{}}",
        "{\"a\":\"no id\",\"v\":{}}",
        "{\"a\":\"\",\"v\":{}}",
        "{\"a\":\"a\",\"v\":{\"A\":0}}",
        "{\"a\":\"a\",\"v\":{\"A\":\"1\"}}",
        "{\"a\":\"a\",\"v\":{\"A\":1.5}}",
        "{\"a\":\"a\",\"v\":{\"A\":null}}",
        "{\"a\":\"a\",\"v\":"
      })
  void anything_else_is_a_fault(String text) {
    assertFault(base64(text));
    assertFault(text);
  }

  @Test
  void a_number_is_no_token() {
    assertFault(BigDecimal.ONE);
    assertFault(null);
  }

  private static void assertFault(Object token) {
    Decoding at = Decoding.strict().field("consistencyToken");

    assertThat(ConsistencyToken.parse(token, at)).isNull();
    assertThat(at.violations())
        .isEqualTo(
            List.of(
                new Violation(
                    "consistencyToken",
                    "must be the consistencyToken of a command's answer, unchanged")));
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
