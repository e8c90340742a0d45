package dev.cqrs.maven.render.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class YamlTest {

  @Test
  void what_fits_on_a_line_is_on_one() {
    YamlMap map =
        new YamlMap()
            .put("Code", new YamlMap().put("Bucket", "b").put("Key", Yaml.tagged("!Ref", "Key")))
            .put("Types", Yaml.list(Yaml.text("A"), Yaml.text("B")));
    assertThat(Yaml.write(map.node()))
        .isEqualTo("Code: {Bucket: b, Key: !Ref Key}\nTypes: [A, B]\n");
  }

  @Test
  void what_does_not_fit_has_a_line_for_each_entry() {
    String text = "x".repeat(190);
    YamlMap map =
        new YamlMap()
            .put("List", Yaml.list(Yaml.text(text), Yaml.text("short")))
            .put("Map", new YamlMap().put("Long", text).put("Inner", Yaml.list(Yaml.number(1))));
    assertThat(Yaml.write(map.node()))
        .isEqualTo("List:\n- %s\n- short\nMap:\n  Long: %s\n  Inner: [1]\n".formatted(text, text));
  }

  @Test
  void what_has_a_comment_or_several_lines_is_not_put_on_one() {
    YamlMap map =
        new YamlMap()
            .put("Explained", new YamlMap().comment("Why.").put("A", 1))
            .put("Text", new YamlMap().put("Body", Yaml.tagged("!Sub", "one\ntwo\n")));
    assertThat(Yaml.write(map.node()))
        .isEqualTo("Explained:\n  # Why.\n  A: 1\nText:\n  Body: !Sub |\n    one\n    two\n");
  }

  @Test
  void a_map_that_is_to_be_on_one_line_is_however_long_it_is() {
    String text = "x".repeat(250);
    YamlMap map = new YamlMap().put("A", new YamlMap().put("B", text).flow());
    assertThat(Yaml.write(map.node())).isEqualTo("A: {B: %s}\n".formatted(text));
  }

  @Test
  void an_empty_list_is_written_as_such() {
    assertThat(Yaml.write(new YamlMap().put("None", Yaml.flow(List.of())).node()))
        .isEqualTo("None: []\n");
  }
}
