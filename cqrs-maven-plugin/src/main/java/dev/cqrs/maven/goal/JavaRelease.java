package dev.cqrs.maven.goal;

import dev.cqrs.maven.problem.UserError;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * The Java release that a project is compiled for.
 *
 * @param number such as {@code 17}
 * @param origin what in the POM says so
 */
record JavaRelease(String number, String origin) {

  /** The newest that Lambda runs. */
  private static final int NEWEST = 25;

  /** Finds the release as the compiler plugin does; a release has precedence over a target. */
  static JavaRelease of(MavenProject project) {
    Xpp3Dom compiler =
        project.getGoalConfiguration(
            "org.apache.maven.plugins", "maven-compiler-plugin", "default-compile", "compile");
    return Stream.of("release", "target")
        .flatMap(name -> Stream.of(configured(compiler, name), property(project, name)))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(new JavaRelease("17", "nothing in the POM"));
  }

  private static Optional<JavaRelease> configured(Xpp3Dom compiler, String name) {
    return Optional.ofNullable(compiler)
        .map(configuration -> configuration.getChild(name))
        .map(Xpp3Dom::getValue)
        .map(
            value ->
                new JavaRelease(
                    value, "<%s> in maven-compiler-plugin's configuration".formatted(name)));
  }

  private static Optional<JavaRelease> property(MavenProject project, String name) {
    String property = "maven.compiler." + name;
    return Optional.ofNullable(project.getProperties().getProperty(property))
        .map(value -> new JavaRelease(value, "the property " + property));
  }

  /**
   * Returns the oldest runtime that runs the classes and in which functions can still be created:
   * AWS closed java17 for new functions in July 2026.
   *
   * @throws UserError when none runs them
   */
  String runtime() {
    boolean known = number.matches("(1\\.)?[0-9]{1,2}");
    int release = known ? Integer.parseInt(number.replaceFirst("^1\\.", "")) : NEWEST + 1;
    if (release > NEWEST) {
      throw new UserError(
          "The project is compiled for Java %s, by %s, but the newest Java that Lambda runs is %d. Set it to %d or lower in the POM."
              .formatted(number, origin, NEWEST, NEWEST));
    }
    return release > 21 ? "java25" : "java21";
  }
}
