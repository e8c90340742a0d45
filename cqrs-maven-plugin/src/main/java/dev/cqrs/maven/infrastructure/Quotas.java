package dev.cqrs.maven.infrastructure;

import dev.cqrs.maven.infrastructure.Reference.Arn;
import dev.cqrs.maven.infrastructure.Reference.IndexArn;
import dev.cqrs.maven.infrastructure.Reference.Name;
import dev.cqrs.maven.infrastructure.Reference.TableNames;
import dev.cqrs.maven.infrastructure.Reference.Text;
import dev.cqrs.maven.problem.UserError;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * AWS's quotas that a large application can meet, whatever its infrastructure is rendered as. Sizes
 * are those with the longest project name, environment, region and partition, so that a plan that
 * succeeds cannot fail on one of them when it is deployed.
 */
final class Quotas {

  private static final int ENVIRONMENT = 4_096;
  private static final int POLICY = 10_240;
  private static final int PATTERN = 2_048;
  private static final int RULES = 300;

  private static final String PREFIX = "p".repeat(Names.PROJECT_NAME) + "-staging-";
  private static final String ARN = "arn:aws-us-gov:dynamodb:us-gov-west-1:123456789012:";

  /** Trust in logs and traces and the use of a customer key, which every role has. */
  private static final int EVERY_ROLE = 700;

  private final Infrastructure plan;
  private final Map<String, String> names = new HashMap<>();

  private Quotas(Infrastructure plan) {
    this.plan = plan;
    plan.tables().forEach(table -> names.put(table.id(), PREFIX + table.suffix()));
    plan.functions().forEach(function -> names.put(function.id(), PREFIX + function.suffix()));
    plan.queues().forEach(queue -> names.put(queue.id(), PREFIX + queue.suffix()));
    names.put(plan.bus().id(), PREFIX + plan.bus().suffix());
  }

  /**
   * Checks a plan.
   *
   * @param plan the plan
   * @return the plan
   * @throws UserError when it needs more than AWS allows
   */
  static Infrastructure check(Infrastructure plan) {
    Quotas quotas = new Quotas(plan);
    plan.functions().forEach(quotas::environment);
    plan.functions().forEach(quotas::policy);
    plan.rules().forEach(Quotas::pattern);
    if (plan.rules().size() > RULES) {
      throw new UserError(
          ("The application has %d read models and reactions, but EventBridge allows %d rules on a"
                  + " bus, and each needs one. Split the application.")
              .formatted(plan.rules().size(), RULES));
    }
    return plan;
  }

  /** Lambda measures the variables as a JSON object. */
  private void environment(Function function) {
    int size = "{\"PROJECT_NAME\":\"\",\"ENVIRONMENT\":\"staging\"}".length() + Names.PROJECT_NAME;
    for (Map.Entry<String, Reference> variable : function.environment().entrySet()) {
      String value = text(variable.getValue());
      long escapes = value.chars().filter(c -> c == '"').count();
      size += ",\"\":\"\"".length() + variable.getKey().length() + value.length() + (int) escapes;
    }
    if (size > ENVIRONMENT) {
      throw new UserError(
          ("The function %s would have environment variables of %d bytes, but Lambda allows %d for"
                  + " all of them together. They name the tables of %d read models, each with the"
                  + " longest project name and environment. Give the read models shorter names, or"
                  + " split the application.")
              .formatted(function.suffix(), size, ENVIRONMENT, plan.readModels().size()));
    }
  }

  private void policy(Function function) {
    int size = EVERY_ROLE;
    int resources = 0;
    for (Statement statement : function.permissions()) {
      size += "{\"Effect\":\"Allow\",\"Action\":[],\"Resource\":[]},".length();
      for (String action : statement.actions()) {
        size += action.length() + "\"\",".length();
      }
      for (Reference resource : statement.resources()) {
        size += text(resource).length() + "\"\",".length();
        resources++;
      }
    }
    if (size > POLICY) {
      throw new UserError(
          ("The role of the function %s would have a policy of %d characters, but IAM allows %d. It"
                  + " names %d tables and indexes, each with the longest project name, environment"
                  + " and region. Give the read models shorter names or fewer indexes, or split the"
                  + " application.")
              .formatted(function.suffix(), size, POLICY, resources));
    }
  }

  private static void pattern(Rule rule) {
    int size =
        "{\"source\":[\"cqrs.\"],\"detail-type\":[]}".length()
            + Names.PROJECT_NAME
            + rule.eventTypes().stream().mapToInt(type -> type.length() + "\"\",".length()).sum()
            - 1;
    if (size > PATTERN) {
      throw new UserError(
          ("The rule %s would have a pattern of %d characters, but EventBridge allows %d. It names"
                  + " %d event types. Give the events shorter names, or let two read models or"
                  + " reactions handle them.")
              .formatted(rule.suffix(), size, PATTERN, rule.eventTypes().size()));
    }
  }

  private String text(Reference reference) {
    if (reference instanceof Text text) {
      return text.value();
    } else if (reference instanceof Name name) {
      return names.get(name.id());
    } else if (reference instanceof Arn arn) {
      return ARN + "table/" + names.get(arn.id());
    } else if (reference instanceof IndexArn index) {
      return ARN + "table/" + names.get(index.tableId()) + "/index/" + index.index();
    } else if (reference instanceof TableNames tables) {
      return tables.tableIds().entrySet().stream()
          .map(entry -> "\"%s\":\"%s\"".formatted(entry.getKey(), names.get(entry.getValue())))
          .collect(Collectors.joining(",", "{", "}"));
    }
    // The rest is one short value: the bus's source, a stream, every resource.
    return ARN + PREFIX + "event-store/stream/2026-01-02T03:04:05.678";
  }
}
