package dev.cqrs.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** The MD5 digests by which SQS's clients check what they sent and received. */
final class Digests {

  private static final byte STRING = 1;
  private static final byte BINARY = 2;

  private Digests() {}

  static String ofText(String text) {
    return HexFormat.of().formatHex(md5().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Digests message attributes by SQS's rule: sorted by name, each part led by its length. */
  static String ofAttributes(JsonNode attributes) {
    MessageDigest digest = md5();
    Map<String, JsonNode> sorted = new TreeMap<>();
    attributes.properties().forEach(e -> sorted.put(e.getKey(), e.getValue()));
    for (Map.Entry<String, JsonNode> attribute : sorted.entrySet()) {
      JsonNode value = attribute.getValue();
      update(digest, attribute.getKey().getBytes(StandardCharsets.UTF_8));
      update(digest, value.path("DataType").asText("").getBytes(StandardCharsets.UTF_8));
      if (value.hasNonNull("BinaryValue")) {
        digest.update(BINARY);
        update(digest, binary(value.get("BinaryValue")));
      } else {
        digest.update(STRING);
        update(digest, value.path("StringValue").asText("").getBytes(StandardCharsets.UTF_8));
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static byte[] binary(JsonNode node) {
    try {
      return node.binaryValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void update(MessageDigest digest, byte[] part) {
    digest.update(ByteBuffer.allocate(4).putInt(part.length).array());
    digest.update(part);
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
