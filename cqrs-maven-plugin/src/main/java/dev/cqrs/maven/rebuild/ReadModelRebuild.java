package dev.cqrs.maven.rebuild;

import dev.cqrs.maven.cloud.Connection;
import dev.cqrs.maven.cloud.Pause;
import dev.cqrs.maven.cloud.Target;
import dev.cqrs.maven.console.Amounts;
import dev.cqrs.maven.console.Console;
import dev.cqrs.maven.deploy.DeletionProtection;
import dev.cqrs.maven.deploy.StackDeployer;
import dev.cqrs.maven.deploy.StackSettings;
import dev.cqrs.maven.deploy.Stacks;
import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.infrastructure.Table;
import dev.cqrs.maven.problem.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.model.ChangeAction;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.ResourceChange;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** Fills new read models beside those that serve: expand, fill, compare, or give up. */
public final class ReadModelRebuild {

  private static final int MOST_DIFFERENCES = 20;

  /** EventBridge promises no time, and takes seconds. */
  private static final Duration RULE_DELAY = Duration.ofMinutes(1);

  private final Connection connection;
  private final StackSettings settings;
  private final Console console;
  private final Path folder;

  /**
   * Creates a rebuild.
   *
   * @param connection where the stack is
   * @param settings which stack
   * @param console where progress goes
   * @param folder where it is kept how far the filling has come
   */
  public ReadModelRebuild(
      Connection connection, StackSettings settings, Console console, Path folder) {
    this.connection = connection;
    // The old resources must stay as they are: what the user sets counts from the switch on.
    this.settings =
        new StackSettings(
            settings.projectName(),
            settings.environment(),
            settings.stackName(),
            Map.of(),
            settings.poll(),
            settings.timeout());
    this.console = console;
    this.folder = folder;
  }

  /**
   * How fast to go.
   *
   * @param rate events a second; 0 for no limit
   * @param segments parts of the event store that are read side by side
   */
  public record Speed(double rate, int segments) {}

  /**
   * Deploys the new read models beside everything that stands; what stands of an earlier attempt
   * with the same code stays.
   *
   * @param template the template of the code
   * @param plan what it was rendered from
   * @param readModels the read models to add
   * @param codeKey key of the uploaded zip
   * @throws UserError when a resource that serves would change
   */
  public void expand(
      String template, Infrastructure plan, List<String> readModels, String codeKey) {
    String deployed = stacks().template(settings.stackName());
    if (Expansion.isExpanded(deployed)) {
      if (codeKey.equals(standingCodeKey())) {
        console.line("  expanded        already, by an earlier run of the same code");
        awaitRules();
        return;
      }
      console.line("  expanded        by an earlier run of other code: removed, to start anew");
      abort();
      deployed = Expansion.without(deployed);
    }
    refuseLeftBehind(plan, readModels);
    new StackDeployer(connection, console)
        .deploy(
            settings,
            Expansion.with(deployed, template, plan, readModels),
            Map.of(Expansion.CODE_KEY, codeKey),
            Map.of(),
            ReadModelRebuild::onlyAdditions);
    awaitRules();
  }

  private void awaitRules() {
    Duration wait = untilRulesMatch(connection.target());
    if (!wait.isZero()) {
      console.line("  waiting         %s, until the new rules surely match", Amounts.seconds(wait));
      Pause.of(wait);
    }
  }

  /**
   * How long to wait before the filling starts. EventBridge needs a moment until a new rule
   * matches; an event that is stored before the filling starts is read by it, and only a later one
   * needs the rule.
   */
  static Duration untilRulesMatch(Target target) {
    return target == Target.LOCAL ? Duration.ZERO : RULE_DELAY;
  }

  /** In prod a table outlives its read model's version: its rows must not become the new ones. */
  private void refuseLeftBehind(Infrastructure plan, List<String> readModels) {
    ReadModelParts parts = new ReadModelParts(plan);
    DeletionProtection protection = new DeletionProtection(connection.clients().dynamoDb());
    for (Table table : plan.tables()) {
      String name = settings.prefix() + "-" + table.suffix();
      if (readModels.stream().anyMatch(readModel -> parts.belongs(table.id(), readModel))
          && protection.isThere(name)) {
        throw new UserError(
            "There is already a table %s, which the stack %s does not have: it was kept when another version of the read model took over, or somebody else made it. Nothing was changed. Give the read model a version in @ReadModel that was never deployed, or remove the table first: %s"
                .formatted(name, settings.stackName(), DeletionProtection.removal(name)));
      }
    }
  }

  /** Throws unless every change adds something. */
  static void onlyAdditions(List<ResourceChange> changes) {
    String others =
        changes.stream()
            .filter(change -> change.action() != ChangeAction.ADD)
            .map(change -> change.logicalResourceId() + " (" + change.actionAsString() + ")")
            .collect(Collectors.joining(", "));
    if (!others.isEmpty()) {
      throw new UserError(
          "The new read models cannot be added without changing what serves: %s. Nothing was changed. Somebody may have changed these resources by hand; deploy the code that stands with mvn cqrs:deploy first."
              .formatted(others));
    }
  }

  private String standingCodeKey() {
    return stacks().find(settings.stackName()).map(Stack::parameters).orElse(List.of()).stream()
        .filter(parameter -> parameter.parameterKey().equals(Expansion.CODE_KEY))
        .map(Parameter::parameterValue)
        .findFirst()
        .orElse("");
  }

