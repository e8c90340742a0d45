package dev.cqrs.maven.goal;

import dev.cqrs.maven.cloud.Connection;
import dev.cqrs.maven.cloud.Target;
import dev.cqrs.maven.console.Console;
import dev.cqrs.maven.deploy.ResultFiles;
import dev.cqrs.maven.deploy.StackSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Writes the application's infrastructure to {@code target/cqrs}, for each tool that can deploy it,
 * and its function zip beside it. Changes nothing in any cloud, unless {@code cqrs.stage} is set.
 *
 * @since 0.1.0
 */
@Mojo(name = "render", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class RenderMojo extends CloudMojo {

  /**
   * What to write, between commas: {@code cloudformation}, {@code cdk-typescript}, {@code
   * cdk-python}, {@code terraform}, {@code scripts}. All of it when not given. What is there of the
   * others is written again, so that everything fits the function zip.
   *
   * @since 0.1.0
   */
  @Parameter(property = "cqrs.formats")
  String formats;

  /**
   * Uploads the function zip and makes its place the template's default, so that {@code aws
   * cloudformation create-stack} needs to be told no more than the deploy goal. Uploads the
   * template, too, when a request does not hold it. The other formats bring the zip themselves.
   *
   * @since 0.1.0
   */
  @Parameter(property = "cqrs.stage", defaultValue = "false")
  boolean stage;

  /** Creates the goal; Maven does. */
  public RenderMojo() {}

  @Override
  void run(Console console) throws IOException {
    Set<Format> chosen = Format.parse(formats);
    StackSettings settings = stackSettings();
    Rendering rendering = new Rendering(project, session, outputFolder());
    rendering.prepare();
    if (!stage) {
      console.line("%s → %s (nothing is deployed)", settings.prefix(), outputFolder());
      rendering.describe(console);
      RenderedFormats rendered = rendering.render(projectName, "", "", chosen);
      list(console, rendered);
      rendered.template().flatMap(CreateStackCommand::warning).ifPresent(console::line);
      console.line("Next: mvn cqrs:deploy");
      return;
    }
    try (Connection connection = connectOrStart(console)) {
      Deploying deploying = new Deploying(console, settings, rendering, connection);
      console.line("%s → %s", settings.prefix(), connection.description());
      rendering.describe(console);
      deploying.upload();
      console.line("  uploaded        s3://%s/%s", deploying.bucket(), deploying.key());
      RenderedFormats rendered =
          rendering.render(projectName, deploying.bucket(), deploying.key(), chosen);
      list(console, rendered);
      Optional<String> url = rendered.template().flatMap(deploying::upload);
      url.ifPresent(address -> console.line("  uploaded        %s", address));
      new ResultFiles(outputFolder()).writeEnvironment(connection);
      console.line("Next: %s", creation(connection, settings, url));
    }
  }

  private String creation(
      Connection connection, StackSettings settings, Optional<String> templateUrl) {
    Path here = project.getBasedir().toPath().relativize(outputFolder());
    boolean local = connection.target() == Target.LOCAL;
    return new CreateStackCommand(settings.stackName(), here, local, templateUrl).text();
  }

  private static void list(Console console, RenderedFormats rendered) {
    rendered.listChosen(console);
    rendered.listOthers(console);
  }
}
