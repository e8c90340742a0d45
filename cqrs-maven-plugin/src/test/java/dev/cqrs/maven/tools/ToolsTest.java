package dev.cqrs.maven.tools;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolsTest {

  @Test
  void a_missing_program_is_named_with_the_way_to_get_it(@TempDir Path folder) {
    assertThatThrownBy(() -> Tools.run(folder, Map.of(), "no-such-program"))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("no-such-program is neither in ")
        .hasMessageEndingWith(
            "/target/tools nor on the path. Run .ci/tools, or install it, and try again.");
  }

  @Test
  void a_missing_file_is_named_with_the_way_to_get_it(@TempDir Path folder) {
    Path file = folder.resolve("no-such-file");
    assertThatThrownBy(() -> Tools.file(file))
        .isInstanceOf(AssertionError.class)
        .hasMessage(file + " is missing. Run .ci/tools, which installs it, and try again.");
  }

  @Test
  void a_program_that_fails_is_shown_with_what_it_said(@TempDir Path folder) {
    assertThatThrownBy(
            () -> Tools.succeed(folder, Map.of("WHAT", "bad"), "sh", "-c", "echo $WHAT; exit 3"))
        .isInstanceOf(AssertionError.class)
        .hasMessage("sh -c echo $WHAT; exit 3 in " + folder + " ended with 3 and said: bad\n");
  }
}
