package dev.cqrs.maven.tools;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A stand-in for AWS, which keeps what it is told and runs nothing. */
public final class Moto implements AutoCloseable {

  private static final Pattern READY = Pattern.compile("Running on (http://127\\.0\\.0\\.1:\\d+)");

  private final Process server;
  private final String endpoint;

  private Moto(Process server, String endpoint) {
    this.server = server;
    this.endpoint = endpoint;
  }

  /**
   * Starts it on a free port.
   *
   * @return the running one
   */
  public static Moto start() {
    String program = Tools.file(Tools.PYTHON.resolve("bin/moto_server")).toString();
    try {
      Process server =
          new ProcessBuilder(program, "-H", "127.0.0.1", "-p", "0")
              .redirectErrorStream(true)
              .start();
      BufferedReader said = server.inputReader(StandardCharsets.UTF_8);
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        Matcher ready = READY.matcher(line);
        if (ready.find()) {
          Thread rest = new Thread(() -> said.lines().forEach(each -> {}), "moto");
          rest.setDaemon(true);
          rest.start();
          return new Moto(server, ready.group(1));
        }
      }
      throw new AssertionError("moto_server ended with " + server.waitFor());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while moto_server started", interrupted);
    }
  }

  /** What the AWS CLI needs to find it. */
  public Map<String, String> environment() {
    return Map.of(
        "AWS_ENDPOINT_URL", endpoint,
        "AWS_REGION", "us-east-1",
        "AWS_ACCESS_KEY_ID", "test",
        "AWS_SECRET_ACCESS_KEY", "test");
  }

  @Override
  public void close() {
    server.destroy();
  }
}
