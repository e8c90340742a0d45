package dev.cqrs.local.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloud.StateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The buckets as JSON, and the contents of their objects as files. A bucket has {@code
 * CreationDate}, {@code Objects} by key, {@code Tags} and {@code PublicAccessBlock}.
 */
final class Buckets {

  private static final String FILE = "s3";

  private final StateFiles files;
  private final Path contents;
  private final TreeMap<String, ObjectNode> buckets = new TreeMap<>();

  Buckets(StateFiles files) {
    this.files = files;
    this.contents = files.folder("s3-objects");
    files
        .read(FILE)
        .ifPresent(
            state ->
                state
                    .properties()
                    .forEach(e -> buckets.put(e.getKey(), (ObjectNode) e.getValue())));
  }

  SortedMap<String, ObjectNode> all() {
    return buckets;
  }

  boolean has(String bucket) {
    return buckets.containsKey(bucket);
  }

  /**
   * Returns a bucket.
   *
   * @throws AwsError {@code NoSuchBucket} if there is none
   */
  ObjectNode bucket(String name) {
    ObjectNode bucket = buckets.get(name);
    if (bucket == null) {
      throw new AwsError("NoSuchBucket", 404, "The specified bucket does not exist");
    }
    return bucket;
  }

  /** Returns the objects of a bucket by their keys. */
  ObjectNode objects(String bucket) {
    return bucket(bucket).withObject("/Objects");
  }

  /**
   * Returns what is known of an object.
   *
   * @throws AwsError {@code NoSuchKey} if there is none
   */
  ObjectNode object(String bucket, String key) {
    if (objects(bucket).path(key) instanceof ObjectNode object) {
      return object;
    }
    throw new AwsError("NoSuchKey", 404, "The specified key does not exist.");
  }

  /** Returns the content of an object. */
  byte[] content(String bucket, String key) {
    try {
      return Files.readAllBytes(file(bucket, key));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces the content of an object, whole. */
  void content(String bucket, String key, byte[] content) {
    Path file = file(bucket, key);
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.createDirectories(file.getParent());
      Files.write(fresh, content);
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes an object if there is one; the caller saves. */
  void remove(String bucket, String key) {
    objects(bucket).remove(key);
    try {
      Files.deleteIfExists(file(bucket, key));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Names files by a hash, because keys may hold what file names must not. */
  private Path file(String bucket, String key) {
    return contents
        .resolve(bucket)
        .resolve(digest("SHA-256", key.getBytes(StandardCharsets.UTF_8)));
  }

  static String digest(String algorithm, byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  void save() {
    ObjectNode state = JsonNodeFactory.instance.objectNode();
    buckets.forEach((String name, JsonNode bucket) -> state.set(name, bucket));
    files.write(FILE, state);
  }
}
