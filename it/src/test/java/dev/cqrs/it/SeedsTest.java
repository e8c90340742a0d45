package dev.cqrs.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No test with random input escapes the seed of the build. */
class SeedsTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern NEW_EACH_TIME =
      Pattern.compile(
          "new (Secure)?Random\\(\\)|Math\\.random\\(|ThreadLocalRandom|shuffle\\(\\w+\\)");

  @Test
  void jqwik_comes_with_what_gives_its_properties_their_seed() throws IOException {
    List<Path> naming =
        files("pom.xml").stream()
            .filter(file -> file.getNameCount() > 1)
            .filter(file -> text(file).contains("net.jqwik"))
            .toList();

    assertThat(naming).containsExactly(Path.of("runtime/proof/pom.xml"));
  }

  @Test
  void no_test_has_chance_of_its_own() throws IOException {
    List<Path> tests =
        files(".java").stream().filter(file -> file.toString().contains("src/test/")).toList();

    assertThat(tests).hasSizeGreaterThan(200);
    assertThat(tests)
        .filteredOn(file -> !file.endsWith("SeedsTest.java"))
        .noneMatch(file -> NEW_EACH_TIME.matcher(text(file)).find());
  }

  private static List<Path> files(String suffix) throws IOException {
    try (Stream<Path> found = Files.walk(ROOT)) {
      return found
          .filter(file -> file.toString().endsWith(suffix))
          .map(ROOT::relativize)
          .filter(file -> Stream.of(file.toString().split("/")).noneMatch("target"::equals))
          .toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(ROOT.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