  /**
   * Takes away what was added.
   *
   * @return whether there was anything
   */
  public boolean abort() {
    String deployed = stacks().template(settings.stackName());
    if (!Expansion.isExpanded(deployed)) {
      return false;
    }
    String before = Expansion.without(deployed);
    new UnservedTables(connection, console)
        .release(
            settings.stackName(),
            before,
            () ->
                new StackDeployer(connection, console)
                    .deploy(settings, before, Map.of(), Map.of()));
    return true;
  }

  /**
   * Projects the whole event store onto a new read model; goes on where an earlier run was
   * interrupted.
   *
   * @param suffix name of its table after {@code project-environment-}
   * @param codeKey key of the zip that projects
   * @param speed how fast to go
   */
  public void fill(String suffix, String codeKey, Speed speed) {
    TableDescription table = table(suffix);
    // A table that was made anew is empty, whatever the file says.
    String of = table.tableName() + " " + table.creationDateTime() + " " + codeKey;
    SweepState state = SweepState.in(file(suffix), of, speed.segments());
    if (state.isBegun()) {
      console.line("  %-15s goes on after %,d events", suffix, state.scanned());
    }
    ProjectionCalls calls = calls(suffix);
    SweepProgress progress = progress(suffix, state.scanned());
    new Sweep(
            state,
            new Pace(speed.rate(), System::nanoTime),
            settings.poll(),
            (segment, after, limit) ->
                calls.call("rebuild", segment, speed.segments(), after, limit),
            progress::update)
        .run();
    console.line(
        "  %-15s %,d events read, %,d of them projected",
        suffix, state.scanned(), state.projected());
  }

  /**
   * Compares a new read model with the event store, and prints what was compared.
   *
   * @param plan the plan of the code
   * @param suffix name of its table after {@code project-environment-}
   * @param speed how fast to go
   * @throws UserError naming what differs; the next run then fills it from the start
   */
  public void compare(Infrastructure plan, String suffix, Speed speed) {
    ProjectionCalls calls = calls(suffix);
    Comparison comparison =
        new Comparison(
            (segment, after, limit) ->
                calls.call("compare", segment, speed.segments(), after, limit),
            settings.poll());
    SweepState state = SweepState.fresh(speed.segments());
    new Sweep(
            state,
            new Pace(speed.rate(), System::nanoTime),
            settings.poll(),
            comparison::run,
            progress(suffix, 0)::update)
        .run();
    Map<String, String> differences = comparison.differences();
    if (!differences.isEmpty()) {
      forget(suffix);
      throw new UserError(refusal(suffix, differences));
    }
    console.line(agreement(plan, suffix, state.scanned()));
  }

  /** A row that several aggregates feed is not folded again: that would read all of them. */
  static String agreement(Infrastructure plan, String suffix, long events) {
    boolean shared =
        plan.tables().stream().anyMatch(table -> table.suffix().equals(suffix + "-positions"));
    return shared
        ? "  %-15s %,d events compared by positions only, no aggregate is behind; the contents of rows that several aggregates feed are not compared"
            .formatted(suffix, events)
        : "  %-15s %,d events compared by positions and contents of rows, no difference"
            .formatted(suffix, events);
  }

  private static String refusal(String suffix, Map<String, String> differences) {
    String shown =
        differences.entrySet().stream()
            .limit(MOST_DIFFERENCES)
            .map(each -> "  " + each.getKey() + ": " + each.getValue())
            .collect(Collectors.joining("%n".formatted()));
    int more = differences.size() - MOST_DIFFERENCES;
    return "%s differs from the event store in %d aggregates, so nothing was switched and the old read model serves. Correct the projection and run mvn cqrs:rebuild again, which fills it from the start, or give up with -Dcqrs.abort.%n%s%s"
        .formatted(
            suffix, differences.size(), shown, more > 0 ? "%n  and %d more".formatted(more) : "");
  }

  /**
   * Forgets how far the filling of a read model has come.
   *
   * @param suffix name of its table after {@code project-environment-}
   */
  public void forget(String suffix) {
    try {
      Files.deleteIfExists(file(suffix));
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot remove " + file(suffix), failed);
    }
  }

  /**
   * Counts the events that there are.
   *
   * @return their number, as of up to six hours ago
   */
  public long events() {
    return table("event-store").itemCount();
  }

  private Path file(String suffix) {
    return folder.resolve(settings.stackName() + "-" + suffix + ".json");
  }

  private ProjectionCalls calls(String suffix) {
    return new ProjectionCalls(
        connection.clients().lambda(), settings.prefix() + "-" + suffix + "-projection");
  }

  private SweepProgress progress(String suffix, long before) {
    Duration interval = Duration.ofSeconds(connection.target() == Target.LOCAL ? 1 : 5);
    return new SweepProgress(console, suffix, events(), interval, System::nanoTime, before);
  }

  private TableDescription table(String suffix) {
    return connection
        .clients()
        .dynamoDb()
        .describeTable(r -> r.tableName(settings.prefix() + "-" + suffix))
        .table();
  }

  private Stacks stacks() {
    return new Stacks(connection.clients().cloudFormation());
  }
}
