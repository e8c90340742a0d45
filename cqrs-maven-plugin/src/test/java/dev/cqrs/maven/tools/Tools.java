package dev.cqrs.maven.tools;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The tools of the checks that need more than a JDK and Maven. {@code .ci/tools} installs them. */
public final class Tools {

  /** Node packages. */
  public static final Path NODE_MODULES = folder().resolve("node_modules");

  /** A Python environment. */
  public static final Path PYTHON = folder().resolve("venv");

  /** Terraform's AWS provider and a stand-in for it. */
  public static final Path TERRAFORM = folder().resolve("terraform");

  private static final List<Path> PROGRAMS =
      List.of(NODE_MODULES.resolve(".bin"), PYTHON.resolve("bin"), folder().resolve("bin"));

  private static final int MINUTES = 8;

  private Tools() {}

  /** What a program said and how it ended. */
  public record Outcome(int exitCode, String output) {}

  /**
   * Finds an installed file.
   *
   * @param path where it is
   * @return the same path
   * @throws AssertionError when it is not there
   */
  public static Path file(Path path) {
    if (!Files.exists(path)) {
      throw new AssertionError(
          "%s is missing. Run .ci/tools, which installs it, and try again.".formatted(path));
    }
    return path;
  }

  /**
   * Runs a program to its end. Installed ones are found before the machine's.
   *
   * @param folder where it runs
   * @param environment variables beside those of this process
   * @param command name and arguments
   * @return its standard output and errors, in the order in which they came
   * @throws AssertionError when the program is not to be found, or does not end in time
   */
  public static Outcome run(Path folder, Map<String, String> environment, String... command) {
    String path = path();
    String[] found = command.clone();
    found[0] = program(path, command[0]).toString();
    try {
      Path output = Files.createTempFile("tool", ".txt");
      ProcessBuilder builder =
          new ProcessBuilder(found)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().put("PATH", path);
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError(
            "%s did not end in %d minutes. It said: %s"
                .formatted(String.join(" ", command), MINUTES, Files.readString(output)));
      }
      Outcome outcome = new Outcome(process.exitValue(), Files.readString(output));
      Files.delete(output);
      return outcome;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while waiting for " + command[0], interrupted);
    }
  }

  /**
   * Runs a program that must succeed.
   *
   * @param folder where it runs
   * @param environment variables beside those of this process
   * @param command name and arguments
   * @return what it said
   * @throws AssertionError when it fails, with what it said
   */
  public static String succeed(Path folder, Map<String, String> environment, String... command) {
    Outcome outcome = run(folder, environment, command);
    if (outcome.exitCode() != 0) {
      throw new AssertionError(
          "%s in %s ended with %d and said: %s"
              .formatted(String.join(" ", command), folder, outcome.exitCode(), outcome.output()));
    }
    return outcome.output();
  }

  private static String path() {
    return Stream.concat(PROGRAMS.stream().map(Path::toString), Stream.of(System.getenv("PATH")))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Path program(String path, String name) {
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    "%s is neither in %s nor on the path. Run .ci/tools, or install it, and try again."
                        .formatted(name, folder())));
  }

  private static Path folder() {
    return Path.of(System.getProperty("tools.folder")).toAbsolutePath().normalize();
  }
}
