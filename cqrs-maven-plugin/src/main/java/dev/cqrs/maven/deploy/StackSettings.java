package dev.cqrs.maven.deploy;

import dev.cqrs.maven.problem.UserError;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which stack a goal works on.
 *
 * @param projectName first part of every resource's name
 * @param environment second part of every resource's name, such as {@code dev}
 * @param stackName CloudFormation's name of the stack
 * @param parameters further template parameters, by name
 * @param poll time between two looks at the stack's progress
 * @param timeout longest time the stack may take
 */
public record StackSettings(
    String projectName,
    String environment,
    String stackName,
    Map<String, String> parameters,
    Duration poll,
    Duration timeout) {

  private static final Pattern PROJECT_NAME = Pattern.compile("[a-z][a-z0-9-]{1,18}[a-z0-9]");
  private static final Pattern ENVIRONMENT = Pattern.compile("dev|test|staging|prod");
  private static final Pattern STACK_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,127}");

  /**
   * Checks the names.
   *
   * @throws UserError when one does not fit
   */
  public StackSettings {
    require(
        PROJECT_NAME,
        projectName,
        "cqrs.projectName",
        "3 to 20 lower-case letters, digits and hyphens, a letter first, no hyphen last");
    require(ENVIRONMENT, environment, "cqrs.environment", "dev, test, staging or prod");
    require(
        STACK_NAME,
        stackName,
        "cqrs.stackName",
        "1 to 128 letters, digits and hyphens, a letter first");
    parameters = Map.copyOf(parameters);
    refuse(parameters, "ProjectName", "name it with -Dcqrs.projectName=…");
    refuse(parameters, "Environment", "choose it with -Dcqrs.environment=…");
    refuse(parameters, "CodeBucket", "deploy uploads the functions and sets it");
    refuse(parameters, "CodeKey", "deploy uploads the functions and sets it");
    refuse(parameters, "RebuildCodeKey", "rebuild uploads the functions and sets it");
  }

  /**
   * What every resource's name starts with.
   *
   * @return such as {@code shop-dev}
   */
  public String prefix() {
    return projectName + "-" + environment;
  }

  /** Names are made of these before the template is: set twice they would differ. */
  private static void refuse(Map<String, String> parameters, String name, String instead) {
    if (parameters.containsKey(name)) {
      throw new UserError(
          "The template's parameter %s cannot be set with -Dcqrs.parameters; %s."
              .formatted(name, instead));
    }
  }

  private static void require(Pattern pattern, String value, String property, String rule) {
    if (!pattern.matcher(value).matches()) {
      throw new UserError(
          "%s is '%s', but must be %s. Set it with -D%s=…"
              .formatted(property, value, rule, property));
    }
  }
}
