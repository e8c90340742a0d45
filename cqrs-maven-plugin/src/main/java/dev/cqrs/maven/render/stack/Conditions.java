package dev.cqrs.maven.render.stack;

import dev.cqrs.maven.render.template.Condition;
import dev.cqrs.maven.render.template.Condition.Equal;
import dev.cqrs.maven.render.template.Condition.Not;
import dev.cqrs.maven.render.template.Value;
import java.util.List;

/** The template's conditions. */
final class Conditions {

  /** Tables are protected from deletion. */
  static final Condition PRODUCTION = equal("IsProduction", Intrinsics.ref("Environment"), "prod");

  /** Tables are paid per request. */
  static final Condition ON_DEMAND =
      equal("IsOnDemand", Intrinsics.ref("BillingMode"), "PAY_PER_REQUEST");

  /** Instances of the handlers are kept warm. */
  static final Condition PROVISIONED_CONCURRENCY =
      different("HasProvisionedConcurrency", Intrinsics.ref("ProvisionedConcurrency"), "0");

  /** Alarms are told to somebody. */
  static final Condition ALARM_TOPIC =
      different("HasAlarmTopic", Intrinsics.ref("AlarmTopicArn"), "");

  /** Tables and queues are encrypted with a customer's key. */
  static final Condition KEY = different("HasKey", Intrinsics.ref("KmsKeyArn"), "");

  /** Functions run in a VPC. */
  static final Condition VPC =
      different("HasVpc", Intrinsics.join(Intrinsics.ref("VpcSubnetIds")), "");

  /** All of them, in order. */
  static final List<Condition> ALL =
      List.of(PRODUCTION, ON_DEMAND, PROVISIONED_CONCURRENCY, ALARM_TOPIC, KEY, VPC);

  private Conditions() {}

  private static Condition equal(String id, Value value, String text) {
    return new Condition(id, new Equal(value, text));
  }

  private static Condition different(String id, Value value, String text) {
    return new Condition(id, new Not(new Equal(value, text)));
  }
}
