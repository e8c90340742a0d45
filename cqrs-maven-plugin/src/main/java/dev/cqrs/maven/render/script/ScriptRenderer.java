package dev.cqrs.maven.render.script;

import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.render.RenderedFile;
import dev.cqrs.maven.render.Renderer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Renders an infrastructure as two bash scripts, which share functions. */
public final class ScriptRenderer implements Renderer {

  /** What both scripts share. */
  static final List<String> SHARED = List.of("calls", "options");

  /** What only the script needs that deploys. */
  static final List<String> DEPLOYING =
      List.of(
          "deployment",
          "tables",
          "events",
          "roles",
          "code",
          "functions",
          "versions",
          "observability");

  /** What only the script needs that removes. */
  static final List<String> REMOVING = List.of("removal");

  private static final String FOLDER = "scripts/";

  /** Creates the renderer. */
  public ScriptRenderer() {}

  @Override
  public List<RenderedFile> render(Infrastructure infrastructure) {
    List<RenderedFile> files = new ArrayList<>();
    files.add(new RenderedFile(FOLDER + "README.md", resource("README.md")));
    files.add(new RenderedFile(FOLDER + "deploy.sh", DeployScript.render(infrastructure), true));
    files.add(new RenderedFile(FOLDER + "destroy.sh", DestroyScript.render(infrastructure), true));
    Stream.of(SHARED, DEPLOYING, REMOVING)
        .flatMap(List::stream)
        .map(name -> "lib/" + name + ".sh")
        .forEach(path -> files.add(new RenderedFile(FOLDER + path, resource(path))));
    return files;
  }

  private static String resource(String name) {
    try (InputStream in = ScriptRenderer.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot read " + name + " of the plugin", failed);
    }
  }
}
