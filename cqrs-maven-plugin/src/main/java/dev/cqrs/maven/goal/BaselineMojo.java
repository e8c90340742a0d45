package dev.cqrs.maven.goal;

import dev.cqrs.maven.application.ApplicationModelReader;
import dev.cqrs.maven.baseline.Baseline;
import dev.cqrs.maven.baseline.BaselineFile;
import dev.cqrs.maven.baseline.BaselineUpdate;
import dev.cqrs.maven.baseline.BaselineUpdate.Entry;
import dev.cqrs.maven.console.Amounts;
import dev.cqrs.maven.console.Console;
import dev.cqrs.maven.deploy.BuildFreshness;
import dev.cqrs.maven.problem.UserError;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Records the shape of every version of every event in a file beside the sources, to be committed.
 * With the option {@code -Acqrs.events} the compiler then refuses a recorded shape that changes.
 *
 * @since 0.1.0
 */
@Mojo(name = "baseline", threadSafe = true)
public final class BaselineMojo extends CqrsMojo {

  /**
   * File of the recorded events.
   *
   * @since 0.1.0
   */
  @Parameter(
      property = "cqrs.events",
      defaultValue = "${project.basedir}/src/main/cqrs/events.json")
  String events;

  /**
   * Records also events that changed or disappeared. Events that are stored cannot be read then;
   * right only for what was never released.
   *
   * @since 0.1.0
   */
  @Parameter(property = "cqrs.force", defaultValue = "false")
  boolean force;

  /** Creates the goal; Maven does. */
  public BaselineMojo() {}

  @Override
  void run(Console console) {
    Path classes = Path.of(project.getBuild().getOutputDirectory());
    compile(classes);
    Path file = Path.of(events);
    Baseline recorded = BaselineFile.read(file);
    Baseline present = Baseline.of(ApplicationModelReader.read(classes));
    BaselineUpdate update = BaselineUpdate.of(recorded, present);
    console.line("%s → %s", project.getArtifactId(), shown(file));
    update.entries().forEach(entry -> console.line("  %s", line(entry)));
    List<Entry> refused = update.entries().stream().filter(Entry::isRefused).toList();
    if (!refused.isEmpty() && !force) {
      throw new UserError(refusal(refused, file));
    }
    if (update.entries().isEmpty()) {
      console.line(
          "Nothing to record: %s, all recorded.",
          Amounts.count(present.size(), "version of an event", "versions of events"));
      return;
    }
    BaselineFile.write(file, update.baseline());
    console.line(
        "%s recorded. Commit the file with the change.",
        Amounts.count(update.baseline().size(), "version of an event", "versions of events"));
  }

  /**
   * Compiles what is stale. A project whose events differ from the baseline does not compile, but
   * its model file is written, and that is what counts here.
   */
  private void compile(Path classes) {
    List<Path> sources = Rendering.sources(project);
    sources.add(project.getFile().toPath());
    if (BuildFreshness.isModelFresh(classes, sources)) {
      return;
    }
    try {
      new ChildBuild(project, session, outputFolder().resolve("build.log")).compile();
    } catch (UserError failed) {
      if (!BuildFreshness.isModelFresh(classes, sources)) {
        throw failed;
      }
    }
  }

  private String shown(Path file) {
    Path base = project.getBasedir().toPath();
    return (file.startsWith(base) ? base.relativize(file) : file).toString().replace('\\', '/');
  }

  private static String line(Entry entry) {
    String version = entry.event() + " version " + entry.version();
    return switch (entry.kind()) {
      case ADDED -> "+ " + version;
      case EXTENDED -> "+ " + version + ": an enum has more values";
      case CHANGED -> "~ " + version + ": not what is recorded";
      case GONE -> "- " + version + ": not in the code";
    };
  }

  private String refusal(List<Entry> refused, Path file) {
    String first = refused.get(0).event() + " version " + refused.get(0).version();
    return "%s recorded in %s changed or disappeared, the first is %s, so nothing was recorded: events of that shape may be stored. mvn compile says what changed and what to write instead. If it was never released, run mvn cqrs:baseline -Dcqrs.force"
        .formatted(
            Amounts.count(refused.size(), "version of an event", "versions of events"),
            shown(file),
            first);
  }
}
