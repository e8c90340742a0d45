package dev.cqrs.maven.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.cqrs.maven.problem.UserError;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalCloudLauncherTest {

  private static final String DEAD_ENDPOINT = "http://127.0.0.1:1";

  @TempDir private Path folder;

  @Test
  void without_a_state_file_nothing_runs() {
    assertThat(launcher().running()).isEmpty();
  }

  @Test
  void a_dead_process_is_forgotten() throws IOException, InterruptedException {
    Process ended = new ProcessBuilder("java", "-version").start();
    ended.waitFor();
    state(ended.pid(), DEAD_ENDPOINT);

    assertThat(launcher().running()).isEmpty();
    assertThat(folder.resolve("local-cloud.json")).doesNotExist();
  }

  @Test
  void a_living_process_that_does_not_answer_is_not_touched() throws IOException {
    long self = ProcessHandle.current().pid();
    state(self, DEAD_ENDPOINT);

    assertThatThrownBy(() -> launcher().running())
        .isInstanceOf(UserError.class)
        .hasMessage(
            "The local cloud's state file names process %d, which lives but does not answer at %s. Look at %s; end the process if it is the local cloud, else remove %s"
                .formatted(
                    self,
                    DEAD_ENDPOINT,
                    folder.resolve("local-cloud.log"),
                    folder.resolve("local-cloud.json")));
  }

  @Test
  void a_healthy_one_of_this_version_is_used() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/_cqrs/health",
        exchange -> {
          byte[] body = "{\"status\":\"UP\"}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      String endpoint = "http://127.0.0.1:" + server.getAddress().getPort();
      state(ProcessHandle.current().pid(), endpoint);

      assertThat(launcher().running()).map(s -> s.endpoint().toString()).contains(endpoint);
    } finally {
      server.stop(0);
    }
  }

  private LocalCloudLauncher launcher() {
    return new LocalCloudLauncher(folder, "1.0");
  }

  private void state(long pid, String endpoint) throws IOException {
    Files.writeString(
        folder.resolve("local-cloud.json"),
        """
        {"pid":%d,"endpoint":"%s","region":"us-east-1","version":"1.0","secret":"s"}
        """
            .formatted(pid, endpoint));
  }
}
