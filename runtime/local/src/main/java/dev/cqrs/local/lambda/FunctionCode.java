package dev.cqrs.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloud.Cloud;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The code of functions: fetched once, unpacked once for each content. */
final class FunctionCode {

  private final Cloud cloud;
  private final Path folder;

  FunctionCode(Cloud cloud, Path folder) {
    this.cloud = cloud;
    this.folder = folder;
  }

  /**
   * Code that has been unpacked.
   *
   * @param sha256 the digest of the zip in Base64, as the API shows it
   * @param size the size of the zip in bytes
   */
  record Unpacked(String sha256, long size) {}

  /** Fetches and unpacks the code that the {@code Code} structure of the API names. */
  Unpacked fetch(JsonNode code) {
    byte[] zip = code.hasNonNull("ZipFile") ? bytes(code.get("ZipFile")) : download(code);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(zip);
      String sha256 = Base64.getEncoder().encodeToString(digest);
      unpack(zip, taskRoot(sha256));
      return new Unpacked(sha256, zip.length);
    } catch (IOException | NoSuchAlgorithmException e) {
      throw LambdaErrors.invalid("Could not unzip uploaded file: " + e.getMessage());
    }
  }

  /** Returns the folder of code that was fetched before. */
  Path taskRoot(String sha256) {
    return folder.resolve(HexFormat.of().formatHex(Base64.getDecoder().decode(sha256), 0, 16));
  }

  /** Removes the code that no version of any function uses any more. */
  void keepOnly(Set<String> usedSha256) {
    List<Path> used = usedSha256.stream().map(this::taskRoot).toList();
    try (Stream<Path> entries = Files.list(folder)) {
      entries.filter(entry -> !used.contains(entry)).forEach(FunctionCode::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] download(JsonNode code) {
    String bucket = code.path("S3Bucket").asText("");
    String key = code.path("S3Key").asText("");
    if (bucket.isEmpty() || key.isEmpty()) {
      throw LambdaErrors.invalid("Please provide a source for function code.");
    }
    ObjectNode input = JsonNodeFactory.instance.objectNode().put("Bucket", bucket).put("Key", key);
    if (code.hasNonNull("S3ObjectVersion")) {
      input.set("VersionId", code.get("S3ObjectVersion"));
    }
    try {
      return bytes(cloud.call("s3", "GetObject", input).get("Body"));
    } catch (AwsError e) {
      throw LambdaErrors.invalid(
          "Error occurred while GetObject of s3://"
              + bucket
              + "/"
              + key
              + ". S3 Error Code: "
              + e.code()
              + ". S3 Error Message: "
              + e.getMessage());
    }
  }

  private static byte[] bytes(JsonNode node) {
    try {
      return node.binaryValue();
    } catch (IOException e) {
      throw LambdaErrors.invalid("ZipFile is not a blob");
    }
  }

  private void unpack(byte[] zip, Path target) throws IOException {
    if (Files.isDirectory(target)) {
      return;
    }
    Path fresh = Files.createTempDirectory(folder, "unpacking");
    int entries = 0;
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries++;
        Path file = fresh.resolve(entry.getName()).normalize();
        if (!file.startsWith(fresh)) {
          throw new IOException("the entry " + entry.getName() + " lies outside of the zip");
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.getParent());
          Files.copy(in, file);
        }
      }
    }
    if (entries == 0) {
      delete(fresh);
      throw new IOException("it is not a zip, or it is empty");
    }
    try {
      Files.move(fresh, target);
    } catch (IOException e) {
      delete(fresh);
      if (!Files.isDirectory(target)) {
        throw e;
      }
    }
  }

  private static void delete(Path path) {
    try (Stream<Path> tree = Files.walk(path)) {
      for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
