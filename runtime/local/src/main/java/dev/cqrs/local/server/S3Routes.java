package dev.cqrs.local.server;

import dev.cqrs.local.cloud.AwsError;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which operation of S3 a request means: by method, by what the path names, by subresource. */
final class S3Routes {

  /**
   * A request's meaning.
   *
   * @param operation the operation
   * @param bucket the bucket; empty if the path names none
   * @param key the key; empty if the path names none
   */
  record Match(String operation, String bucket, String key) {}

  private static final Map<String, String> BUCKET =
      Map.ofEntries(
          Map.entry("PUT", "CreateBucket"),
          Map.entry("HEAD", "HeadBucket"),
          Map.entry("DELETE", "DeleteBucket"),
          Map.entry("GET list-type", "ListObjectsV2"),
          Map.entry("GET location", "GetBucketLocation"),
          Map.entry("POST delete", "DeleteObjects"),
          Map.entry("PUT publicAccessBlock", "PutPublicAccessBlock"),
          Map.entry("GET publicAccessBlock", "GetPublicAccessBlock"),
          Map.entry("DELETE publicAccessBlock", "DeletePublicAccessBlock"),
          Map.entry("PUT tagging", "PutBucketTagging"),
          Map.entry("GET tagging", "GetBucketTagging"),
          Map.entry("DELETE tagging", "DeleteBucketTagging"));

  private static final Map<String, String> OBJECT =
      Map.of(
          "PUT", "PutObject",
          "GET", "GetObject",
          "HEAD", "HeadObject",
          "DELETE", "DeleteObject",
          "GET tagging", "GetObjectTagging");

  /** Parameters of operations, which say nothing about which operation it is. */
  private static final Set<String> PARAMETERS =
      Set.of(
          "x-id",
          "prefix",
          "delimiter",
          "max-keys",
          "continuation-token",
          "start-after",
          "encoding-type",
          "fetch-owner");

  private S3Routes() {}

  /**
   * Returns what a request means.
   *
   * @throws AwsError naming what is not supported
   */
  static Match match(Request request) {
    String path = request.path().substring(1);
    int slash = path.indexOf('/');
    String bucket = Request.decodePath(slash < 0 ? path : path.substring(0, slash));
    String key = slash < 0 ? "" : Request.decodePath(path.substring(slash + 1));
    TreeSet<String> subresources = new TreeSet<>(request.query().keySet());
    subresources.removeAll(PARAMETERS);
    subresources.removeIf(name -> name.startsWith("X-Amz-"));
    String line =
        subresources.isEmpty()
            ? request.method()
            : request.method() + " " + String.join("&", subresources);
    Optional<String> operation;
    if (bucket.isEmpty()) {
      operation = line.equals("GET") ? Optional.of("ListBuckets") : Optional.empty();
    } else {
      operation = Optional.ofNullable((key.isEmpty() ? BUCKET : OBJECT).get(line));
    }
    return operation
        .map(name -> new Match(name, bucket, key))
        .orElseThrow(
            () ->
                AwsError.unsupportedOperation(
                    "s3", line + (key.isEmpty() ? " of a bucket" : " of an object")));
  }
}
