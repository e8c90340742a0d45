package dev.cqrs.maven.render.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.maven.infrastructure.Plans;
import dev.cqrs.maven.render.stack.StackTemplate;
import dev.cqrs.maven.render.template.MapBuilder;
import dev.cqrs.maven.render.template.Resource;
import dev.cqrs.maven.render.template.Section;
import dev.cqrs.maven.render.template.Section.Part;
import dev.cqrs.maven.render.template.Template;
import dev.cqrs.maven.render.template.Value;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every name we give CDK's constructs is one that aws-cdk-lib has. */
@Tag("tools")
class AssemblyTest {

  private static Assembly assembly;

  @BeforeAll
  static void load() throws IOException {
    assembly = Assembly.load();
  }

  @ParameterizedTest
  @ValueSource(strings = {"user-orders", "warehouse"})
  void every_name_is_one_of_the_library(String application) {
    assertThat(unknown(StackTemplate.of(Plans.of(application)))).isEmpty();
  }

  @Test
  void a_wrong_property_is_found() {
    assertThat(unknown("AWS::SQS::Queue", new MapBuilder().put("QueueNam", "x")))
        .containsExactly("aws-cdk-lib.aws_sqs.CfnQueueProps.queueNam");
  }

  @Test
  void a_wrong_property_inside_another_is_found() {
    assertThat(
            unknown(
                "AWS::Lambda::Function",
                new MapBuilder().put("Code", new MapBuilder().put("S3Bukket", "x"))))
        .containsExactly("aws-cdk-lib.aws_lambda.CfnFunction.CodeProperty.s3Bukket");
  }

  @Test
  void an_object_whose_class_is_not_named_is_found() {
    assertThat(
            unknown(
                "AWS::DynamoDB::Table",
                new MapBuilder().put("TimeToLiveSpecification", new MapBuilder())))
        .containsExactly(
            "none as class of TimeToLiveSpecification in AWS::DynamoDB::Table, which is [aws-cdk-lib.aws_dynamodb.CfnTable.TimeToLiveSpecificationProperty]");
  }

  @Test
  void a_wrong_attribute_is_found() {
    assertThat(
            unknown(
                "AWS::SQS::Queue",
                new MapBuilder().put("QueueName", new Value.GetAtt("Tested", "Nam"))))
        .containsExactly("aws-cdk-lib.aws_sqs.CfnQueue.attrNam");
  }

  private static Set<String> unknown(String type, MapBuilder properties) {
    Section section =
        new Section(
            Part.EVENTS, List.of(), List.of(new Resource("Tested", type, properties.build())));
    return unknown(
        new Template("", List.of(), List.of(), List.of(section), new MapBuilder().build()));
  }

  private static Set<String> unknown(Template template) {
    return AssemblyCheck.unknown(assembly, template);
  }
}
