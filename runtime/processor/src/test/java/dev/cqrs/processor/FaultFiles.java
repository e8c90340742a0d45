package dev.cqrs.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * A folder with a file for each fault.
 *
 * <p>A file has the sources that differ from those of {@code item.txt}, each after its name, and
 * below the line of hyphens everything that the compiler then tells. What it really told is written
 * to {@code target}, to be compared or taken over.
 */
final class FaultFiles {

  private static final Path RESOURCES = Path.of("src/test/resources");
  private static final String HEADER =
      "package com.acme; import dev.cqrs.api.*; import jakarta.validation.constraints.*;"
          + " import java.math.*; import java.time.*; import java.util.*;\n";
  private static final String RULE = "----\n";

  private final Path folder;
  private final Path work;
  private final String[] options;

  /** Makes the files of a folder of the resources, compiled with options below a work folder. */
  FaultFiles(String folder, Path work, String... options) {
    this.folder = Path.of(folder);
    this.work = work;
    this.options = options;
  }

  /** Returns a test for each file. */
  Stream<DynamicTest> tests() throws IOException {
    Files.createDirectories(Path.of("target").resolve(folder));
    try (Stream<Path> files = Files.list(RESOURCES.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList().stream()
          .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }
  }

  private void check(Path file) throws IOException {
    String text = Files.readString(file);
    int rule = text.indexOf(RULE);
    String sources = text.substring(0, rule);

    List<String> told = compile(sources, file.getFileName().toString()).diagnostics();

    String found = told.isEmpty() ? "" : String.join("\n", told) + "\n";
    Files.writeString(
        Path.of("target").resolve(folder).resolve(file.getFileName()), sources + RULE + found);
    assertThat(found).isEqualTo(text.substring(rule + RULE.length()));
  }

  /** Compiles the common sources with some of them replaced. */
  Compilation compile(String sources, String name) throws IOException {
    Path source = work.resolve(name + "/source");
    write(
        Files.readString(RESOURCES.resolve(folder).resolve("item.txt")).split(RULE, -1)[0], source);
    write(sources, source);
    return Compilation.of(source, work.resolve(name + "/output"), options);
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
