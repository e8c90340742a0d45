package dev.cqrs.maven.packaging;

import dev.cqrs.maven.problem.UserError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The functions' deployment package, as Lambda's Java runtimes expect it: classes at the root,
 * libraries in {@code lib/}. Equal classes and libraries give equal bytes, so that a deployment
 * without a change changes nothing.
 *
 * @param file the zip
 * @param sha256 its SHA-256, 64 hex digits
 * @param size its size in bytes
 * @param unzippedSize size of its content in bytes
 * @param libraries number of libraries
 */
public record FunctionZip(Path file, String sha256, long size, long unzippedSize, int libraries) {

  /**
   * Largest zip Lambda takes by direct upload, kept as the limit so that cold starts stay short.
   */
  static final long MAXIMUM_SIZE = 50L * 1024 * 1024;

  /** Largest unzipped size Lambda takes. */
  static final long MAXIMUM_UNZIPPED_SIZE = 250L * 1024 * 1024;

  private static final String HANDLER = "dev/cqrs/aws/CommandFunction.class";

  /** The earliest time a zip entry can carry without a zone: no clock, no zone in the bytes. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  /**
   * Writes the zip, unless equal bytes are already there.
   *
   * @param classesFolder the project's compiled classes and resources
   * @param jars its run-time class path without the project itself
   * @param zip file to write; its folders are created
   * @return the zip
   * @throws UserError when the functions' handlers are on none of the jars, two jars have one name,
   *     or the zip is larger than Lambda takes
   */
  public static FunctionZip write(Path classesFolder, List<Path> jars, Path zip) {
    return write(classesFolder, jars, zip, MAXIMUM_SIZE, MAXIMUM_UNZIPPED_SIZE);
  }

  static FunctionZip write(
      Path classesFolder, List<Path> jars, Path zip, long maximumSize, long maximumUnzippedSize) {
    try {
      requireHandlers(jars);
      SortedMap<String, Path> entries = entries(classesFolder, jars);
      long unzipped = 0;
      for (Path entry : entries.values()) {
        unzipped += Files.size(entry);
      }
      requireAtMost(maximumUnzippedSize, unzipped, "unzipped", jars);
      byte[] bytes = bytes(entries);
      requireAtMost(maximumSize, bytes.length, "zipped", jars);
      if (!Files.isRegularFile(zip) || !Arrays.equals(Files.readAllBytes(zip), bytes)) {
        replace(zip, bytes);
      }
      return new FunctionZip(zip, sha256(bytes), bytes.length, unzipped, jars.size());
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot write " + zip, failed);
    }
  }

  private static SortedMap<String, Path> entries(Path classesFolder, List<Path> jars)
      throws IOException {
    SortedMap<String, Path> entries = new TreeMap<>();
    try (Stream<Path> files = Files.walk(classesFolder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        entries.put(classesFolder.relativize(file).toString().replace('\\', '/'), file);
      }
    }
    for (Path jar : jars) {
      Path other = entries.put("lib/" + jar.getFileName(), jar);
      if (other != null) {
        throw new UserError(
            ("Two libraries have the file name %s: %s and %s. Lambda's lib/ folder is flat:"
                    + " exclude one of them in the pom.")
                .formatted(jar.getFileName(), other, jar));
      }
    }
    return entries;
  }

  private static byte[] bytes(SortedMap<String, Path> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (var each : entries.entrySet()) {
        ZipEntry entry = new ZipEntry(each.getKey());
        entry.setTimeLocal(NO_TIME);
        out.putNextEntry(entry);
        Files.copy(each.getValue(), out);
        out.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static void replace(Path zip, byte[] bytes) throws IOException {
    Path folder = zip.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path part = Files.createTempFile(folder, "functions", ".part");
    Files.write(part, bytes);
    Files.move(part, zip, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void requireHandlers(List<Path> jars) throws IOException {
    for (Path jar : jars) {
      try (ZipFile content = new ZipFile(jar.toFile())) {
        if (content.getEntry(HANDLER) != null) {
          return;
        }
      }
    }
    throw new UserError(
        "The functions' handlers (dev.cqrs.aws.CommandFunction) are on none of the project's "
            + jars.size()
            + " run-time libraries. Add the dependency dev.cqrs:cqrs-aws, with scope runtime.");
  }

  private static void requireAtMost(long maximum, long size, String what, List<Path> jars)
      throws IOException {
    if (size <= maximum) {
      return;
    }
    Path largest = null;
    for (Path jar : jars) {
      if (largest == null || Files.size(jar) > Files.size(largest)) {
        largest = jar;
      }
    }
    throw new UserError(
        ("The function zip is too large: %d bytes %s, at most %d are allowed. Its largest library"
                + " is %s (%d bytes): exclude what the functions do not need.")
            .formatted(size, what, maximum, largest.getFileName(), Files.size(largest)));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }
}
