package dev.cqrs.maven.agreement;

import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.render.Renderer;
import dev.cqrs.maven.render.cdk.CdkProject;
import dev.cqrs.maven.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Synthesises many CDK applications in one process, which loads the CDK once. */
final class CdkSynthesis {

  private static final Path PROGRAMS = Path.of("src/test/tools/cdk").toAbsolutePath();

  private CdkSynthesis() {}

  /**
   * Synthesises applications in TypeScript.
   *
   * @param models applications by name
   * @param renderer what writes them
   * @return their templates by the same names
   */
  static Map<String, Map<String, Object>> typeScript(
      Map<String, Infrastructure> models, Renderer renderer) throws IOException {
    Map<String, CdkProject> projects = write("typescript", models, renderer);
    for (CdkProject project : projects.values()) {
      project.linkNodePackages();
    }
    return synthesise(models, projects, "tsx", PROGRAMS.resolve("synth.mts"));
  }

  /**
   * Synthesises applications in Python.
   *
   * @param models applications by name
   * @param renderer what writes them
   * @return their templates by the same names
   */
  static Map<String, Map<String, Object>> python(
      Map<String, Infrastructure> models, Renderer renderer) throws IOException {
    Map<String, CdkProject> projects = write("python", models, renderer);
    return synthesise(models, projects, "python", PROGRAMS.resolve("synth.py"));
  }

  private static String version(Path zip) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(zip))).substring(0, 10);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Map<String, CdkProject> write(
      String language, Map<String, Infrastructure> models, Renderer renderer) throws IOException {
    Map<String, CdkProject> projects = new TreeMap<>();
    for (Map.Entry<String, Infrastructure> model : models.entrySet()) {
      String folder = language + "-any-" + model.getKey();
      projects.put(model.getKey(), CdkProject.write(folder, renderer.render(model.getValue())));
    }
    return projects;
  }

  private static Map<String, Map<String, Object>> synthesise(
      Map<String, Infrastructure> models,
      Map<String, CdkProject> projects,
      String interpreter,
      Path program)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(interpreter, program.toString()));
    projects.values().forEach(project -> command.add(project.folder().toString()));
    Tools.succeed(PROGRAMS, Map.of(), command.toArray(String[]::new));
    Map<String, Map<String, Object>> templates = new TreeMap<>();
    for (Map.Entry<String, CdkProject> project : projects.entrySet()) {
      // The application takes the versions' ids from the zip beside it, not from the model's.
      String beside = "Version" + version(project.getValue().zip());
      String planned = "Version" + models.get(project.getKey()).code().version();
      String template = Canonical.write(project.getValue().synthesized());
      templates.put(project.getKey(), TemplateTree.ofJson(template.replace(beside, planned)));
    }
    return templates;
  }
}
