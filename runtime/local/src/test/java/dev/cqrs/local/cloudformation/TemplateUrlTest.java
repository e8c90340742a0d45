package dev.cqrs.local.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.Caller;
import dev.cqrs.local.cloud.Service;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A template that is larger than a request may hold. */
class TemplateUrlTest {

  private static final String LARGE =
      "Resources:\n  Q: { Type: AWS::SQS::Queue, Properties: { QueueName: q } }\n"
          + ("# " + "-".repeat(97) + "\n").repeat(600);

  @TempDir Path folder;
  private StackFixture fixture;

  @BeforeEach
  void start() {
    fixture = new StackFixture(folder);
    fixture.cloud.add(new OneObject());
  }

  @AfterEach
  void stop() {
    fixture.cloudFormation.close();
  }

  @Test
  void it_is_refused_in_a_request_and_taken_from_a_bucket() {
    assertThat(fixture.refusal("CreateStack", StackFixture.input(LARGE)))
        .isEqualTo(
            "ValidationError: 1 validation error detected: Value at 'templateBody' failed to"
                + " satisfy constraint: Member must have length less than or equal to 51200");

    fixture.call(
        "CreateStack",
        StackFixture.named().put("TemplateURL", "http://127.0.0.1:4566/bucket/shop/shop-dev.yaml"));
    assertThat(fixture.settled()).isEqualTo("CREATE_COMPLETE");
    assertThat(fixture.sqs.existing()).containsExactly("https://sqs/q");
  }

  /** A bucket that holds the template. */
  private static final class OneObject implements Service {

    @Override
    public String id() {
      return "s3";
    }

    @Override
    public JsonNode call(String operation, ObjectNode input, Caller caller) {
      assertThat(operation + " " + input)
          .isEqualTo("GetObject {\"Bucket\":\"bucket\",\"Key\":\"shop/shop-dev.yaml\"}");
      ObjectNode answer = JsonNodeFactory.instance.objectNode();
      return answer.put("Body", LARGE.getBytes(StandardCharsets.UTF_8));
    }
  }
}
