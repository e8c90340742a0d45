package dev.cqrs.maven.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a build was made from, as a file beside its result: the time of the newest class, then the
 * size, time and path of each input. Another time of the classes says that somebody else built them
 * since.
 */
final class BuildStamp {

  private final Path file;

  BuildStamp(Path file) {
    this.file = file;
  }

  /** Tells whether it is the stamp of classes of this time. */
  boolean isOf(FileTime classes) {
    List<String> lines = lines();
    return !lines.isEmpty() && lines.get(0).equals(classes.toString());
  }

  /** An input that was removed since, or else the newest that changed or came. */
  Optional<Path> difference(List<Path> inputs) {
    Map<Path, String> then = new TreeMap<>();
    for (String line : lines().stream().skip(1).toList()) {
      then.put(Path.of(line.split(" ", 3)[2]), line);
    }
    Optional<Path> removed =
        then.keySet().stream().filter(path -> !inputs.contains(path)).findFirst();
    return removed.or(
        () ->
            inputs.stream()
                .filter(path -> !line(path).equals(then.get(path)))
                .max(Comparator.comparing(BuildFreshness::time)));
  }

  /** Writes the stamp. */
  void write(FileTime classes, List<Path> inputs) {
    List<String> lines = new ArrayList<>();
    lines.add(classes.toString());
    inputs.stream().sorted().map(BuildStamp::line).forEach(lines::add);
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, lines);
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot write " + file, failed);
    }
  }

  private static String line(Path input) {
    try {
      return Files.size(input) + " " + BuildFreshness.time(input) + " " + input;
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot read " + input, failed);
    }
  }

  private List<String> lines() {
    try {
      return Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot read " + file, failed);
    }
  }
}
