package dev.cqrs.local.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** S3's REST-XML with the bucket in the path. */
final class S3Protocol implements Protocol {

  private static final String TYPE = "application/xml";
  private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** What changes the meaning of a request and is not supported: refused, not ignored. */
  private static final List<String> REFUSED_HEADERS =
      List.of(
          "x-amz-copy-source",
          "range",
          "if-match",
          "if-none-match",
          "x-amz-acl",
          "x-amz-server-side-encryption",
          "x-amz-server-side-encryption-customer-algorithm",
          "x-amz-object-lock-mode",
          "x-amz-bucket-object-lock-enabled",
          "x-amz-storage-class",
          "x-amz-website-redirect-location",
          "content-disposition",
          "content-language",
          "expires");

  private static final Map<String, String> LIST_PARAMETERS =
      Map.of(
          "prefix", "Prefix",
          "delimiter", "Delimiter",
          "max-keys", "MaxKeys",
          "continuation-token", "ContinuationToken",
          "start-after", "StartAfter");

  private final Gate gate;

  S3Protocol(Gate gate) {
    this.gate = gate;
  }

  @Override
  public boolean accepts(Request request) {
    return true;
  }

  @Override
  public Response answer(Request request) {
    String signed = request.signature().map(Signature::service).orElse("s3");
    if (!signed.equals("s3")) {
      throw AwsError.unsupportedOperation(signed, request.method() + " " + request.path());
    }
    for (String header : REFUSED_HEADERS) {
      if (request.header(header).isPresent()) {
        throw AwsError.unsupportedOperation("s3", "requests with the header " + header);
      }
    }
    String encoding = request.header("content-encoding").orElse("aws-chunked");
    if (!encoding.equals("aws-chunked")) {
      throw AwsError.unsupportedOperation("s3", "requests with the content encoding " + encoding);
    }
    S3Routes.Match match = S3Routes.match(request);
    ObjectNode input = input(request, match);
    return output(match, gate.call(request, "s3", match.operation(), input));
  }

  private static ObjectNode input(Request request, S3Routes.Match match) {
    ObjectNode input = NODES.objectNode();
    if (!match.bucket().isEmpty()) {
      input.put("Bucket", match.bucket());
    }
    if (!match.key().isEmpty()) {
      input.put("Key", match.key());
    }
    switch (match.operation()) {
      case "PutObject" -> putInput(request, input);
      case "CreateBucket" -> {
        if (request.body().length > 0) {
          input.set("CreateBucketConfiguration", xml(request));
        }
      }
      case "ListObjectsV2" ->
          request.query().forEach((name, value) -> put(input, LIST_PARAMETERS.get(name), value));
      case "DeleteObjects" ->
          input.putObject("Delete").set("Objects", xml(request).withArray("Object"));
      case "PutPublicAccessBlock" -> input.set("PublicAccessBlockConfiguration", xml(request));
      case "PutBucketTagging" ->
          input
              .putObject("Tagging")
              .set("TagSet", xml(request).withObject("/TagSet").withArray("Tag"));
      default -> {
        // The path says everything
      }
    }
    return input;
  }

  private static ObjectNode xml(Request request) {
    return S3Xml.read(AwsChunked.content(request));
  }

  private static void put(ObjectNode input, String member, String value) {
    if (member != null) {
      input.put(member, value);
    }
  }

  private static void putInput(Request request, ObjectNode input) {
    input.put("Body", AwsChunked.content(request));
    request.header("content-type").ifPresent(type -> input.put("ContentType", type));
    request.header("cache-control").ifPresent(control -> input.put("CacheControl", control));
    request.header("x-amz-tagging").ifPresent(tags -> input.put("Tagging", tags));
    request
        .headers()
        .forEach(
            (name, value) -> {
              if (name.startsWith("x-amz-meta-")) {
                input.withObject("/Metadata").put(name.substring("x-amz-meta-".length()), value);
              }
            });
  }

  private static Response output(S3Routes.Match match, JsonNode output) {
    return switch (match.operation()) {
      case "PutObject" -> Response.empty(200).with("ETag", output.get("ETag").asText());
      case "GetObject", "HeadObject" -> object(output);
      case "CreateBucket" -> Response.empty(200).with("Location", output.get("Location").asText());
      case "HeadBucket" ->
          Response.empty(200).with("x-amz-bucket-region", output.get("BucketRegion").asText());
      case "DeleteObject",
          "DeleteBucket",
          "DeletePublicAccessBlock",
          "DeleteBucketTagging",
          "PutBucketTagging" ->
          Response.empty(204);
      case "PutPublicAccessBlock" -> Response.empty(200);
      default -> Response.of(200, TYPE, S3Answers.xml(match.operation(), NAMESPACE, output));
    };
  }

  private static Response object(JsonNode object) {
    try {
      byte[] body = object.path("Body").isBinary() ? object.get("Body").binaryValue() : new byte[0];
      Response response =
          Response.of(200, "", body)
              .with("Content-Type", object.get("ContentType").asText())
              .with("Content-Length", object.get("ContentLength").asText())
              .with("ETag", object.get("ETag").asText())
              .with("Accept-Ranges", "none")
              .with(
                  "Last-Modified",
                  DateTimeFormatter.RFC_1123_DATE_TIME.format(
                      Timestamps.instant(object.get("LastModified")).atOffset(ZoneOffset.UTC)));
      for (Map.Entry<String, JsonNode> meta : object.path("Metadata").properties()) {
        response = response.with("x-amz-meta-" + meta.getKey(), meta.getValue().asText());
      }
      return response;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Response refuse(Request request, AwsError error) {
    String code = QueryProtocol.code(error);
    int status = code.equals("AccessDenied") ? 403 : error.status();
    Xml xml = new Xml().open("Error");
    xml.text("Code", code).text("Message", error.getMessage());
    xml.text("Resource", request.path()).text("RequestId", request.id()).close("Error");
    return Response.of(status, TYPE, xml.toString());
  }
}
