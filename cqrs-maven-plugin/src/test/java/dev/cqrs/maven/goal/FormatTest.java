package dev.cqrs.maven.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cqrs.maven.problem.UserError;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FormatTest {

  @Test
  void all_formats_are_meant_when_none_is_named() {
    assertThat(Format.parse(null)).containsExactly(Format.values());
    assertThat(Format.parse(" ")).containsExactly(Format.values());
  }

  @Test
  void formats_are_named_between_commas() {
    String all = Arrays.stream(Format.values()).map(Format::id).collect(Collectors.joining(" , "));

    assertThat(Format.parse(all)).containsExactly(Format.values());
    assertThat(Format.parse("cloudformation")).containsExactly(Format.CLOUDFORMATION);
  }

  @Test
  void a_name_that_is_none_is_refused() {
    String known = Arrays.stream(Format.values()).map(Format::id).collect(Collectors.joining(", "));

    assertThatThrownBy(() -> Format.parse("cloudformation,pulumi"))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "cqrs.formats names 'pulumi', but a format is one of %s. Give one or more between commas, or leave it out for all."
                .formatted(known));
  }
}
