package dev.cqrs.local.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before a stack exists. */
class TemplateRefusalTest {

  @TempDir Path folder;
  private StackFixture fixture;

  @BeforeEach
  void start() {
    fixture = new StackFixture(folder);
  }

  @AfterEach
  void stop() {
    fixture.cloudFormation.close();
  }

  @AfterEach
  void no_stack_exists() {
    assertThat(fixture.call("ListStacks", empty())).hasToString("{\"StackSummaries\":[]}");
    assertThat(fixture.sqs.takeCalls()).isEmpty();
  }

  private static ObjectNode empty() {
    return Answers.object();
  }

  private String refusal(String template) {
    return fixture.refusal("CreateStack", StackFixture.input(template));
  }

  private String parameterRefusal(String declaration, String value) {
    ObjectNode input =
        StackFixture.input(
            "Parameters:\n  P: { Type: String, "
                + declaration
                + " }\n"
                + "Resources:\n  Q: { Type: AWS::SQS::Queue }\n");
    input.putArray("Parameters").addObject().put("ParameterKey", "P").put("ParameterValue", value);
    return fixture.refusal("CreateStack", input);
  }

  @Test
  void an_unknown_type() {
    assertThat(refusal("Resources:\n  A: { Type: AWS::Foo::Bar }\n"))
        .isEqualTo(
            "ValidationError: Template format error: Unrecognized resource types: [AWS::Foo::Bar]");
  }

  @Test
  void an_unknown_property() {
    assertThat(
            refusal(
                "Resources:\n  A: { Type: AWS::SQS::QueuePolicy, Properties: { Color: red } }\n"))
        .isEqualTo(
            "ValidationError: Resource A (AWS::SQS::QueuePolicy): Encountered unsupported property"
                + " Color. Supported are PolicyDocument, Queues.");
  }

  @Test
  void an_unknown_nested_property() {
    assertThat(
            refusal(
                """
                Resources:
                  A: { Type: AWS::SQS::Queue, Properties: { Tags: [{ Key: a, Value: b, Color: red }] } }
                """))
        .isEqualTo(
            "ValidationError: Resource A (AWS::SQS::Queue): Encountered unsupported property"
                + " Tags.Color. Supported are Key, Value.");
  }

  @Test
  void a_property_of_a_wrong_type() {
    assertThat(
            refusal(
                "Resources:\n  A: { Type: AWS::SQS::Queue, Properties: { DelaySeconds: soon } }\n"))
        .isEqualTo(
            "ValidationError: Resource A (AWS::SQS::Queue): Property DelaySeconds must be integer,"
                + " but was \"soon\"");
  }

  @Test
  void an_unresolved_reference() {
    assertThat(
            refusal(
                "Resources:\n  A: { Type: AWS::SQS::Queue, Properties: { QueueName: !Ref B } }\n"))
        .isEqualTo(
            "ValidationError: Template format error: Unresolved resource dependencies [B] in the"
                + " Resources block of the template");
  }

  @Test
  void an_unknown_attribute() {
    assertThat(
            refusal(
                """
                Resources:
                  A: { Type: AWS::SQS::Queue }
                Outputs: { O: { Value: !GetAtt A.Color } }
                """))
        .isEqualTo(
            "ValidationError: Template format error: Resource A of type AWS::SQS::Queue does not"
                + " support attribute {Color}");
  }

  @Test
  void a_cycle() {
    assertThat(
            refusal(
                """
                Resources:
                  A: { Type: AWS::SQS::Queue, Properties: { KmsMasterKeyId: !Ref B } }
                  B: { Type: AWS::SQS::Queue, DependsOn: A }
                """))
        .isEqualTo("ValidationError: Circular dependency between resources: [A, B]");
  }

  @Test
  void a_reference_to_what_a_condition_leaves_out() {
    assertThat(
            refusal(
                """
                Conditions: { Never: !Equals [a, b] }
                Resources:
                  A: { Type: AWS::SQS::Queue, Properties: { KmsMasterKeyId: !Ref B } }
                  B: { Type: AWS::SQS::Queue, Condition: Never }
                """))
        .isEqualTo(
            "ValidationError: Template format error: Unresolved resource dependencies [B] in the"
                + " Resources block of the template");
  }

  @Test
  void missing_and_unknown_parameters() {
    String template =
        "Parameters: { P: { Type: String } }\nResources:\n  Q: { Type: AWS::SQS::Queue }\n";
    assertThat(refusal(template)).isEqualTo("ValidationError: Parameters: [P] must have values");
    ObjectNode input = StackFixture.input(template);
    input.putArray("Parameters").addObject().put("ParameterKey", "X").put("ParameterValue", "1");
    assertThat(fixture.refusal("CreateStack", input))
        .isEqualTo("ValidationError: Parameters: [X] do not exist in the template");
  }

  @Test
  void parameters_outside_their_constraints() {
    assertThat(parameterRefusal("AllowedValues: [a, b]", "c"))
        .isEqualTo("ValidationError: Parameter 'P' must be one of AllowedValues");
    assertThat(parameterRefusal("AllowedPattern: '[a-z]+'", "C"))
        .isEqualTo("ValidationError: Parameter 'P' must match pattern [a-z]+");
    assertThat(parameterRefusal("MinLength: 2", "c"))
        .isEqualTo("ValidationError: Parameter 'P' must contain at least 2 characters");
    assertThat(parameterRefusal("MaxLength: 2, ConstraintDescription: be short", "ccc"))
        .isEqualTo("ValidationError: Parameter 'P' failed to satisfy constraint: be short");
  }

  @Test
  void a_missing_capability() {
    String role =
        "Resources:\n  R: { Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: {} } }\n";
    assertThat(refusal(role))
        .isEqualTo("InsufficientCapabilitiesException: Requires capabilities : [CAPABILITY_IAM]");
    ObjectNode named = StackFixture.input(role.replace("{} }", "{}, RoleName: r }"));
    named.putArray("Capabilities").add("CAPABILITY_IAM");
    assertThat(fixture.refusal("CreateStack", named))
        .isEqualTo(
            "InsufficientCapabilitiesException: Requires capabilities : [CAPABILITY_NAMED_IAM]");
  }

  @Test
  void what_is_not_supported_by_name() {
    assertThat(refusal("Transform: AWS::Serverless-2016-10-31\nResources: {}\n"))
        .isEqualTo(
            "ValidationError: The local cloud does not support the template section Transform.");
    assertThat(
            fixture.refusal(
                "CreateStack",
                StackFixture.input("Resources: { Q: { Type: AWS::SQS::Queue } }")
                    .put("RoleARN", "arn")))
        .isEqualTo(
            "ValidationError: The local cloud does not support the member RoleARN of"
                + " cloudformation:CreateStack. Nothing was done.");
    assertThat(fixture.refusal("DescribeEvents", empty()))
        .isEqualTo(
            "NotImplemented: The local cloud does not support cloudformation:DescribeEvents."
                + " Nothing was done.");
  }

  @Test
  void imports_of_exports() {
    assertThat(
            refusal(
                """
                Resources:
                  A: { Type: AWS::SQS::Queue, Properties: { QueueName: !ImportValue x } }
                """))
        .isEqualTo(
            "ValidationError: The local cloud does not support the function Fn::ImportValue.");
  }

  @Test
  void a_text_that_is_too_long() {
    assertThat(refusal("#".repeat(51_201)))
        .isEqualTo(
            "ValidationError: 1 validation error detected: Value at 'templateBody' failed to"
                + " satisfy constraint: Member must have length less than or equal to 51200");
  }
}
