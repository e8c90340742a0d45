package dev.cqrs.maven.agreement;

import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.render.RenderedFile;
import dev.cqrs.maven.render.cdk.python.CdkPythonRenderer;
import dev.cqrs.maven.render.cdk.typescript.CdkTypeScriptRenderer;
import dev.cqrs.maven.render.cloudformation.CloudFormationRenderer;
import dev.cqrs.maven.render.script.ScriptRenderer;
import dev.cqrs.maven.render.terraform.TerraformRenderer;
import dev.cqrs.maven.tools.TerraformFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The targets, each with how its own tool or its text tells the facts of many applications. */
public enum AgreementTarget {
  /** CloudFormation: our evaluator reads the template. */
  CLOUDFORMATION("cloudformation") {
    @Override
    Map<String, Function<ParameterValues, Facts>> read(Map<String, Infrastructure> models) {
      Map<String, Function<ParameterValues, Facts>> read = new TreeMap<>();
      models.forEach(
          (name, model) ->
              read.put(name, template(TemplateTree.ofYaml(CloudFormationRenderer.render(model)))));
      return read;
    }
  },

  /** The CDK in TypeScript: one process synthesises all. */
  CDK_TYPESCRIPT("cdk-typescript") {
    @Override
    Map<String, Function<ParameterValues, Facts>> read(Map<String, Infrastructure> models)
        throws IOException {
      return synthesised(CdkSynthesis.typeScript(models, new CdkTypeScriptRenderer()));
    }
  },

  /** The CDK in Python: one process synthesises all. */
  CDK_PYTHON("cdk-python") {
    @Override
    Map<String, Function<ParameterValues, Facts>> read(Map<String, Infrastructure> models)
        throws IOException {
      return synthesised(CdkSynthesis.python(models, new CdkPythonRenderer()));
    }
  },

  /** Terraform: applied with the stand-in for its provider. */
  TERRAFORM("terraform") {
    @Override
    Map<String, Function<ParameterValues, Facts>> read(Map<String, Infrastructure> models) {
      Map<String, Function<ParameterValues, Facts>> read = new TreeMap<>();
      models.forEach(
          (name, model) -> {
            TerraformFolder folder =
                new TerraformFolder("any-" + name, new TerraformRenderer().render(model));
            folder.succeed("init", "-no-color");
            read.put(name, values -> TerraformDeployment.of(folder, values).facts());
          });
      return read;
    }

    @Override
    List<ParameterValues> deployments(Infrastructure model) {
      return few(model);
    }
  },

  /** The scripts: run in an empty account, where they tell their calls. */
  SCRIPTS("scripts") {
    @Override
    Map<String, Function<ParameterValues, Facts>> read(Map<String, Infrastructure> models) {
      Map<String, Function<ParameterValues, Facts>> read = new TreeMap<>();
      models.forEach(
          (name, model) -> {
            List<RenderedFile> files = new ScriptRenderer().render(model);
            read.put(name, values -> scripts(files, values));
          });
      return read;
    }

    @Override
    List<ParameterValues> deployments(Infrastructure model) {
      return few(model);
    }
  };

  private final String format;

  AgreementTarget(String format) {
    this.format = format;
  }

  /** Its name in {@code cqrs.formats}. */
  public String format() {
    return format;
  }

  /**
   * Renders applications and reads what comes out.
   *
   * @param models applications by name
   * @return by the same names what tells the facts of a deployment
   */
  abstract Map<String, Function<ParameterValues, Facts>> read(Map<String, Infrastructure> models)
      throws IOException;

  /** The deployments to compare: all, where that costs little. */
  List<ParameterValues> deployments(Infrastructure model) {
    return ParameterValues.sets(model);
  }

  /** What the model says of a deployment, as far as it concerns this target. */
  Facts wanted(Infrastructure model, ParameterValues values) {
    return ModelFacts.of(model, values).without(notItsOwn());
  }

  /** Only stacks have logical ids; only CloudFormation needs parameters for the code. */
  private String[] notItsOwn() {
    return switch (this) {
      case CLOUDFORMATION -> new String[0];
      case CDK_TYPESCRIPT, CDK_PYTHON -> new String[] {"code"};
      case TERRAFORM, SCRIPTS -> new String[] {"stack", "code"};
    };
  }

  private static List<ParameterValues> few(Infrastructure model) {
    List<ParameterValues> all = ParameterValues.sets(model);
    return List.of(all.get(0), all.get(all.size() - 1));
  }

  private static Facts scripts(List<RenderedFile> files, ParameterValues values) {
    try {
      Path folder = Files.createDirectories(Path.of("target", "scripts").toAbsolutePath());
      return DryRun.facts(files, values, Files.createTempDirectory(folder, "any"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Function<ParameterValues, Facts> template(Map<String, Object> template) {
    return values -> TemplateFacts.of(template, values);
  }

  private static Map<String, Function<ParameterValues, Facts>> synthesised(
      Map<String, Map<String, Object>> templates) {
    Map<String, Function<ParameterValues, Facts>> read = new TreeMap<>();
    templates.forEach((name, template) -> read.put(name, template(template)));
    return read;
  }
}
