package dev.cqrs.maven.agreement;

/** ARNs and addresses in the account and region for which facts are told. */
public final class Arns {

  /** The account. */
  public static final String ACCOUNT = "123456789012";

  /** The region. */
  public static final String REGION = "us-east-1";

  /** The label of every stream: the time it was made, which nobody knows before. */
  public static final String STREAM_LABEL = "2026-01-02T03:04:05.678";

  private Arns() {}

  /** The ARN of a table. */
  public static String table(String name) {
    return arn("dynamodb", "table/" + name);
  }

  /** The ARN of a table's index. */
  public static String index(String table, String index) {
    return table(table) + "/index/" + index;
  }

  /** The ARN of a table's stream. */
  public static String stream(String table) {
    return table(table) + "/stream/" + STREAM_LABEL;
  }

  /** The ARN of a function. */
  public static String function(String name) {
    return arn("lambda", "function:" + name);
  }

  /** The ARN of a function's alias {@code live}. */
  public static String alias(String function) {
    return function(function) + ":live";
  }

  /** The ARN of a queue. */
  public static String queue(String name) {
    return arn("sqs", name);
  }

  /** A queue's address. */
  public static String queueUrl(String name) {
    return "https://sqs." + REGION + ".amazonaws.com/" + ACCOUNT + "/" + name;
  }

  /** The ARN of a bus. */
  public static String bus(String name) {
    return arn("events", "event-bus/" + name);
  }

  /** The ARN of a rule. */
  public static String rule(String bus, String name) {
    return arn("events", "rule/" + bus + "/" + name);
  }

  /** The ARN of a log group, with the star that stands for its streams. */
  public static String logGroup(String name) {
    return arn("logs", "log-group:" + name + ":*");
  }

  /** The ARN of a role. */
  public static String role(String name) {
    return "arn:aws:iam::" + ACCOUNT + ":role/" + name;
  }

  private static String arn(String service, String resource) {
    return "arn:aws:" + service + ":" + REGION + ":" + ACCOUNT + ":" + resource;
  }
}
