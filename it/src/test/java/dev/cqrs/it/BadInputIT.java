package dev.cqrs.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Bad input to real functions: problem documents that name each fault, and no event of it. */
class BadInputIT {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String UNNAMED =
      "{\"commandType\":\"CreateUser\",\"email\":\"a@b.example\"}";

  private static Path shop;
  private static MavenBuild build;
  private static int port;

  @BeforeAll
  static void deploy() {
    shop = MavenBuild.in(MavenBuild.freshFolder("bad-input")).generate("shop");
    build = MavenBuild.in(shop);
    build.run("cqrs:deploy", "-Dcqrs.local.port=0").mustSucceed();
    port = LocalCloudProcess.of(shop).port();
  }

  @AfterAll
  static void destroy() {
    if (Files.exists(LocalCloudProcess.stateFile(shop))) {
      build.run("cqrs:destroy");
    }
  }

  @Test
  void faults_of_fields_ids_versions_and_pages_are_named_and_leave_no_event() {
    Path scenario = Path.of("src/test/resources/smoke/bad-input.yaml").toAbsolutePath();
    MavenBuild.Result result =
        build.run("cqrs:smoke-test", "-Dcqrs.smokeTests=" + scenario).mustSucceed();
    assertThat(result.output()).containsPattern("18 of 18 passed in [0-9.]+ s");
  }

  @Test
  void broken_json_is_refused_with_its_place() throws Exception {
    assertThat(command("{\"commandType\":\"CreateUser\",\n \"email\": }"))
        .contains("\"statusCode\":400", "bad-request", "The request is not JSON", "at line 2,");
    assertThat(command("[]"))
        .contains("\"statusCode\":400", "\"detail\":\"The request must be a JSON object.\"");
    assertThat(command("{\"body\":\"{oops\"}"))
        .contains("\"statusCode\":400", "The body of the request is not JSON", "line 1, column 2");
  }

  @Test
  void a_body_is_unwrapped_from_text_and_base64() throws Exception {
    String nameIsRequired = "[{\"field\":\"name\",\"message\":\"is required\"}]";
    String base64 = Base64.getEncoder().encodeToString(UNNAMED.getBytes(StandardCharsets.UTF_8));

    assertThat(command("{\"body\":\"" + UNNAMED.replace("\"", "\\\"") + "\"}"))
        .contains("\"statusCode\":400", nameIsRequired);
    assertThat(command("{\"isBase64Encoded\":true,\"body\":\"" + base64 + "\"}"))
        .contains("\"statusCode\":400", nameIsRequired);
  }

  @Test
  void a_body_that_is_none_is_refused() throws Exception {
    assertThat(command("{\"isBase64Encoded\":true,\"body\":\"%%%\"}"))
        .contains("\"statusCode\":400", "The body of the request is not in Base64.");
    assertThat(command("{\"body\":null}"))
        .contains("\"statusCode\":400", "The request has no body.");
    assertThat(command("{\"body\":5}"))
        .contains("\"statusCode\":400", "The body of the request must be a text with JSON.");
  }

  @Test
  void numbers_that_the_store_cannot_keep_are_refused() throws Exception {
    assertThat(command(order("\"pen\"", "1" + "0".repeat(39) + "1")))
        .contains("\"statusCode\":400", "\"field\":\"totalAmount\"")
        .contains("must have at most 38 significant digits, but had 41");
    assertThat(command(order("\"pen\"", "1e999")))
        .contains("\"statusCode\":400", "must have an exponent from -125 to 125, but had 999");
    assertThat(command(order("\"pen\"", "1e9999999999")))
        .contains("\"statusCode\":400", "a number is too large to be read at line 1, column");
  }

  @Test
  void too_much_is_refused_with_the_numbers() throws Exception {
    assertThat(command(order("\"" + "x".repeat(300_000) + "\"", "1")))
        .contains("\"statusCode\":413", "\"code\":\"too-large\"")
        .containsPattern(
            "The data of OrderCreated would take 3000\\d\\d bytes; 256000 is the limit");
  }

  private static String order(String product, String total) {
    return "{\"commandType\":\"CreateOrder\",\"userId\":\"u-1\",\"totalAmount\":%s,\"items\":"
            .formatted(total)
        + "[{\"product\":%s,\"quantity\":1,\"price\":1}]}".formatted(product);
  }

  /** Calls the command handler with a payload as it is and returns its answer. */
  private static String command(String payload) throws IOException, InterruptedException {
    String function = "/2015-03-31/functions/shop-dev-command-handler/invocations";
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + function))
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/lambda/aws4_request,"
                    + " SignedHeaders=host, Signature=x")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(payload))
            .build();
    HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.headers().firstValue("x-amz-function-error")).as(answer.body()).isEmpty();
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }
}
