package dev.cqrs.maven.render.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HclTest {

  @Test
  void nothing_in_a_text_is_a_template_or_an_end() {
    assertThat(Value.text("a \"b\" \\d ${c} %{d}").inline())
        .isEqualTo("\"a \\\"b\\\" \\\\d $${c} %%{d}\"");
  }

  @Test
  void equals_signs_stand_below_each_other_until_a_value_takes_several_lines() {
    Hcl body =
        new Hcl()
            .put("a", "1")
            .put("long_name", "2")
            .put("object", new Value.Fields().put("b", Value.raw("3")).put("c-d", Value.raw("4")))
            .put("e", "5");
    assertThat(body.text())
        .isEqualTo(
            """
            a         = 1
            long_name = 2
            object = {
              b     = 3
              "c-d" = 4
            }
            e = 5
            """);
  }

  @Test
  void a_list_that_is_too_long_for_a_line_has_an_element_a_line() {
    List<String> names = List.of("a".repeat(50), "b".repeat(50));
    assertThat(new Hcl().put("short", Value.texts(List.of("a", "b"))).text())
        .isEqualTo("short = [\"a\", \"b\"]\n");
    assertThat(new Hcl().put("long", Value.texts(names)).text())
        .isEqualTo("long = [\n  \"%s\",\n  \"%s\",\n]\n".formatted(names.get(0), names.get(1)));
  }

  @Test
  void a_block_stands_apart_from_what_is_before_it_but_not_from_its_comment() {
    Hcl file = new Hcl().block("a", a -> a.put("b", "1").block("c", c -> {}));
    file.space().comment("why").block("d", d -> d.put("e", "2"));
    assertThat(file.text())
        .isEqualTo(
            """
            a {
              b = 1

              c {
              }
            }

            # why
            d {
              e = 2
            }
            """);
  }
}
