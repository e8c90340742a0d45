package dev.cqrs.maven.goal;

import dev.cqrs.maven.cloud.Target;
import dev.cqrs.maven.console.Console;
import dev.cqrs.maven.deploy.StackSettings;
import dev.cqrs.maven.deploy.TemplateParameters;
import dev.cqrs.maven.problem.Problems;
import dev.cqrs.maven.problem.UserError;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** What all goals share: names, and how failures are told. */
abstract class CqrsMojo extends AbstractMojo {

  /** The project. */
  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  protected MavenProject project;

  /** The build. */
  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  protected MavenSession session;

  /**
   * Where to act: {@code local} for the local cloud, which bills nothing, or {@code aws} for an AWS
   * account.
   *
   * @since 0.1.0
   */
  @Parameter(property = "cqrs.target", defaultValue = "local")
  protected String target;

  /**
   * First part of every resource's name: 3 to 20 lower-case letters, digits and hyphens.
   *
   * @since 0.1.0
   */
  @Parameter(property = "cqrs.projectName", defaultValue = "${project.artifactId}")
  protected String projectName;

  /**
   * Second part of every resource's name: {@code dev}, {@code test}, {@code staging} or {@code
   * prod}. Tables of {@code prod} are protected.
   *
   * @since 0.1.0
   */
  @Parameter(property = "cqrs.environment", defaultValue = "dev")
  protected String environment;

  /**
   * CloudFormation's name of the stack; {@code <projectName>-<environment>} when not given.
   *
   * @since 0.1.0
   */
  @Parameter(property = "cqrs.stackName")
  protected String stackName;

  /**
   * Further parameters of the template, such as {@code RetentionDays=7,LambdaTimeout=60}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "cqrs.parameters")
  protected String parameters;

  /**
   * Longest time in minutes to wait for the stack.
   *
   * @since 0.1.0
   */
  @Parameter(property = "cqrs.timeoutMinutes", defaultValue = "60")
  protected int timeoutMinutes;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    SameStack stack = new SameStack(session.getUserProperties());
    try {
      run(Console.standard(!session.getRequest().isInteractiveMode()).with(stack::in));
    } catch (MojoFailureException | MojoExecutionException told) {
      throw told;
    } catch (Exception failed) {
      Optional<String> told = Problems.tell(failed, place());
      if (told.isPresent()) {
        throw new MojoFailureException(stack.in(told.get()), failed);
      }
      throw new MojoExecutionException(
          "This is a fault of the plugin. Please report it with the output of mvn -e.%n%s"
              .formatted(Problems.rootCause(failed)),
          failed);
    }
  }

  /**
   * Does what the goal is for.
   *
   * @param console where to print
   * @throws Exception what went wrong
   */
  abstract void run(Console console) throws Exception;

  /**
   * What failed requests were sent to.
   *
   * @return for people
   */
  String place() {
    return "AWS";
  }

  /** The checked settings of the stack; every goal asks for them before it starts anything. */
  StackSettings stackSettings() {
    if (timeoutMinutes < 1) {
      throw new UserError(
          "cqrs.timeoutMinutes is %d, but must be at least 1 minute. Correct -Dcqrs.timeoutMinutes, or leave it out for an hour."
              .formatted(timeoutMinutes));
    }
    String name = blank(stackName) ? projectName + "-" + environment : stackName;
    return new StackSettings(
        projectName,
        environment,
        name,
        TemplateParameters.parse(parameters),
        Target.of(target) == Target.LOCAL ? Duration.ofMillis(200) : Duration.ofSeconds(2),
        Duration.ofMinutes(timeoutMinutes));
  }

  /** The folder of everything this plugin writes. */
  Path outputFolder() {
    return Path.of(project.getBuild().getDirectory(), "cqrs");
  }

  static boolean blank(String value) {
    return value == null || value.isBlank();
  }
}
