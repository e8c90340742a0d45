package dev.cqrs.maven.agreement;

import dev.cqrs.maven.render.RenderedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the rendered script in an empty account, where it prints the calls it would make. */
final class DryRun {

  private static final String CODE = "Code";

  /** An account in which there is nothing: the CLI's answers to reading calls. */
  private static final String EMPTY_ACCOUNT =
      """
      aws() {
        case "$*" in
        sts*) printf '%s\\tarn:aws:iam::%s:user/someone\\n' ;;
        *--query*Table.LatestStreamArn*) echo "arn:aws:dynamodb:%s:%s:table/$4/stream/%s" ;;
        *) echo '(ResourceNotFoundException)' >&2 && return 254 ;;
        esac
      }
      """
          .formatted(Arns.ACCOUNT, Arns.ACCOUNT, Arns.REGION, Arns.ACCOUNT, Arns.STREAM_LABEL);

  private DryRun() {}

  /**
   * Runs {@code deploy.sh --dry-run}.
   *
   * @param files the rendered files
   * @param values the deployment's parameters, of which each is given as an option
   * @param folder an empty folder
   * @return what it printed: the calls, then the outputs as JSON
   * @throws IllegalStateException when it fails; the message is what it said
   */
  static String of(List<RenderedFile> files, ParameterValues values, Path folder) {
    try {
      for (RenderedFile file : files) {
        Path path = folder.resolve(file.path());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.text());
      }
      Files.writeString(folder.resolve("functions.zip"), "a zip");
      Path account = Files.writeString(folder.resolve("account.sh"), EMPTY_ACCOUNT);
      List<String> command = new ArrayList<>(List.of("bash", "scripts/deploy.sh", "--dry-run"));
      command.addAll(List.of("--outputs", "json"));
      values
          .values()
          .forEach(
              (name, value) -> {
                // Defaults name code that is uploaded already, which a script never needs.
                if (!name.startsWith(CODE) || value.startsWith("another")) {
                  command.add("--" + option(name));
                  command.add(value);
                }
              });
      return run(command, folder, account);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", stopped);
    }
  }

  /** A parameter's option: {@code --lambda-timeout} of {@code LambdaTimeout}. */
  static String option(String parameter) {
    return parameter.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  private static String run(List<String> command, Path folder, Path account)
      throws IOException, InterruptedException {
    Path said = folder.resolve("said.txt");
    Path printed = folder.resolve("printed.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(said.toFile())
            .redirectOutput(printed.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("AWS_"));
    environment.put("AWS_REGION", Arns.REGION);
    environment.put("BASH_ENV", account.toString());
    Process bash = builder.start();
    if (!bash.waitFor(2, TimeUnit.MINUTES)) {
      bash.destroyForcibly();
      throw new IllegalStateException("Not done after 2 minutes: " + Files.readString(said));
    }
    if (bash.exitValue() != 0) {
      throw new IllegalStateException(Files.readString(said));
    }
    return Files.readString(printed);
  }
}
