package dev.cqrs.maven.tools;

import dev.cqrs.maven.render.RenderedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A rendered folder in which Terraform runs. */
public final class TerraformFolder {

  /** Which AWS provider Terraform works with. */
  public enum Provider {
    /** The real one. */
    AWS("aws.rc"),
    /**
     * One that has the real one's schema and no cloud, and so is fast: {@code
     * src/test/tools/terraform-provider} says what it does.
     */
    STAND_IN("stand-in.rc");

    private final Path configuration;

    Provider(String configuration) {
      this.configuration = Tools.TERRAFORM.resolve(configuration);
    }
  }

  private final Path folder;
  private final Provider provider;

  /**
   * Writes the files for the stand-in, with a function zip of three bytes beside them.
   *
   * @param name name of a folder below {@code target}, which is emptied
   * @param files the rendered files
   */
  public TerraformFolder(String name, List<RenderedFile> files) {
    this(name, files, Provider.STAND_IN);
  }

  /**
   * Writes the files, with a function zip of three bytes beside them.
   *
   * @param name name of a folder below {@code target}, which is emptied
   * @param files the rendered files
   * @param provider what Terraform is to work with
   */
  public TerraformFolder(String name, List<RenderedFile> files, Provider provider) {
    this.provider = provider;
    Path target = Path.of("target", "terraform", name).toAbsolutePath();
    folder = target.resolve("terraform");
    try {
      empty(target);
      for (RenderedFile file : files) {
        Path path = target.resolve(file.path());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.text());
      }
      Files.write(target.resolve("functions.zip"), new byte[] {1, 2, 3});
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Where the files are. */
  public Path path() {
    return folder;
  }

  /** Forgets what has been applied, as if it had never been. */
  public void forget() {
    try {
      Files.deleteIfExists(folder.resolve("terraform.tfstate"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * Runs Terraform.
   *
   * @param arguments its arguments
   * @return what it said
   */
  public Tools.Outcome run(String... arguments) {
    Map<String, String> environment =
        Map.of(
            "TF_CLI_CONFIG_FILE",
            Tools.file(provider.configuration).toString(),
            "TF_IN_AUTOMATION",
            "1");
    return Tools.run(folder, environment, command(arguments));
  }

  /**
   * Runs Terraform, which must succeed.
   *
   * @param arguments its arguments
   * @return what it said
   */
  public String succeed(String... arguments) {
    Tools.Outcome outcome = run(arguments);
    if (outcome.exitCode() != 0) {
      throw new AssertionError(
          "terraform %s ended with %d and said: %s"
              .formatted(String.join(" ", arguments), outcome.exitCode(), outcome.output()));
    }
    return outcome.output();
  }

  private static void empty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static String[] command(String... arguments) {
    List<String> command = new ArrayList<>(List.of("terraform"));
    command.addAll(List.of(arguments));
    return command.toArray(String[]::new);
  }
}
