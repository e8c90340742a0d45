package dev.cqrs.maven.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Tells whether compiled classes are those of what they are compiled from. */
public final class BuildFreshness {

  private static final String MODEL = "META-INF/cqrs/application.json";

  private final Path classes;
  private final List<Path> sources;
  private final List<Path> settings;
  private final BuildStamp stamp;

  /**
   * A reason to build.
   *
   * @param reason such as {@code User.java changed}
   * @param anew whether Maven would not see it by itself, so that nothing old may stay
   */
  public record Stale(String reason, boolean anew) {}

  /**
   * Creates the view.
   *
   * @param classes {@code target/classes}
   * @param sources folders that go into the classes
   * @param settings files that tell how, such as the POM
   * @param stamp where {@link #stamp} writes what was built
   */
  public BuildFreshness(Path classes, List<Path> sources, List<Path> settings, Path stamp) {
    this.classes = classes;
    this.sources = List.copyOf(sources);
    this.settings = List.copyOf(settings);
    this.stamp = new BuildStamp(stamp);
  }

  /**
   * Looks for a reason to build. Classes that this plugin built are compared with what it built
   * them from; of others only the times tell, and a folder's tells that something was removed.
   *
   * @return empty when the classes are fresh
   */
  public Optional<Stale> staleness() {
    if (!Files.isRegularFile(classes.resolve(MODEL))) {
      return Optional.of(new Stale("not built yet", false));
    }
    if (isHalfBuilt()) {
      return Optional.of(new Stale("the last compilation failed", false));
    }
    FileTime built = built(classes).orElseThrow();
    if (stamp.isOf(built)) {
      return stamp
          .difference(inputs())
          .map(changed -> stale(changed, Files.exists(changed) ? " changed" : " was removed"));
    }
    return newerThan(built, inputs())
        .map(file -> stale(file, " changed"))
        .or(
            () ->
                newerThan(built, folders())
                    .map(folder -> stale(folder, ": what is in it changed")));
  }

  /** Notes what the classes were built from, right after they were. */
  public void stamp() {
    built(classes).ifPresent(time -> stamp.write(time, inputs()));
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
    Path model = classesFolder.resolve(MODEL);
    return Files.isRegularFile(model)
        && newerThan(time(model), walk(sources, Files::isRegularFile)).isEmpty();
  }

  /**
   * When the classes were built.
   *
   * @param classesFolder {@code target/classes}
   * @return time of the newest file; empty without one
   */
  public static Optional<FileTime> built(Path classesFolder) {
    return walk(List.of(classesFolder), Files::isRegularFile).stream()
        .map(BuildFreshness::time)
        .max(Comparator.naturalOrder());
  }

  private Stale stale(Path input, String what) {
    return new Stale(input.getFileName() + what, settings.contains(input));
  }

  private List<Path> inputs() {
    List<Path> inputs = walk(sources, Files::isRegularFile);
    settings.stream().filter(Files::isRegularFile).forEach(inputs::add);
    return inputs;
  }

  private List<Path> folders() {
    return walk(sources, Files::isDirectory);
  }

  private static Optional<Path> newerThan(FileTime built, Collection<Path> files) {
    return files.stream()
        .filter(file -> time(file).compareTo(built) > 0)
        .max(Comparator.comparing(BuildFreshness::time));
  }

  /**
   * A compiler that finds an error has already let the processor write its files, which are then
   * newer than every source; only the classes tell that it did not finish.
   */
  private boolean isHalfBuilt() {
    Path service = classes.resolve("META-INF/services/dev.cqrs.core.model.Application");
    if (!Files.isRegularFile(service)) {
      return false;
    }
    try {
      String application = Files.readString(service).strip();
      Path compiled = classes.resolve(application.replace('.', '/') + ".class");
      return !Files.isRegularFile(compiled)
          || time(compiled).compareTo(time(classes.resolve(MODEL))) < 0;
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot read " + service, failed);
    }
  }

  private static List<Path> walk(List<Path> roots, Predicate<Path> kind) {
    List<Path> found = new ArrayList<>();
    for (Path root : roots) {
      if (Files.exists(root)) {
        try (Stream<Path> files = Files.walk(root)) {
          files.filter(kind).forEach(found::add);
        } catch (IOException failed) {
          throw new UncheckedIOException("Cannot read " + root, failed);
        }
      }
    }
    return found;
  }

  static FileTime time(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot read " + file, failed);
    }
  }
}
