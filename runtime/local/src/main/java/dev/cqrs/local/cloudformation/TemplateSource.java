package dev.cqrs.local.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloud.Cloud;
import dev.cqrs.local.cloudformation.template.ValidationError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where the text of a template comes from: the request itself, or an object in S3. */
final class TemplateSource {

  private static final int INLINE_LIMIT = 51_200;
  private static final int OBJECT_LIMIT = 1_048_576;
  private final Cloud cloud;

  TemplateSource(Cloud cloud) {
    this.cloud = cloud;
  }

  /** Returns the text that a request gives; empty if it gives none. */
  Optional<String> find(Request request) {
    Optional<String> body = request.find("TemplateBody");
    Optional<String> url = request.find("TemplateURL");
    if (body.isPresent() && url.isPresent()) {
      throw ValidationError.of("Specify exactly one of 'TemplateBody' or 'TemplateURL'");
    }
    body.ifPresent(text -> limit("templateBody", text, INLINE_LIMIT));
    return body.or(() -> url.map(this::load));
  }

  String get(Request request) {
    return find(request)
        .orElseThrow(
            () -> ValidationError.of("Either Template URL or Template Body must be specified."));
  }

  private static void limit(String member, String text, int limit) {
    if (text.getBytes(StandardCharsets.UTF_8).length > limit) {
      throw ValidationError.of(
          "1 validation error detected: Value at '"
              + member
              + "' failed to satisfy constraint: Member must have length less than or equal to "
              + limit);
    }
  }

  private String load(String url) {
    String[] place = place(url);
    try {
      JsonNode body =
          cloud
              .call(
                  "s3",
                  "GetObject",
                  JsonNodeFactory.instance
                      .objectNode()
                      .put("Bucket", place[0])
                      .put("Key", place[1]))
              .path("Body");
      String text =
          body.isBinary() ? new String(body.binaryValue(), StandardCharsets.UTF_8) : body.asText();
      limit("templateURL", text, OBJECT_LIMIT);
      return text;
    } catch (AwsError e) {
      throw ValidationError.of("S3 error: " + e.getMessage() + " (" + url + ")");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns bucket and key of {@code host/bucket/key} or {@code bucket.s3….amazonaws.com/key}. */
  private static String[] place(String url) {
    URI uri;
    try {
      uri = URI.create(url);
    } catch (IllegalArgumentException e) {
      throw notOfS3();
    }
    String host = uri.getHost() == null ? "" : uri.getHost();
    String path = uri.getPath() == null ? "" : uri.getPath();
    int bucketEnd = host.indexOf(".s3");
    if (bucketEnd > 0 && path.length() > 1) {
      return new String[] {host.substring(0, bucketEnd), path.substring(1)};
    }
    String[] parts = path.split("/", 3);
    if (host.isEmpty() || parts.length < 3 || parts[2].isEmpty()) {
      throw notOfS3();
    }
    return new String[] {parts[1], parts[2]};
  }

  private static AwsError notOfS3() {
    return ValidationError.of("TemplateURL must reference a valid S3 object.");
  }
}
