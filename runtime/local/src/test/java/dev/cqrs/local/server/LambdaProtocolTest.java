package dev.cqrs.local.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** Calls of Lambda as AWS's client makes them: REST with JSON. */
class LambdaProtocolTest {

  @TempDir private Path state;
  private TestCloud cloud;
  private RecordingService lambda;

  @BeforeEach
  void start() throws Exception {
    lambda = new RecordingService("lambda", LambdaProtocolTest::lambda);
    cloud = new TestCloud(state, lambda);
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  private static ObjectNode lambda(String operation, ObjectNode input) {
    ObjectNode output = JsonNodeFactory.instance.objectNode();
    return switch (operation) {
      case "Invoke" ->
          output
              .put("StatusCode", 200)
              .put("FunctionError", "Unhandled")
              .put("ExecutedVersion", "7")
              .put("Payload", "{\"errorMessage\":\"no\"}".getBytes(StandardCharsets.UTF_8));
      case "PutProvisionedConcurrencyConfig", "GetProvisionedConcurrencyConfig" ->
          output.put("Status", "READY");
      case "UntagResource", "DeleteProvisionedConcurrencyConfig" -> output;
      default ->
          throw new AwsError(
              "ResourceNotFoundException",
              404,
              "Function not found: " + input.path("FunctionName").asText());
    };
  }

  @Test
  void restJsonCarriesInvocations() {
    LambdaClient client = cloud.client(LambdaClient.builder());

    InvokeResponse answer =
        client.invoke(
            r ->
                r.functionName("arn:aws:lambda:us-east-1:000000000000:function:f")
                    .qualifier("live")
                    .invocationType("RequestResponse")
                    .payload(SdkBytes.fromUtf8String("{\"a\":1}")));

    assertThat(lambda.inputs.get(0))
        .isEqualTo(
            JsonNodeFactory.instance
                .objectNode()
                .put("InvocationType", "RequestResponse")
                .put("Payload", "{\"a\":1}".getBytes(StandardCharsets.UTF_8))
                .put("Qualifier", "live")
                .put("FunctionName", "arn:aws:lambda:us-east-1:000000000000:function:f"));
    assertThat(answer.functionError()).isEqualTo("Unhandled");
    assertThat(answer.executedVersion()).isEqualTo("7");
    assertThat(answer.payload().asUtf8String()).isEqualTo("{\"errorMessage\":\"no\"}");
  }

  @Test
  void restJsonReportsErrorsAndSpreadsMembers() {
    LambdaClient client = cloud.client(LambdaClient.builder());

    ResourceNotFoundException missing =
        catchThrowableOfType(
            ResourceNotFoundException.class,
            () -> client.getFunction(r -> r.functionName("nothing")));
    client.untagResource(
        r -> r.resource("arn:aws:lambda:us-east-1:000000000000:function:f").tagKeys("k"));

    assertThat(missing.awsErrorDetails().errorMessage()).isEqualTo("Function not found: nothing");
    assertThat(lambda.inputs.get(1).path("TagKeys").get(0).asText()).isEqualTo("k");
  }

  @Test
  void restJsonCarriesProvisionedConcurrency() {
    LambdaClient client = cloud.client(LambdaClient.builder());

    client.putProvisionedConcurrencyConfig(
        r -> r.functionName("f").qualifier("live").provisionedConcurrentExecutions(2));
    assertThat(
            client
                .getProvisionedConcurrencyConfig(r -> r.functionName("f").qualifier("live"))
                .statusAsString())
        .isEqualTo("READY");
    client.deleteProvisionedConcurrencyConfig(r -> r.functionName("f").qualifier("live"));

    assertThat(lambda.operations)
        .containsExactly(
            "PutProvisionedConcurrencyConfig",
            "GetProvisionedConcurrencyConfig",
            "DeleteProvisionedConcurrencyConfig");
    assertThat(lambda.inputs.get(0))
        .isEqualTo(
            JsonNodeFactory.instance
                .objectNode()
                .put("ProvisionedConcurrentExecutions", 2)
                .put("Qualifier", "live")
                .put("FunctionName", "f"));
  }
}
