package dev.cqrs.local.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloud.Members;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The operations upon objects. */
final class ObjectOperations {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Buckets buckets;

  ObjectOperations(Buckets buckets) {
    this.buckets = buckets;
  }

  ObjectNode call(String operation, ObjectNode input) {
    return switch (operation) {
      case "PutObject" -> put(input);
      case "GetObject" ->
          head(input).put("Body", buckets.content(Members.text(input, "Bucket"), key(input)));
      case "HeadObject" -> head(input);
      case "DeleteObject" -> delete(input);
      case "DeleteObjects" -> deleteAll(input);
      case "ListObjectsV2" -> list(input);
      case "GetObjectTagging" -> tagging(input);
      default -> throw AwsError.unsupportedOperation("s3", operation);
    };
  }

  private static String key(ObjectNode input) {
    return Members.text(input, "Key");
  }

  private ObjectNode put(ObjectNode input) {
    Members.only(
        input,
        "s3:PutObject",
        Set.of("Bucket", "Key", "Body", "ContentType", "CacheControl", "Metadata", "Tagging"));
    String bucket = Members.text(input, "Bucket");
    byte[] content = bytes(input);
    ObjectNode object = NODES.objectNode();
    object.put("ETag", "\"" + Buckets.digest("MD5", content) + "\"");
    object.put("ContentLength", content.length);
    object.put("ContentType", Members.text(input, "ContentType", "application/octet-stream"));
    object.put("LastModified", System.currentTimeMillis() / 1000);
    for (String member : List.of("CacheControl", "Metadata", "Tagging")) {
      if (input.hasNonNull(member)) {
        object.set(member, input.get(member));
      }
    }
    buckets.objects(bucket);
    buckets.content(bucket, key(input), content);
    buckets.objects(bucket).set(key(input), object);
    buckets.save();
    return NODES.objectNode().put("ETag", object.get("ETag").asText());
  }

  private static byte[] bytes(ObjectNode input) {
    try {
      return input.hasNonNull("Body") ? input.get("Body").binaryValue() : new byte[0];
    } catch (IOException e) {
      throw new AwsError("InvalidRequest", 400, "The body is not binary");
    }
  }

  private ObjectNode head(ObjectNode input) {
    return buckets.object(Members.text(input, "Bucket"), key(input)).deepCopy();
  }

  private ObjectNode delete(ObjectNode input) {
    buckets.remove(Members.text(input, "Bucket"), key(input));
    buckets.save();
    return NODES.objectNode();
  }

  private ObjectNode deleteAll(ObjectNode input) {
    ObjectNode output = NODES.objectNode();
    output.putArray("Deleted");
    for (JsonNode object : input.path("Delete").path("Objects")) {
      if (object.hasNonNull("VersionId")) {
        throw AwsError.unsupportedOperation("s3", "DeleteObjects with VersionId");
      }
      String key = Members.text(object, "Key");
      buckets.remove(Members.text(input, "Bucket"), key);
      output.withArray("Deleted").addObject().put("Key", key);
    }
    buckets.save();
    return output;
  }

  private ObjectNode tagging(ObjectNode input) {
    ObjectNode output = NODES.objectNode();
    output.putArray("TagSet");
    String tags = head(input).path("Tagging").asText("");
    for (String pair : tags.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        ObjectNode tag = output.withArray("TagSet").addObject();
        tag.put("Key", pair.substring(0, equals)).put("Value", pair.substring(equals + 1));
      }
    }
    return output;
  }

  private ObjectNode list(ObjectNode input) {
    String bucket = Members.text(input, "Bucket");
    String prefix = Members.text(input, "Prefix", "");
    String delimiter = Members.text(input, "Delimiter", "");
    int most = Members.number(input, "MaxKeys", 0, Integer.MAX_VALUE, 1000);
    String token = Members.text(input, "ContinuationToken", "");
    String after = token.isEmpty() ? Members.text(input, "StartAfter", "") : decoded(token);
    TreeMap<String, JsonNode> found = new TreeMap<>();
    buckets.objects(bucket).properties().forEach(e -> found.put(e.getKey(), e.getValue()));
    ObjectNode output = NODES.objectNode().put("Name", bucket).put("Prefix", prefix);
    output.put("MaxKeys", most).put("Delimiter", delimiter);
    output.putArray("Contents");
    TreeSet<String> prefixes = new TreeSet<>();
    String last = "";
    for (Map.Entry<String, JsonNode> entry : found.tailMap(after, false).entrySet()) {
      String key = entry.getKey();
      int cut = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
      String common = cut < 0 ? "" : key.substring(0, cut + delimiter.length());
      if (!key.startsWith(prefix) || prefixes.contains(common)) {
        last = key.startsWith(prefix) ? key : last;
        continue;
      }
      if (output.get("Contents").size() + prefixes.size() >= Math.min(most, 1000)) {
        output.put("NextContinuationToken", encoded(last));
        break;
      }
      last = key;
      if (common.isEmpty()) {
        output.withArray("Contents").add(content(key, entry.getValue()));
      } else {
        prefixes.add(common);
      }
    }
    output.put("IsTruncated", output.has("NextContinuationToken"));
    output.put("KeyCount", output.get("Contents").size() + prefixes.size());
    output.putArray("CommonPrefixes");
    prefixes.forEach(p -> output.withArray("CommonPrefixes").addObject().put("Prefix", p));
    return output;
  }

  private static ObjectNode content(String key, JsonNode object) {
    ObjectNode content = NODES.objectNode().put("Key", key).put("StorageClass", "STANDARD");
    content.set("LastModified", object.get("LastModified"));
    content.set("ETag", object.get("ETag"));
    content.set("Size", object.get("ContentLength"));
    return content;
  }

  private static String encoded(String key) {
    return Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(String token) {
    try {
      return new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new AwsError("InvalidArgument", 400, "The continuation token provided is incorrect");
    }
  }
}
