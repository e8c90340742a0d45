package dev.cqrs.maven.goal;

import dev.cqrs.maven.problem.UserError;
import dev.cqrs.maven.render.RenderedFile;
import dev.cqrs.maven.render.Renderer;
import dev.cqrs.maven.render.cdk.python.CdkPythonRenderer;
import dev.cqrs.maven.render.cdk.typescript.CdkTypeScriptRenderer;
import dev.cqrs.maven.render.cloudformation.CloudFormationRenderer;
import dev.cqrs.maven.render.script.ScriptRenderer;
import dev.cqrs.maven.render.terraform.TerraformRenderer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What infrastructure is rendered as. */
enum Format {
  /** A CloudFormation template. */
  CLOUDFORMATION("cloudformation", "cloudformation.yaml"),
  /** A CDK application in TypeScript. */
  CDK_TYPESCRIPT("cdk-typescript", "cdk-typescript"),
  /** A CDK application in Python. */
  CDK_PYTHON("cdk-python", "cdk-python"),
  /** Terraform configuration. */
  TERRAFORM("terraform", "terraform"),
  /** Bash scripts that call the AWS CLI. */
  SCRIPTS("scripts", "scripts");

  private final String id;
  private final String place;

  Format(String id, String place) {
    this.id = id;
    this.place = place;
  }

  /** Its name in {@code cqrs.formats}. */
  String id() {
    return id;
  }

  /** Where it is written, below {@code target/cqrs}. */
  String place() {
    return place;
  }

  Renderer renderer() {
    return switch (this) {
      case CLOUDFORMATION ->
          infrastructure ->
              List.of(new RenderedFile(place, CloudFormationRenderer.render(infrastructure)));
      case CDK_TYPESCRIPT -> new CdkTypeScriptRenderer();
      case CDK_PYTHON -> new CdkPythonRenderer();
      case TERRAFORM -> new TerraformRenderer();
      case SCRIPTS -> new ScriptRenderer();
    };
  }

  /**
   * Reads a choice of formats.
   *
   * @param text names between commas; null or blank for all
   * @return the formats, in the order of this enumeration
   * @throws UserError when a name is none of a format
   */
  static Set<Format> parse(String text) {
    if (CqrsMojo.blank(text)) {
      return EnumSet.allOf(Format.class);
    }
    return Arrays.stream(text.split(",", -1))
        .map(name -> of(name.strip()))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Format.class)));
  }

  private static Format of(String id) {
    return Arrays.stream(values())
        .filter(format -> format.id.equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new UserError(
                    "cqrs.formats names '%s', but a format is one of %s. Give one or more between commas, or leave it out for all."
                        .formatted(
                            id,
                            Arrays.stream(values())
                                .map(Format::id)
                                .collect(Collectors.joining(", ")))));
  }
}
