package dev.cqrs.maven.goal;

import dev.cqrs.maven.render.RenderedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes rendered files. */
final class RenderedFolder {

  private final Path folder;

  RenderedFolder(Path folder) {
    this.folder = folder;
  }

  /** The formats that were written to the folder before. */
  Set<Format> formats() {
    return Arrays.stream(Format.values())
        .filter(format -> Files.exists(folder.resolve(format.place())))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Format.class)));
  }

  /**
   * Writes files. What else is in the folder stays: it may be a tool's state or packages.
   *
   * @param files the files
   * @throws UncheckedIOException when one cannot be written
   */
  void write(List<RenderedFile> files) {
    for (RenderedFile file : files) {
      Path path = folder.resolve(file.path());
      try {
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.text());
      } catch (IOException failed) {
        throw new UncheckedIOException("Cannot write to " + path, failed);
      }
      if (file.executable()) {
        // A system that knows no such mark refuses it, and runs scripts by other means.
        path.toFile().setExecutable(true, false);
      }
    }
  }
}
