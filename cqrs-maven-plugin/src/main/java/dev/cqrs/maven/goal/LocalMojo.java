package dev.cqrs.maven.goal;

import dev.cqrs.maven.cloud.LocalCloudLauncher;
import dev.cqrs.maven.cloud.LocalCloudState;
import dev.cqrs.maven.console.Console;
import dev.cqrs.maven.deploy.StackSettings;
import dev.cqrs.maven.problem.UserError;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Runs the project's local cloud in the foreground, until Ctrl-C. {@code deploy} starts one in the
 * background by itself; this goal is for watching it.
 *
 * @since 0.1.0
 */
@Mojo(name = "local", threadSafe = true)
public final class LocalMojo extends CloudMojo {

  /** Exit code of a process that was ended by Ctrl-C or an orderly stop. */
  private static final int ENDED_BY_SIGNAL = 128;

  /** Creates the goal; Maven does. */
  public LocalMojo() {}

  @Override
  void run(Console console) {
    StackSettings settings = stackSettings();
    LocalCloudLauncher launcher = launcher();
    Optional<LocalCloudState> running = launcher.running();
    if (running.isPresent()) {
      throw new UserError(
          "The local cloud of this project already runs at %s (process %d). Use it, or stop it with mvn cqrs:destroy"
              .formatted(running.get().endpoint(), running.get().pid()));
    }
    console.line(
        "%s → local cloud in the foreground (nothing is billed; Ctrl-C stops it, its data stay)",
        settings.prefix());
    int exitCode = launcher.run(launchSettings(0));
    if (exitCode != 0 && exitCode < ENDED_BY_SIGNAL) {
      throw new UserError(
          "The local cloud ended with exit code " + exitCode + "; what it said is above.");
    }
  }
}
