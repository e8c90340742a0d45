package dev.cqrs.maven.render.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConstructNamesTest {

  @Test
  void a_leading_acronym_becomes_one_lower_case_word() {
    assertThat(ConstructNames.property("TableName")).isEqualTo("tableName");
    assertThat(ConstructNames.property("Id")).isEqualTo("id");
    assertThat(ConstructNames.property("SSESpecification")).isEqualTo("sseSpecification");
    assertThat(ConstructNames.property("KMSMasterKeyId")).isEqualTo("kmsMasterKeyId");
    assertThat(ConstructNames.property("SqsManagedSseEnabled")).isEqualTo("sqsManagedSseEnabled");
    assertThat(ConstructNames.property("S3Bucket")).isEqualTo("s3Bucket");
  }

  @Test
  void a_resource_type_names_module_and_class() {
    assertThat(ConstructNames.module("AWS::DynamoDB::Table")).isEqualTo("dynamodb");
    assertThat(ConstructNames.type("AWS::Lambda::EventInvokeConfig"))
        .isEqualTo("CfnEventInvokeConfig");
    assertThat(ConstructNames.attribute("StreamArn")).isEqualTo("attrStreamArn");
    assertThat(ConstructNames.lowerFirst("ProjectName")).isEqualTo("projectName");
  }

  @Test
  void documents_keep_their_keys() {
    assertThat(ConstructNames.isDocument("EventPattern")).isTrue();
    assertThat(ConstructNames.isDocument("KeySchema")).isFalse();
  }
}
