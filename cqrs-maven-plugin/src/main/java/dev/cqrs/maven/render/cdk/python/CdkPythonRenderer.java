package dev.cqrs.maven.render.cdk.python;

import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.render.RenderedFile;
import dev.cqrs.maven.render.Renderer;
import dev.cqrs.maven.render.cdk.PartNames;
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

/** Renders an infrastructure as a CDK application in Python. */
public final class CdkPythonRenderer implements Renderer {

  private static final String FOLDER = "cdk-python/";

  /** Makes the renderer. */
  public CdkPythonRenderer() {}

  @Override
  public List<RenderedFile> render(Infrastructure infrastructure) {
    Template template = StackTemplate.of(infrastructure);
    List<ResourceModule> modules =
        Arrays.stream(Part.values()).map(part -> module(infrastructure, template, part)).toList();
    List<RenderedFile> files = new ArrayList<>();
    for (String name : List.of("README.md", "requirements.txt", "cdk.json")) {
      files.add(file(name, resource(name)));
    }
    files.add(file(".gitignore", resource("gitignore")));
    files.add(file("app.py", resource("app.py").replace("${stack}", StackName.of(template))));
    files.add(module("__init__", resource("infrastructure/__init__.py")));
    files.add(module("cqrs_stack", StackModule.text(template, modules)));
    files.add(module("settings", SettingsModule.text(template)));
    modules.forEach(m -> files.add(module(PartNames.file(m.part()), m.text())));
    for (String name : List.of("lambda_function", "keys", "metrics", "policies", "texts")) {
      files.add(module(name, resource("infrastructure/" + name + ".py")));
    }
    String runtime = infrastructure.code().runtime();
    files.add(
        module(
            "function_code",
            resource("infrastructure/function_code.py").replace("${runtime}", runtime)));
    return files;
  }

  private static ResourceModule module(
      Infrastructure infrastructure, Template template, Part part) {
    return part == Part.FUNCTIONS
        ? new FunctionsModule(infrastructure, template)
        : new PartModule(template, part);
  }

  private static RenderedFile module(String name, String text) {
    return file("infrastructure/" + name + ".py", text);
  }

  private static RenderedFile file(String name, String text) {
    return new RenderedFile(FOLDER + name, text);
  }

  private static String resource(String name) {
    try (InputStream in = CdkPythonRenderer.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The plugin's own file " + name, unreadable);
    }
  }
}
