package dev.cqrs.maven.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells whether compiled classes are older than what they are compiled from. */
public final class BuildFreshness {

  private BuildFreshness() {}

  /**
   * Looks for a reason to build.
   *
   * @param classesFolder {@code target/classes}
   * @param sources folders and files that go into the classes
   * @return a reason, such as {@code User.java changed}; empty when the classes are fresh
   */
  public static Optional<String> staleness(Path classesFolder, List<Path> sources) {
    Path model = classesFolder.resolve("META-INF/cqrs/application.json");
    if (!Files.isRegularFile(model)) {
      return Optional.of("not built yet");
    }
    if (isHalfBuilt(classesFolder, model)) {
      return Optional.of("the last compilation failed");
    }
    return newerThan(newest(classesFolder).map(BuildFreshness::time).orElseThrow(), sources);
  }

  /**
   * Tells whether the model file is that of the sources. It may be, though they do not compile: the
   * processor writes it before the compiler tells what an event has changed since its baseline.
   *
   * @param classesFolder {@code target/classes}
   * @param sources folders and files that go into the classes
   * @return whether no source is newer
   */
  public static boolean isModelFresh(Path classesFolder, List<Path> sources) {
    Path model = classesFolder.resolve("META-INF/cqrs/application.json");
    return Files.isRegularFile(model) && newerThan(time(model), sources).isEmpty();
  }

  private static Optional<String> newerThan(FileTime built, List<Path> sources) {
    return sources.stream()
        .flatMap(source -> newest(source).stream())
        .filter(file -> time(file).compareTo(built) > 0)
        .max(Comparator.comparing(BuildFreshness::time))
        .map(file -> file.getFileName() + " changed");
  }

  /**
   * When the classes were built.
   *
   * @param classesFolder {@code target/classes}
   * @return time of the newest file; empty without one
   */
  public static Optional<FileTime> built(Path classesFolder) {
    return newest(classesFolder).map(BuildFreshness::time);
  }

  /**
   * A compiler that finds an error has already let the processor write its files, which are then
   * newer than every source; only the classes tell that it did not finish.
   */
  private static boolean isHalfBuilt(Path classesFolder, Path model) {
    Path service = classesFolder.resolve("META-INF/services/dev.cqrs.core.model.Application");
    if (!Files.isRegularFile(service)) {
      return false;
    }
    try {
      String application = Files.readString(service).strip();
      Path compiled = classesFolder.resolve(application.replace('.', '/') + ".class");
      return !Files.isRegularFile(compiled) || time(compiled).compareTo(time(model)) < 0;
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot read " + service, failed);
    }
  }

  private static Optional<Path> newest(Path folder) {
    if (!Files.exists(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).max(Comparator.comparing(BuildFreshness::time));
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot read " + folder, failed);
    }
  }

  private static FileTime time(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot read " + file, failed);
    }
  }
}
