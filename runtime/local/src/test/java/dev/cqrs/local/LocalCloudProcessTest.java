package dev.cqrs.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cqrs.local.lambda.DatabaseJars;
import java.io.File;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalCloudProcessTest {

  @TempDir private Path state;
  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void endAll() {
    processes.forEach(Process::destroyForcibly);
  }

  @Test
  void itTellsWhereItIsAndStopsWhenToldWithItsSecret() throws Exception {
    Process process = start("0");
    JsonNode announcement = announcement(process);
    String endpoint = announcement.get("endpoint").asText();

    assertThat(announcement.get("pid").asLong()).isEqualTo(process.pid());
    assertThat(send("GET", endpoint + "/_cqrs/health", "")).startsWith("200 {\"status\":\"UP\"");
    assertThat(send("POST", endpoint + "/_cqrs/stop", "wrong"))
        .isEqualTo(
            "403 {\"status\":403,\"detail\":\"The header x-cqrs-secret is missing or wrong\"}");
    assertThat(send("POST", endpoint + "/_cqrs/stop", announcement.get("secret").asText()))
        .isEqualTo("202 {\"status\":\"STOPPING\"}");
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(state.resolve("local-cloud.json")).doesNotExist();
  }

  @Test
  void aTerminationIsAnOrderlyStop() throws Exception {
    Process process = start("0");
    announcement(process);

    process.destroy();

    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(state.resolve("local-cloud.json")).doesNotExist();
  }

  @Test
  void aPortInUseIsNamed() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Process process = start(Integer.toString(taken.getLocalPort()));

      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(3);
      assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(
              "Port "
                  + taken.getLocalPort()
                  + " on 127.0.0.1 is in use: another program listens there. Choose another one"
                  + " with --port, or 0 for any free one."
                  + System.lineSeparator());
    }
  }

  @Test
  void aStateFolderInUseIsNamed() throws Exception {
    announcement(start("0"));

    Process second = start("0");

    assertThat(second.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(second.exitValue()).isEqualTo(4);
    assertThat(new String(second.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo(
            "Another local cloud uses the state folder "
                + state
                + ". Stop it first."
                + System.lineSeparator());
  }

  @Test
  void aStateFolderIsFreeAgainAfterACrash() throws Exception {
    Process process = start("0");
    announcement(process);
    process.destroyForcibly();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    Files.delete(state.resolve("local-cloud.json"));

    Process second = start("0");

    assertThat(announcement(second).get("pid").asLong()).isEqualTo(second.pid());
  }

  @Test
  void everySocketIsOnTheLoopbackAddress() throws Exception {
    String system = System.getProperty("os.name");
    assumeTrue(
        system.equals("Linux"),
        "NOT RUN: sockets are read from /proc, which only Linux has, and this is "
            + system
            + ". That nothing listens beyond loopback is unproven on this machine.");
    Path jars = Files.createTempFile(state, "database", ".class-path");
    Files.writeString(
        jars,
        DatabaseJars.resolve().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator)));

    Process process = start("0", "--database-class-path", jars.toString());
    announcement(process);

    // The front, the functions' runtime API and the database
    assertThat(ListeningSockets.of(process.pid()))
        .hasSize(3)
        .allMatch(ListeningSockets::isLoopback, "is a loopback address");
  }

  private Process start(String port, String... more) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LocalCloud.class.getName(),
                "--state",
                state.toString(),
                "--port",
                port));
    command.addAll(List.of(more));
    ProcessBuilder builder = new ProcessBuilder(command);
    // Else the JVM greets on the error stream with the options that a build passes by this
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = builder.redirectErrorStream(true).start();
    processes.add(process);
    return process;
  }

  private JsonNode announcement(Process process) throws Exception {
    Path file = state.resolve("local-cloud.json");
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!Files.exists(file)) {
      assertThat(System.nanoTime()).as("it starts within 20 seconds").isLessThan(deadline);
      boolean ended = process.waitFor(50, TimeUnit.MILLISECONDS);
      assertThat(ended).as("it ended early").isFalse();
    }
    return new ObjectMapper().readTree(file.toFile());
  }

  private static String send(String method, String address, String secret) throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(address))
                    .header("x-cqrs-secret", secret)
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    return answer.statusCode() + " " + answer.body();
  }
}
