package dev.cqrs.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadmeTest {

  private static final Path CHECKS = Path.of("src/test/resources/checks");

  @Test
  void everyCheckIsInTheListWithOneOfItsMessages() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("README.md"));
    try (Stream<Path> files = Files.list(CHECKS)) {
      for (Path file : files.filter(path -> !path.endsWith("item.txt")).sorted().toList()) {
        List<String> listed =
            told(file).stream()
                .map(message -> "- %s: `%s`".formatted(name(file), message))
                .toList();
        assertThat(lines).as(name(file)).containsAnyElementsOf(listed);
      }
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString().replace(".txt", "").replace('-', ' ');
  }

  private static List<String> told(Path file) throws IOException {
    return Files.readString(file)
        .split("----\n", -1)[1]
        .lines()
        .map(line -> line.replaceFirst("^[^ ]+:[0-9]+: ", ""))
        .toList();
  }
}
