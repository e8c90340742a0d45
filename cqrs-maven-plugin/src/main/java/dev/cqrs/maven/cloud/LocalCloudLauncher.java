package dev.cqrs.maven.cloud;

import dev.cqrs.maven.problem.UserError;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Starts the local cloud of a project as a process of its own, and finds the one that runs. */
public final class LocalCloudLauncher {

  private static final int USUAL_PORT = 4566;
  private static final String MAIN_CLASS = "dev.cqrs.local.LocalCloud";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int LOG_LINES = 20;

  private final Path folder;
  private final String version;
  private final LocalCloudAdmin admin = new LocalCloudAdmin();

  /**
   * What a local cloud is started with.
   *
   * @param port port to listen on; 0 for 4566 when it is free, else any
   * @param region region to play
   * @param classPath local cloud's own jars
   * @param databaseClassPath database engine's jars
   * @param idleMinutes minutes without a request after which it stops; 0 for never
   */
  public record Settings(
      int port,
      String region,
      List<Path> classPath,
      List<Path> databaseClassPath,
      int idleMinutes) {

    /** Makes the settings; their lists are copied. */
    public Settings {
      classPath = List.copyOf(classPath);
      databaseClassPath = List.copyOf(databaseClassPath);
    }
  }

  /**
   * Creates a launcher.
   *
   * @param folder the project's folder for the local cloud's state
   * @param version version the local cloud must have
   */
  public LocalCloudLauncher(Path folder, String version) {
    this.folder = folder;
    this.version = version;
  }

  /**
   * Finds the project's running local cloud, whatever its version. One that died is forgotten.
   *
   * @return the running one, or empty
   * @throws UserError when a process owns the state but does not answer
   */
  public Optional<LocalCloudState> running() {
    Optional<LocalCloudState> found = LocalCloudState.read(folder);
    if (found.isEmpty()) {
      return found;
    }
    LocalCloudState state = found.get();
    if (admin.health(state.endpoint()).isPresent()) {
      return found;
    }
    if (state.isAlive()) {
      throw new UserError(
          ("The local cloud's state file names process %d, which lives but does not answer at %s."
                  + " Look at %s; end the process if it is the local cloud, else remove %s")
              .formatted(state.pid(), state.endpoint(), log(), folder.resolve("local-cloud.json")));
    }
    LocalCloudState.forget(folder);
    return Optional.empty();
  }

  /**
   * Whether a local cloud has the version of this plugin.
   *
   * @param state the running local cloud
   * @return whether its version is the same, or unknown
   */
  public boolean fits(LocalCloudState state) {
    return state.version().equals(version) || state.version().isEmpty();
  }

  /**
   * Starts a local cloud that goes on after this process.
   *
   * @param settings what to start it with
   * @return the running local cloud
   * @throws UserError when it does not come up, with the end of its log
   */
  public LocalCloudState start(Settings settings) {
    try {
      Files.createDirectories(folder);
      Process process =
          builder(settings)
              .redirectErrorStream(true)
              .redirectOutput(log().toFile())
              .redirectInput(ProcessBuilder.Redirect.from(emptyFile().toFile()))
              .start();
      return await(process, settings);
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot start the local cloud in " + folder, failed);
    }
  }

  /**
   * Runs a local cloud in the foreground, until it is stopped.
   *
   * @param settings what to start it with
   * @return its exit code
   */
  public int run(Settings settings) {
    try {
      Files.createDirectories(folder);
      Process process = builder(settings).inheritIO().start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "stop-local-cloud"));
      return process.waitFor();
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot start the local cloud in " + folder, failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the local cloud ran", interrupted);
    }
  }

  /**
   * Stops a local cloud and waits for its end.
   *
   * @param state the running local cloud
   * @throws UserError when it does not end
   */
  public void stop(LocalCloudState state) {
    if (!admin.stop(state)) {
      throw new UserError(
          "The local cloud at %s (process %d) does not stop. Look at %s, and end the process."
              .formatted(state.endpoint(), state.pid(), log()));
    }
    LocalCloudState.forget(folder);
  }

  /**
   * Where the local cloud keeps its state.
   *
   * @return the folder, which exists once a local cloud was started
   */
  public Path folder() {
    return folder;
  }

  private Path log() {
    return folder.resolve("local-cloud.log");
  }

  private Path emptyFile() throws IOException {
    Path empty = folder.resolve("no-input");
    Files.write(empty, new byte[0]);
    return empty;
  }

  private ProcessBuilder builder(Settings settings) throws IOException {
    Path database = folder.resolve("database.class-path");
    Files.writeString(database, joined(settings.databaseClassPath()), StandardCharsets.UTF_8);
    return new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xshare:auto",
        "-cp",
        joined(settings.classPath()),
        MAIN_CLASS,
        "--state",
        folder.toString(),
        "--port",
        Integer.toString(port(settings)),
        "--region",
        settings.region(),
        "--database-class-path",
        database.toString(),
        "--idle-minutes",
        Integer.toString(settings.idleMinutes()));
  }

  private LocalCloudState await(Process process, Settings settings) {
    Instant patience = Instant.now().plus(PATIENCE);
    while (true) {
      Optional<LocalCloudState> state =
          LocalCloudState.read(folder).filter(s -> s.pid() == process.pid());
      if (state.isPresent() && admin.health(state.get().endpoint()).isPresent()) {
        return state.get();
      }
      if (!process.isAlive()) {
        throw new UserError(ended(process.exitValue(), settings));
      }
      if (Instant.now().isAfter(patience)) {
        process.destroy();
        throw new UserError(
            "The local cloud was not ready after %d s. The end of its log, %s:%n%s"
                .formatted(PATIENCE.toSeconds(), log(), tail()));
      }
      Pause.of(Duration.ofMillis(25));
    }
  }

  private String ended(int exitCode, Settings settings) {
    if (exitCode == 3) {
      return "Port %d on 127.0.0.1 is in use, so the local cloud cannot listen there. %s"
          .formatted(
              settings.port(),
              "Choose another with -Dcqrs.local.port=…, or leave it out: then a free one is taken.");
    }
    return "The local cloud ended at once, with exit code %d. The end of its log, %s:%n%s"
        .formatted(exitCode, log(), tail());
  }

  private String tail() {
    try {
      List<String> lines = Files.readAllLines(log(), StandardCharsets.UTF_8);
      return lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()).stream()
          .map(line -> "  " + line)
          .collect(Collectors.joining("\n"));
    } catch (IOException unreadable) {
      return "  (unreadable: " + unreadable.getMessage() + ")";
    }
  }

  private static int port(Settings settings) {
    if (settings.port() != 0) {
      return settings.port();
    }
    try (ServerSocket probe = new ServerSocket(USUAL_PORT, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    } catch (IOException taken) {
      return 0;
    }
  }

  private static String joined(List<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
