package dev.cqrs.local.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cqrs.local.cloud.AwsError;
import java.util.List;
import java.util.Map;

/** The XML of S3's answers, which repeats elements where other services nest lists. */
final class S3Answers {

  private static final Map<String, String> ROOTS =
      Map.of(
          "ListBuckets", "ListAllMyBucketsResult",
          "ListObjectsV2", "ListBucketResult",
          "DeleteObjects", "DeleteResult",
          "GetPublicAccessBlock", "PublicAccessBlockConfiguration",
          "GetBucketTagging", "Tagging",
          "GetObjectTagging", "Tagging",
          "GetBucketLocation", "LocationConstraint");

  private S3Answers() {}

  /** Returns the answer of an operation. */
  static String xml(String operation, String namespace, JsonNode output) {
    String root = ROOTS.get(operation);
    if (root == null) {
      throw AwsError.unsupportedOperation("s3", operation);
    }
    Xml xml = new Xml();
    if (operation.equals("GetBucketLocation")) {
      String region = output.get("LocationConstraint").asText();
      return xml.open(root, namespace).content(region).close(root).toString();
    }
    xml.open(root, namespace);
    switch (operation) {
      case "ListBuckets" -> wrapped(xml, "Buckets", "Bucket", output.get("Buckets"));
      case "GetBucketTagging", "GetObjectTagging" ->
          wrapped(xml, "TagSet", "Tag", output.get("TagSet"));
      case "GetPublicAccessBlock" -> xml.members(output.get("PublicAccessBlockConfiguration"));
      default -> flat(xml, output);
    }
    return xml.close(root).toString();
  }

  private static void wrapped(Xml xml, String list, String element, JsonNode items) {
    xml.open(list);
    items.forEach(item -> structure(xml, element, item));
    xml.close(list);
  }

  private static void flat(Xml xml, JsonNode output) {
    for (Map.Entry<String, JsonNode> member : output.properties()) {
      Iterable<JsonNode> items =
          member.getValue().isArray() ? member.getValue() : List.of(member.getValue());
      for (JsonNode item : items) {
        structure(xml, member.getKey(), item);
      }
    }
  }

  private static void structure(Xml xml, String name, JsonNode item) {
    if (!item.isObject()) {
      xml.text(name, item.asText());
      return;
    }
    xml.open(name);
    for (Map.Entry<String, JsonNode> member : item.properties()) {
      boolean timestamp =
          member.getKey().equals("LastModified") || member.getKey().equals("CreationDate");
      String value = timestamp ? Timestamps.iso(member.getValue()) : member.getValue().asText();
      xml.text(member.getKey(), value);
    }
    xml.close(name);
  }
}
