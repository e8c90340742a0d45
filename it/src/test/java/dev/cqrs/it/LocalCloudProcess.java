package dev.cqrs.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The local cloud of a project, as its state file describes it.
 *
 * @param pid the process
 * @param port the port on 127.0.0.1
 */
record LocalCloudProcess(long pid, int port) {

  /** Returns the state file of a project's local cloud; it exists while the local cloud runs. */
  static Path stateFile(Path project) {
    return project.resolve(".cqrs/local-cloud/local-cloud.json");
  }

  /** Reads the state file of a project. */
  static LocalCloudProcess of(Path project) {
    try {
      String state = Files.readString(stateFile(project));
      return new LocalCloudProcess(number(state, "pid"), (int) number(state, "port"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns whether the process is there. */
  boolean isAlive() {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  /** Returns how many processes it has started that are still there. */
  long children() {
    return ProcessHandle.of(pid).map(process -> process.descendants().count()).orElse(0L);
  }

  /** Returns whether somebody listens on the port. */
  boolean isListening() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static long number(String json, String name) {
    Matcher matcher = Pattern.compile("\"" + name + "\"\\s*:\\s*(\\d+)").matcher(json);
    if (!matcher.find()) {
      throw new IllegalStateException("The state file has no " + name + ": " + json);
    }
    return Long.parseLong(matcher.group(1));
  }
}
