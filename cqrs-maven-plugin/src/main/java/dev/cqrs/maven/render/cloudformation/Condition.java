package dev.cqrs.maven.render.cloudformation;

import dev.cqrs.maven.render.yaml.Yaml;
import org.snakeyaml.engine.v2.nodes.Node;

/** The template's conditions. */
enum Condition {
  /** Tables are protected from deletion. */
  PRODUCTION("IsProduction"),
  /** Tables are paid per request. */
  ON_DEMAND("IsOnDemand"),
  /** Instances of the handlers are kept warm. */
  PROVISIONED_CONCURRENCY("HasProvisionedConcurrency"),
  /** Alarms are told to somebody. */
  ALARM_TOPIC("HasAlarmTopic"),
  /** Tables and queues are encrypted with a customer's key. */
  KEY("HasKey"),
  /** Functions run in a VPC. */
  VPC("HasVpc");

  private final String id;

  Condition(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }

  Node definition() {
    return switch (this) {
      case PRODUCTION -> equal(Intrinsics.ref("Environment"), "prod");
      case ON_DEMAND -> equal(Intrinsics.ref("BillingMode"), "PAY_PER_REQUEST");
      case PROVISIONED_CONCURRENCY -> not(equal(Intrinsics.ref("ProvisionedConcurrency"), "0"));
      case ALARM_TOPIC -> given(Intrinsics.ref("AlarmTopicArn"));
      case KEY -> given(Intrinsics.ref("KmsKeyArn"));
      case VPC -> given(Intrinsics.join(Intrinsics.ref("VpcSubnetIds")));
    };
  }

  private static Node equal(Node value, String other) {
    return Yaml.taggedFlow("!Equals", value, Yaml.text(other));
  }

  private static Node given(Node value) {
    return not(equal(value, ""));
  }

  private static Node not(Node condition) {
    return Yaml.taggedFlow("!Not", condition);
  }
}
