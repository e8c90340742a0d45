package dev.cqrs.maven.render.script;

import dev.cqrs.maven.render.RenderedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What a rendered script did in an account that a shell function plays.
 *
 * @param exitCode how it ended
 * @param printed its standard output
 * @param said its standard error
 */
public record ScriptRun(int exitCode, String printed, String said) {

  private static final int MINUTES = 3;

  /**
   * Runs a script.
   *
   * @param files the rendered files
   * @param folder where they are written to
   * @param account shell function {@code aws}, which answers in the CLI's place
   * @param input standard input
   * @param command the script's name and arguments
   * @return what it did
   */
  public static ScriptRun of(
      List<RenderedFile> files, Path folder, String account, String input, List<String> command) {
    try {
      for (RenderedFile file : files) {
        Path path = folder.resolve(file.path());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.text());
      }
      Files.writeString(folder.resolve("functions.zip"), "a zip");
      Path functions = Files.writeString(folder.resolve("account.sh"), account);
      Path answers = Files.writeString(folder.resolve("input.txt"), input);
      Path printed = folder.resolve("printed.txt");
      Path said = folder.resolve("said.txt");
      List<String> words = new ArrayList<>(List.of("bash", "scripts/" + command.get(0)));
      words.addAll(command.subList(1, command.size()));
      ProcessBuilder builder =
          new ProcessBuilder(words)
              .directory(folder.toFile())
              .redirectInput(answers.toFile())
              .redirectError(said.toFile())
              .redirectOutput(printed.toFile());
      Map<String, String> environment = builder.environment();
      environment.keySet().removeIf(name -> name.startsWith("AWS_"));
      environment.put("AWS_REGION", "us-east-1");
      environment.put("BASH_ENV", functions.toString());
      Process bash = builder.start();
      if (!bash.waitFor(MINUTES, TimeUnit.MINUTES)) {
        bash.destroyForcibly();
        throw new IllegalStateException("Not done in time: " + Files.readString(said));
      }
      return new ScriptRun(bash.exitValue(), Files.readString(printed), Files.readString(said));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", stopped);
    }
  }
}
