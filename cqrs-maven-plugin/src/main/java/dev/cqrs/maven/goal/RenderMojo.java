package dev.cqrs.maven.goal;

import dev.cqrs.maven.console.Amounts;
import dev.cqrs.maven.console.Console;
import java.util.Set;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Writes the application's infrastructure to {@code target/cqrs}, for each tool that can deploy it,
 * and its function zip beside it. Talks to no cloud.
 *
 * @since 0.1.0
 */
@Mojo(name = "render", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
public final class RenderMojo extends CqrsMojo {

  /**
   * What to write, between commas: {@code cloudformation}, {@code terraform}. All of it when not
   * given.
   *
   * @since 0.1.0
   */
  @Parameter(property = "cqrs.formats")
  String formats;

  /** Creates the goal; Maven does. */
  public RenderMojo() {}

  @Override
  void run(Console console) {
    Set<Format> chosen = Format.parse(formats);
    Rendering rendering = new Rendering(project, session, outputFolder());
    rendering.prepare();
    console.line("%s → %s (nothing is deployed)", stackSettings().prefix(), outputFolder());
    rendering.describe(console);
    rendering
        .render(projectName, chosen)
        .forEach(
            (format, files) ->
                console.line(
                    "  %-15s %s, %s, %,d lines",
                    format.id(),
                    format.place(),
                    Amounts.count(files.size(), "file", "files"),
                    files.stream().mapToLong(file -> file.text().lines().count()).sum()));
    console.line("Next: mvn cqrs:deploy");
  }
}
