package dev.cqrs.maven.goal;

import dev.cqrs.maven.application.ApplicationModel;
import dev.cqrs.maven.application.ApplicationModelReader;
import dev.cqrs.maven.console.Amounts;
import dev.cqrs.maven.console.Console;
import dev.cqrs.maven.deploy.BuildFreshness;
import dev.cqrs.maven.deploy.StackSettings;
import dev.cqrs.maven.deploy.TemplateParameters;
import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.infrastructure.InfrastructurePlanner;
import dev.cqrs.maven.infrastructure.PlanSettings;
import dev.cqrs.maven.infrastructure.Rule;
import dev.cqrs.maven.packaging.FunctionZip;
import dev.cqrs.maven.problem.UserError;
import dev.cqrs.maven.render.RenderedFile;
import dev.cqrs.maven.render.cloudformation.CloudFormationRenderer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** From the project's sources to its function zip and its template. */
final class Rendering {

  private final MavenProject project;
  private final MavenSession session;
  private final Path folder;
  private final Path classes;

  private Optional<String> built = Optional.empty();
  private String runtime;
  private FunctionZip zip;
  private ApplicationModel model;
  private Infrastructure infrastructure;

  Rendering(MavenProject project, MavenSession session, Path folder) {
    this.project = project;
    this.session = session;
    this.folder = folder;
    this.classes = Path.of(project.getBuild().getOutputDirectory());
  }

  /** Compiles what is stale, reads the model and writes the function zip. */
  void prepare() {
    if (project.getPackaging().equals("pom")) {
      throw new UserError(
          "%s has packaging pom, so it has no code to deploy. Run the goal in the module with your aggregates: mvn cqrs:deploy -pl <module>"
              .formatted(project.getArtifactId()));
    }
    runtime = JavaRelease.of(project).runtime();
    BuildFreshness freshness =
        new BuildFreshness(
            classes, sources(project), settings(project), folder.resolve("built-from.txt"));
    freshness.staleness().ifPresent(stale -> build(stale, freshness));
    model = ApplicationModelReader.read(classes);
    zip = FunctionZip.write(classes, jars(), folder.resolve("functions.zip"));
  }

  private void build(BuildFreshness.Stale stale, BuildFreshness freshness) {
    Instant start = Instant.now();
    ChildBuild build = new ChildBuild(project, session, folder.resolve("build.log"));
    if (stale.anew()) {
      build.compileAnew();
    } else {
      build.compile();
    }
    freshness.stamp();
    built =
        Optional.of(
            "%s: built in %s"
                .formatted(
                    stale.reason(), Amounts.seconds(Duration.between(start, Instant.now()))));
  }

  /** The function zip. */
  FunctionZip zip() {
    return zip;
  }

  /**
   * Renders the infrastructure and writes what came out. What was rendered before is written again:
   * beside a new zip it would deploy new code with old tables and permissions.
   *
   * @param projectName default of the parameter {@code ProjectName}
   * @param bucket bucket of the zip; empty when it is not uploaded
   * @param key key of the zip; empty when it is not uploaded
   * @param formats what to render it as
   * @return the files of these formats, and of those that were there
   */
  RenderedFormats render(String projectName, String bucket, String key, Set<Format> formats) {
    plan(projectName, bucket, key);
    RenderedFolder target = new RenderedFolder(folder);
    Set<Format> all = target.formats();
    all.addAll(formats);
    Map<Format, List<RenderedFile>> rendered = new EnumMap<>(Format.class);
    all.forEach(format -> rendered.put(format, format.renderer().render(infrastructure)));
    rendered.values().forEach(target::write);
    return new RenderedFormats(rendered, formats);
  }

  /**
   * Renders the template and writes it to {@code cloudformation.yaml}.
   *
   * @param projectName default of the parameter {@code ProjectName}
   * @param bucket bucket of the zip; empty when it is not uploaded
   * @param key key of the zip; empty when it is not uploaded
   * @return the template
   */
  String render(String projectName, String bucket, String key) {
    plan(projectName, bucket, key);
    String template = CloudFormationRenderer.render(infrastructure);
    new RenderedFolder(folder).write(List.of(new RenderedFile("cloudformation.yaml", template)));
    return template;
  }

