package dev.cqrs.maven.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a running local cloud says of itself in its state file.
 *
 * @param pid its process id
 * @param endpoint where it listens
 * @param region region it plays
 * @param version version of its code
 * @param secret what it wants to be shown before it stops
 */
public record LocalCloudState(
    long pid, URI endpoint, String region, String version, String secret) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FILE = "local-cloud.json";

  /**
   * Reads the state file.
   *
   * @param folder the local cloud's state folder
   * @return the state; empty when there is no file, or one that is no state
   */
  public static Optional<LocalCloudState> read(Path folder) {
    try {
      JsonNode json = JSON.readTree(Files.readAllBytes(folder.resolve(FILE)));
      if (!json.path("pid").canConvertToLong() || !json.path("endpoint").isTextual()) {
        return Optional.empty();
      }
      return Optional.of(
          new LocalCloudState(
              json.path("pid").asLong(),
              URI.create(json.path("endpoint").asText()),
              json.path("region").asText(),
              json.path("version").asText(),
              json.path("secret").asText()));
    } catch (NoSuchFileException | JsonProcessingException absent) {
      return Optional.empty();
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot read " + folder.resolve(FILE), failed);
    }
  }

  /**
   * Removes the file of a local cloud that died without doing so.
   *
   * @param folder the local cloud's state folder
   */
  public static void forget(Path folder) {
    try {
      Files.deleteIfExists(folder.resolve(FILE));
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot remove " + folder.resolve(FILE), failed);
    }
  }

  /**
   * Whether the process lives.
   *
   * @return whether a process has this id
   */
  public boolean isAlive() {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }
}
