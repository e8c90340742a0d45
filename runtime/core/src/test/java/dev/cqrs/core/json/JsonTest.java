package dev.cqrs.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {

  @Test
  void what_was_read_is_written_again() {
    String json =
        "{\"a\":[1,-2.50,1E+2,true,false,null,\"\\\"ü☃\\n\",{}],\"b\":[],"
            + "\"n\":12345678901234567890.123456789}";

    assertThat(Json.write(Json.parse(json))).isEqualTo(json);
  }

  @Test
  void broken_json_is_refused_with_its_place() {
    assertThatThrownBy(() -> Json.parse("{\"a\":1,\n \"b\" 2}"))
        .isInstanceOfSatisfying(
            JsonException.class,
            fault -> {
              assertThat(fault.line()).isEqualTo(2);
              assertThat(fault.column()).isEqualTo(6);
            })
        .hasMessageEndingWith("at line 2, column 6");
  }

  @Test
  void nothing_or_too_much_is_refused() {
    assertThatThrownBy(() -> Json.parse(" ")).hasMessageStartingWith("a JSON value is missing");
    assertThatThrownBy(() -> Json.parse("{} {}"))
        .hasMessage("there is more after the JSON value at line 1, column 4");
    assertThatThrownBy(() -> Json.parse("{\"a\":1,\"a\":2}")).isInstanceOf(JsonException.class);
    assertThatThrownBy(() -> Json.parse("[".repeat(2000))).isInstanceOf(JsonException.class);
    assertThatThrownBy(() -> Json.parse("{\"a\":")).isInstanceOf(JsonException.class);
    assertThatThrownBy(() -> Json.parse("{\"a\": 1e9999999999}"))
        .isInstanceOf(JsonException.class)
        .hasMessage("a number is too large to be read at line 1, column 7");
    assertThatThrownBy(() -> Json.parse(new byte[] {'"', (byte) 0xff, '"'}))
        .isInstanceOf(JsonException.class);
  }

  @Test
  void a_value_that_json_lacks_is_refused() {
    Map<String, Object> tree = new HashMap<>();
    tree.put("a", new Object[0]);

    assertThatThrownBy(() -> Json.write(tree))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("JSON has no [Ljava.lang.Object;");
  }
}
