package dev.cqrs.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The functions of an application in the local cloud, called as every caller should: by their
 * alias.
 *
 * @param port the local cloud's port
 * @param prefix what the functions' names start with, such as {@code library-dev}
 */
record LocalFunctions(int port, String prefix) {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** Returns the answer to a command. */
  String command(String payload) {
    return lambda("command-handler", payload);
  }

  /** Returns the answer to a query. */
  String query(String payload) {
    return lambda("query-handler", payload);
  }

  private String lambda(String function, String payload) {
    String path =
        "/2015-03-31/functions/%s-%s/invocations?Qualifier=live".formatted(prefix, function);
    return send("lambda", path, "application/json", "", payload);
  }

  /** Returns the names of all tables as JSON. */
  String tables() {
    return send(
        "dynamodb", "/", "application/x-amz-json-1.0", "DynamoDB_20120810.ListTables", "{}");
  }

  /** Returns whether a table is protected against deletion. */
  boolean isProtected(String table) {
    return send(
            "dynamodb",
            "/",
            "application/x-amz-json-1.0",
            "DynamoDB_20120810.DescribeTable",
            "{\"TableName\":\"%s\"}".formatted(table))
        .contains("\"DeletionProtectionEnabled\":true");
  }

  /** Returns the names of all functions, sorted. */
  String names() {
    String list = get("lambda", "/2015-03-31/functions/");
    return Pattern.compile("\"FunctionName\":\"([^\"]+)\"")
        .matcher(list)
        .results()
        .map(found -> found.group(1))
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  private String get(String service, String path) {
    return exchange(request(service, path).GET().build());
  }

  private HttpRequest.Builder request(String service, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/%s/aws4_request,"
                    .formatted(service)
                + " SignedHeaders=host, Signature=x");
  }

  private String send(
      String service, String path, String contentType, String operation, String payload) {
    HttpRequest.Builder request =
        request(service, path)
            .header("Content-Type", contentType)
            .POST(HttpRequest.BodyPublishers.ofString(payload));
    if (!operation.isEmpty()) {
      request.header("X-Amz-Target", operation);
    }
    return exchange(request.build());
  }

  private static String exchange(HttpRequest request) {
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
