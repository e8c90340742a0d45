package dev.cqrs.maven.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rendered files that somebody has read and found right, in the test resources. */
public final class ReviewedFiles {

  private ReviewedFiles() {}

  /**
   * Reads a folder.
   *
   * @param name the folder, below the test resources
   * @return texts by path in it
   */
  public static Map<String, String> in(String name) {
    Path folder = Path.of("src/test/resources", name);
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        texts.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return texts;
  }

  /**
   * Reads rendered files.
   *
   * @param files the files, all in one folder
   * @return texts by path in that folder
   */
  public static Map<String, String> of(List<RenderedFile> files) {
    return files.stream()
        .collect(
            Collectors.toMap(
                file -> file.path().substring(file.path().indexOf('/') + 1),
                RenderedFile::text,
                (one, other) -> one,
                TreeMap::new));
  }
}
