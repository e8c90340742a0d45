package dev.cqrs.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every check of the processor: a file of {@code resources/checks} for each fault.
 *
 * <p>A file has the sources that differ from those of {@code item.txt}, each after its name, and
 * below the line of hyphens everything that the compiler then tells. What it really told is written
 * to {@code target/checks}, to be compared or taken over.
 */
class ChecksTest {

  private static final Path CHECKS = Path.of("src/test/resources/checks");
  private static final Path FOUND = Path.of("target/checks");
  private static final String HEADER =
      "package com.acme; import dev.cqrs.api.*; import jakarta.validation.constraints.*;"
          + " import java.math.*; import java.time.*; import java.util.*;\n";
  private static final String RULE = "----\n";

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> faultIsToldAtItsPlaceWithWhatToWriteInstead() throws IOException {
    Files.createDirectories(FOUND);
    try (Stream<Path> files = Files.list(CHECKS)) {
      return files.sorted().toList().stream()
          .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }
  }

  private void check(Path file) throws IOException {
    String text = Files.readString(file);
    int rule = text.indexOf(RULE);
    String sources = text.substring(0, rule);
    Path source = folder.resolve(file.getFileName() + "/source");
    write(Files.readString(CHECKS.resolve("item.txt")).split(RULE, -1)[0], source);
    write(sources, source);

    List<String> told =
        Compilation.of(source, folder.resolve(file.getFileName() + "/output")).diagnostics();

    String found = told.isEmpty() ? "" : String.join("\n", told) + "\n";
    Files.writeString(FOUND.resolve(file.getFileName()), sources + RULE + found);
    assertThat(found).isEqualTo(text.substring(rule + RULE.length()));
  }

  private static void write(String sources, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (String part : sources.split("(?m)^// ", -1)) {
      int end = part.indexOf('\n');
      if (end > 0) {
        Files.writeString(folder.resolve(part.substring(0, end)), HEADER + part.substring(end + 1));
      }
    }
  }
}
