package dev.cqrs.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

  private Process start(String port) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            LocalCloud.class.getName(),
            "--state",
            state.toString(),
            "--port",
            port);
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
