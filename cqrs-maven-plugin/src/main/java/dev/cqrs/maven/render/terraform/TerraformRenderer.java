package dev.cqrs.maven.render.terraform;

import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.infrastructure.Output;
import dev.cqrs.maven.render.RenderedFile;
import dev.cqrs.maven.render.Renderer;
import java.util.List;

/** Renders an infrastructure as Terraform configuration for people to read and own. */
public final class TerraformRenderer implements Renderer {

  /** Makes the renderer. */
  public TerraformRenderer() {}

  @Override
  public List<RenderedFile> render(Infrastructure infrastructure) {
    Addresses addresses = new Addresses(infrastructure);
    return List.of(
        file("README.md", Readme.file(infrastructure)),
        file("versions.tf", StaticText.of("versions.tf")),
        file("variables.tf", Variables.file(infrastructure)),
        file("main.tf", StaticText.of("main.tf")),
        file("tables.tf", Tables.file(infrastructure)),
        file("events.tf", Events.file(infrastructure, addresses)),
        file("functions.tf", Functions.file(infrastructure, addresses)),
        file("iam.tf", Functions.permissions(infrastructure, addresses)),
        file("observability.tf", Observability.file(infrastructure, addresses)),
        file("outputs.tf", outputs(infrastructure, addresses)),
        file("from-cloudformation/imports.tf", Imports.file(infrastructure)),
        file(".gitignore", StaticText.of("gitignore")));
  }

  private static RenderedFile file(String path, String text) {
    return new RenderedFile("terraform/" + path, text);
  }

  private static String outputs(Infrastructure infrastructure, Addresses addresses) {
    Hcl file = new Hcl();
    for (Output output : infrastructure.outputs()) {
      file.block(
          "output \"" + Addresses.snakeCase(output.name()) + "\"",
          body -> body.put("value", addresses.value(output.value())));
    }
    return file.text();
  }
}
