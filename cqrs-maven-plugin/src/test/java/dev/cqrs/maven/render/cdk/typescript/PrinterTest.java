package dev.cqrs.maven.render.cdk.typescript;

import static dev.cqrs.maven.render.cdk.typescript.Expression.atom;
import static dev.cqrs.maven.render.cdk.typescript.Expression.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.maven.render.cdk.typescript.Expression.Array;
import dev.cqrs.maven.render.cdk.typescript.Expression.Call;
import dev.cqrs.maven.render.cdk.typescript.Expression.Fields;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PrinterTest {

  private static final String LONG = "x".repeat(70);

  @Test
  void what_fits_is_on_one_line() {
    assertThat(print(new Call("named", text("events")))).isEqualTo("named('events')");
    assertThat(print(fields("a", atom("1"), "b-c", atom("2")))).isEqualTo("{ a: 1, 'b-c': 2 }");
    assertThat(print(fields("code", atom("code")))).isEqualTo("{ code }");
    assertThat(print(new Array(List.of()))).isEqualTo("[]");
  }

  @Test
  void texts_are_in_the_quotes_that_need_fewer_escapes() {
    assertThat(print(text("it's"))).isEqualTo("\"it's\"");
    assertThat(print(text("{\"a\":\"it's\"}"))).isEqualTo("'{\"a\":\"it\\'s\"}'");
    assertThat(print(text("a\\s\n"))).isEqualTo("'a\\\\s\\n'");
  }

  @Test
  void what_does_not_fit_has_a_line_for_each_part() {
    assertThat(print(new Array(Collections.nCopies(2, atom(LONG)))))
        .isEqualTo("[\n  %1$s,\n  %1$s,\n]".formatted(LONG));
    assertThat(print(fields("a", atom(LONG), "b", atom(LONG))))
        .isEqualTo("{\n  a: %1$s,\n  b: %1$s,\n}".formatted(LONG));
  }

  @Test
  void a_value_that_is_too_long_for_its_line_is_on_the_next() {
    String tooLong = "y".repeat(Printer.WIDTH);
    assertThat(print(fields("a", atom(tooLong)))).isEqualTo("{\n  a:\n    " + tooLong + ",\n}");
  }

  @Test
  void several_objects_are_on_lines_of_their_own_though_they_would_fit() {
    Expression pair = fields("a", atom("1"), "b", atom("2"));
    assertThat(print(new Array(List.of(pair, pair))))
        .isEqualTo("[\n  { a: 1, b: 2 },\n  { a: 1, b: 2 },\n]");
  }

  @Test
  void a_call_is_broken_inside_its_last_argument() {
    assertThat(print(new Call("f", atom("a"), new Array(Collections.nCopies(2, atom(LONG))))))
        .isEqualTo("f(a, [\n  %1$s,\n  %1$s,\n])".formatted(LONG));
  }

  @Test
  void a_call_with_two_arrays_has_a_line_for_each_argument() {
    Expression array = new Array(List.of(atom(LONG)));
    assertThat(print(new Call("f", array, array)))
        .isEqualTo("f(\n  [%1$s],\n  [%1$s],\n)".formatted(LONG));
  }

  private static String print(Expression expression) {
    return Printer.print(expression, 0, 0, 0);
  }

  private static Fields fields(Object... namesAndValues) {
    Map<String, Expression> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put((String) namesAndValues[i], (Expression) namesAndValues[i + 1]);
    }
    return new Fields(Optional.empty(), fields);
  }
}
