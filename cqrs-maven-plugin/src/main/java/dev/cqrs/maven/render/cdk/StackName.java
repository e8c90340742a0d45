package dev.cqrs.maven.render.cdk;

import dev.cqrs.maven.infrastructure.Parameter;
import dev.cqrs.maven.render.template.Template;

/** The stack's name in CDK applications. */
public final class StackName {

  private StackName() {}

  /**
   * Names the stack. It is not the one that {@code cqrs:deploy} makes: CDK's command with another
   * project name would replace that one's tables.
   *
   * @param template the template, whose parameter {@code ProjectName} has a default
   * @return the name
   */
  public static String of(Template template) {
    return template.parameters().stream()
        .filter(parameter -> parameter.name().equals("ProjectName"))
        .findFirst()
        .flatMap(Parameter::byDefault)
        .map(project -> project + "-cdk")
        .orElseThrow(() -> new IllegalArgumentException("No default of ProjectName"));
  }
}
