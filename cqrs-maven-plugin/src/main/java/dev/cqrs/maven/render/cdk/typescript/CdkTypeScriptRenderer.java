package dev.cqrs.maven.render.cdk.typescript;

import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.render.RenderedFile;
import dev.cqrs.maven.render.Renderer;
import dev.cqrs.maven.render.cdk.StackName;
import dev.cqrs.maven.render.stack.StackTemplate;
import dev.cqrs.maven.render.template.Section.Part;
import dev.cqrs.maven.render.template.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Renders an infrastructure as a CDK application in TypeScript. */
public final class CdkTypeScriptRenderer implements Renderer {

  private static final String FOLDER = "cdk-typescript/";

  /** Makes the renderer. */
  public CdkTypeScriptRenderer() {}

  @Override
  public List<RenderedFile> render(Infrastructure infrastructure) {
    Template template = StackTemplate.of(infrastructure);
    List<StackPart> parts =
        Arrays.stream(Part.values())
            .map(
                part ->
                    part == Part.FUNCTIONS
                        ? FunctionsPart.of(infrastructure, template)
                        : ResourcesPart.of(template, part))
            .toList();
    List<RenderedFile> files = new ArrayList<>();
    for (String name :
        List.of("README.md", "package.json", "tsconfig.json", "cdk.json", "bin/app.ts")) {
      files.add(file(name, resource(name)));
    }
    files.replaceAll(
        file ->
            new RenderedFile(
                file.path(),
                file.text()
                    .replace("${stack}", StackName.of(template))
                    .replace("${description}", template.description())));
    files.add(file(".gitignore", "node_modules/\ncdk.out/\n"));
    files.add(file("lib/cqrs-stack.ts", StackFiles.stack(template, parts)));
    files.add(file("lib/parameters.ts", StackFiles.parameters(template)));
    files.add(file("lib/conditions.ts", StackFiles.conditions(template)));
    parts.forEach(part -> files.add(file("lib/" + part.name() + ".ts", part.text())));
    files.add(
        file(
            "lib/function-code.ts",
            resource("lib/function-code.ts")
                .replace("${runtime}", infrastructure.code().runtime())));
    for (String name : List.of("lib/lambda-function.ts", "lib/values.ts", "lib/metrics.ts")) {
      files.add(file(name, resource(name)));
    }
    return files;
  }

  private static RenderedFile file(String name, String text) {
    return new RenderedFile(FOLDER + name, text);
  }

  private static String resource(String name) {
    try (InputStream in = CdkTypeScriptRenderer.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The plugin's own file " + name, unreadable);
    }
  }
}
