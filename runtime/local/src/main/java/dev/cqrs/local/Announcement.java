package dev.cqrs.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.Cloud;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;

/** The file that tells others that the local cloud is ready, where, and how to stop it. */
final class Announcement implements AutoCloseable {

  private static final String NAME = "local-cloud.json";

  private final Path file;

  private Announcement(Path file) {
    this.file = file;
  }

  /** Writes the file, whole, readable by its owner only as it holds the secret. */
  static Announcement write(LocalCloudOptions options, int port, String secret) throws IOException {
    ObjectNode content = JsonNodeFactory.instance.objectNode();
    content.put("pid", ProcessHandle.current().pid()).put("port", port);
    content.put("endpoint", "http://127.0.0.1:" + port).put("region", options.region());
    content.put("accountId", Cloud.ACCOUNT_ID).put("startedAt", Instant.now().toString());
    content.put("version", version()).put("secret", secret);
    Path file = options.state().resolve(NAME);
    Path fresh = options.state().resolve(NAME + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(fresh, ownerOnly());
    new ObjectMapper().writeValue(fresh.toFile(), content);
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    return new Announcement(file);
  }

  private static FileAttribute<?>[] ownerOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /** Returns the version in the jar's manifest, or that of a build that is not in a jar. */
  static String version() {
    String version = Announcement.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
