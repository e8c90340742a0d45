package dev.cqrs.local.server;

import dev.cqrs.local.cloud.AwsError;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * The content encoding {@code aws-chunked}: chunks of {@code <hex
 * length>[;extension]CRLF<data>CRLF}, one of length zero, then trailers. A CRC-32 among the
 * trailers is checked.
 */
final class AwsChunked {

  private final byte[] encoded;
  private int at;

  private AwsChunked(byte[] encoded) {
    this.encoded = encoded;
  }

  /** Returns the content of a request's body, decoded if it is encoded. */
  static byte[] content(Request request) {
    boolean chunked =
        request.headers().getOrDefault("content-encoding", "").contains("aws-chunked")
            || request.headers().getOrDefault("x-amz-content-sha256", "").startsWith("STREAMING-");
    return chunked ? new AwsChunked(request.body()).decode() : request.body();
  }

  private byte[] decode() {
    ByteArrayOutputStream content = new ByteArrayOutputStream(encoded.length);
    for (int length = chunkLength(); length > 0; length = chunkLength()) {
      if (length > encoded.length - at) {
        throw incomplete();
      }
      content.write(encoded, at, length);
      at += length;
      if (!line().isEmpty()) {
        throw incomplete();
      }
    }
    byte[] decoded = content.toByteArray();
    check(decoded, trailers().get("x-amz-checksum-crc32"));
    return decoded;
  }

  private int chunkLength() {
    String line = line();
    int extension = line.indexOf(';');
    try {
      return Integer.parseInt(extension < 0 ? line : line.substring(0, extension), 16);
    } catch (NumberFormatException e) {
      throw incomplete();
    }
  }

  private Map<String, String> trailers() {
    Map<String, String> trailers = new HashMap<>();
    while (at < encoded.length) {
      String line = line();
      int colon = line.indexOf(':');
      if (colon > 0) {
        trailers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
      }
    }
    return trailers;
  }

  private String line() {
    int end = at;
    while (end + 1 < encoded.length && !(encoded[end] == '\r' && encoded[end + 1] == '\n')) {
      end++;
    }
    if (end + 1 >= encoded.length) {
      throw incomplete();
    }
    String line = new String(encoded, at, end - at, StandardCharsets.US_ASCII);
    at = end + 2;
    return line;
  }

  private static void check(byte[] content, String expected) {
    CRC32 crc = new CRC32();
    crc.update(content);
    int value = (int) crc.getValue();
    byte[] bytes = {
      (byte) (value >>> 24), (byte) (value >>> 16), (byte) (value >>> 8), (byte) value
    };
    if (expected != null && !Base64.getEncoder().encodeToString(bytes).equals(expected)) {
      throw new AwsError(
          "BadDigest", 400, "The CRC32 you specified did not match the calculated checksum.");
    }
  }

  private static AwsError incomplete() {
    return new AwsError(
        "IncompleteBody", 400, "The request body terminated unexpectedly or is badly chunked");
  }
}