  private void plan(String projectName, String bucket, String key) {
    infrastructure =
        InfrastructurePlanner.plan(
            model, new PlanSettings(projectName, runtime, bucket, key, zip.sha256()));
  }

  /**
   * Renders the template, and what was rendered before, and checks the user's values of the
   * template's parameters.
   *
   * @param settings with the values
   * @return what was rendered
   * @throws UserError naming the first one that the template does not take
   */
  RenderedFormats check(StackSettings settings) {
    RenderedFormats rendered =
        render(settings.projectName(), "", "", EnumSet.of(Format.CLOUDFORMATION));
    TemplateParameters.of(rendered.template().orElseThrow()).check(settings.parameters());
    return rendered;
  }

  /** What the template was rendered from. */
  Infrastructure infrastructure() {
    return infrastructure;
  }

  /** The tables that queries will read: names after {@code project-environment-}. */
  Map<String, String> readModelTables() {
    return infrastructure.readModelTables();
  }

  /** What to say behind the lines of projections and reactions, by logical id. */
  Map<String, String> notes() {
    Map<String, String> notes = new TreeMap<>();
    for (Rule rule : infrastructure.rules()) {
      notes.put(rule.functionId(), "on " + String.join(", ", rule.eventTypes()));
    }
    return notes;
  }

  /** Prints what is deployed. */
  void describe(Console console) {
    built.ifPresent(text -> console.line("  build           %s", text));
    console.line(
        "  functions.zip   %s, %s%s",
        Amounts.megabytes(zip.size()),
        Amounts.count(
            3 + model.readModels().size() + model.reactions().size(), "handler", "handlers"),
        built.isPresent() ? "" : age());
    int commands = model.aggregates().stream().mapToInt(a -> a.commands().size()).sum();
    int events = model.aggregates().stream().mapToInt(a -> a.events().size()).sum();
    console.line(
        "  model           %s, %s, %s, %s, %s%s",
        Amounts.count(model.aggregates().size(), "aggregate", "aggregates"),
        Amounts.count(commands, "command", "commands"),
        Amounts.count(events, "event", "events"),
        Amounts.count(model.readModels().size(), "read model", "read models"),
        Amounts.count(model.queries().size(), "query", "queries"),
        model.reactions().isEmpty()
            ? ""
            : ", " + Amounts.count(model.reactions().size(), "reaction", "reactions"));
  }

  private String age() {
    Optional<FileTime> time = BuildFreshness.built(classes);
    return time.map(
            t -> ", built " + Amounts.age(Duration.between(t.toInstant(), Instant.now())) + " ago")
        .orElse("");
  }

  /** The folders of everything that goes into the classes of a project. */
  static List<Path> sources(MavenProject project) {
    List<Path> sources = new ArrayList<>();
    project.getCompileSourceRoots().forEach(root -> sources.add(Path.of(root)));
    project.getResources().forEach(resource -> sources.add(Path.of(resource.getDirectory())));
    // What the compiler generates is not a source, though Maven lists its folder as one.
    sources.removeIf(source -> source.startsWith(Path.of(project.getBuild().getDirectory())));
    return sources;
  }

  /** The files that tell how a project is compiled; its own POM is the first. */
  static List<Path> settings(MavenProject project) {
    List<Path> settings = new ArrayList<>();
    // A parent that comes from a repository has no file.
    for (MavenProject each = project;
        each != null && each.getFile() != null;
        each = each.getParent()) {
      settings.add(each.getFile().toPath());
    }
    settings.add(project.getBasedir().toPath().resolve("src/main/cqrs/events.json"));
    return settings;
  }

  private List<Path> jars() {
    try {
      List<Path> jars = new ArrayList<>();
      for (String element : project.getRuntimeClasspathElements()) {
        Path path = Path.of(element);
        if (Files.isDirectory(path) && !path.equals(classes)) {
          throw new UserError(
              "The dependency in %s is a module that is not packaged. Run mvn install first, or mvn package cqrs:deploy from the top."
                  .formatted(path));
        }
        if (!path.equals(classes)) {
          jars.add(path);
        }
      }
      return jars;
    } catch (DependencyResolutionRequiredException impossible) {
      throw new IllegalStateException("The goal requires resolved dependencies", impossible);
    }
  }
}
