package dev.cqrs.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The files in which the services keep what survives a restart; each write replaces a whole file.
 */
public final class StateFiles {

  private static final ObjectMapper JSON = new ObjectMapper();
  private final Path folder;

  /**
   * @param folder the folder of the files; created if missing
   */
  public StateFiles(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the folder in which a service may keep files of its own, such as objects or code. */
  public Path folder(String name) {
    try {
      return Files.createDirectories(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns what was written under a name, or empty if nothing was. */
  public synchronized Optional<JsonNode> read(String name) {
    Path file = folder.resolve(name + ".json");
    try {
      return Files.exists(file) ? Optional.of(JSON.readTree(file.toFile())) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("The state file " + file + " cannot be read", e);
    }
  }

  /** Writes a file whole: after a crash either the old or the new content is there. */
  public synchronized void write(String name, JsonNode content) {
    Path file = folder.resolve(name + ".json");
    Path fresh = folder.resolve(name + ".json.new");
    try {
      JSON.writeValue(fresh.toFile(), content);
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("The state file " + file + " cannot be written", e);
    }
  }
}
