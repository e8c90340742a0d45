package dev.cqrs.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.maven.shared.invoker.DefaultInvocationRequest;
import org.apache.maven.shared.invoker.DefaultInvoker;
import org.apache.maven.shared.invoker.InvocationRequest;
import org.apache.maven.shared.invoker.InvocationResult;
import org.apache.maven.shared.invoker.MavenInvocationException;

/** Runs the Maven that runs this build, as a user would, in a process of its own. */
final class MavenBuild {

  private final Path folder;
  private final Consumer<String> live;

  private MavenBuild(Path folder, Consumer<String> live) {
    this.folder = folder;
    this.live = live;
  }

  /** Returns builds in a folder, whose output is only kept. */
  static MavenBuild in(Path folder) {
    return new MavenBuild(folder, line -> {});
  }

  /** Returns builds in a folder, each line of whose output is also handed on at once. */
  static MavenBuild in(Path folder, Consumer<String> live) {
    return new MavenBuild(folder, live);
  }

  /** Returns the version of the artifacts under test. */
  static String version() {
    return property("it.version");
  }

  /** Returns an empty folder to work in. */
  static Path freshFolder(String name) {
    Path folder = Path.of(property("it.workFolder")).resolve(name);
    try {
      if (Files.exists(folder)) {
        try (var paths = Files.walk(folder)) {
          for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
            Files.delete(path);
          }
        }
      }
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Generates the user/order application from the archetype; returns the folder of the project. */
  Path generate(String artifactId, String... more) {
    generation(artifactId, more).mustSucceed();
    return folder.resolve(artifactId);
  }

  /** Runs the archetype; returns what the build did. */
  Result generation(String artifactId, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "archetype:generate",
                "-DarchetypeGroupId=dev.cqrs",
                "-DarchetypeArtifactId=cqrs-archetype",
                "-DarchetypeVersion=" + version(),
                "-DgroupId=com.acme",
                "-DartifactId=" + artifactId));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  /** Runs Maven in batch mode with these goals and options. */
  Result run(String... arguments) {
    List<String> lines = new ArrayList<>();
    InvocationRequest request = new DefaultInvocationRequest();
    request.setBaseDirectory(folder.toFile());
    request.addArgs(List.of(arguments));
    request.setBatchMode(true);
    request.setNoTransferProgress(true);
    // The .mvn folder of this project must not lend its options to the project under test.
    Properties properties = new Properties();
    properties.setProperty("maven.multiModuleProjectDirectory", folder.toString());
    request.setProperties(properties);
    request.setLocalRepositoryDirectory(Path.of(property("it.localRepository")).toFile());
    request.setJavaHome(Path.of(System.getProperty("java.home")).toFile());
    request.setOutputHandler(
        line -> {
          lines.add(line);
          live.accept(line);
        });
    DefaultInvoker invoker = new DefaultInvoker();
    invoker.setMavenHome(Path.of(property("maven.home")).toFile());
    try {
      InvocationResult result = invoker.execute(request);
      if (result.getExecutionException() != null) {
        throw new IllegalStateException(result.getExecutionException());
      }
      return new Result(List.of(arguments), result.getExitCode(), List.copyOf(lines));
    } catch (MavenInvocationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String property(String name) {
    String value = System.getProperty(name);
    if (value == null) {
      throw new IllegalStateException("The build sets no system property " + name);
    }
    return value;
  }

  /** What a build did. */
  record Result(List<String> arguments, int exitCode, List<String> lines) {

    /** Returns the output as one text. */
    String output() {
      return String.join("\n", lines);
    }

    /** Throws with the whole output if the build failed. */
    Result mustSucceed() {
      if (exitCode != 0) {
        throw new AssertionError(
            "mvn " + String.join(" ", arguments) + " failed with " + exitCode + ":\n" + output());
      }
      return this;
    }
  }
}
