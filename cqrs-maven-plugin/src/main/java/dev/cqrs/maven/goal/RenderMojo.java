package dev.cqrs.maven.goal;

import dev.cqrs.maven.console.Console;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Writes the application's infrastructure as a CloudFormation template to {@code
 * target/cqrs/cloudformation.yaml}, and its function zip beside it. Talks to no cloud.
 *
 * @since 0.1.0
 */
@Mojo(name = "render", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class RenderMojo extends CqrsMojo {

  /** Creates the goal; Maven does. */
  public RenderMojo() {}

  @Override
  void run(Console console) {
    Rendering rendering = new Rendering(project, session, outputFolder());
    rendering.prepare();
    console.line("%s → %s (nothing is deployed)", stackSettings().prefix(), outputFolder());
    rendering.describe(console);
    String template = rendering.render(projectName, "", "");
    console.line(
        "  template        cloudformation.yaml, %,d bytes, %,d lines",
        template.length(), template.lines().count());
    console.line("Next: mvn cqrs:deploy");
  }
}
