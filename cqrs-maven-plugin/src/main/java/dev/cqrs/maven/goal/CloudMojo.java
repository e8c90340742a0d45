package dev.cqrs.maven.goal;

import dev.cqrs.maven.cloud.Connection;
import dev.cqrs.maven.cloud.LocalCloudLauncher;
import dev.cqrs.maven.cloud.LocalCloudState;
import dev.cqrs.maven.cloud.Target;
import dev.cqrs.maven.console.Console;
import dev.cqrs.maven.deploy.StackSettings;
import dev.cqrs.maven.problem.UserError;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.repository.RemoteRepository;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** What goals share that talk to a cloud: how to reach it, and how to start the local one. */
abstract class CloudMojo extends CqrsMojo {

  /** This plugin; the local cloud has the same version. */
  @Parameter(defaultValue = "${plugin}", readonly = true)
  protected PluginDescriptor plugin;

  /**
   * Endpoint of every service, for anything that speaks AWS's API. Without it the local cloud of
   * this project is used, or AWS.
   *
   * @since 0.1.0
   */
  @Parameter(property = "cqrs.endpoint")
  protected String endpoint;

  /**
   * Region; {@code us-east-1} in the local cloud and the region of your AWS configuration
   * otherwise, when not given.
   *
   * @since 0.1.0
   */
  @Parameter(property = "cqrs.region")
  protected String region;

  /**
   * Port of the local cloud; 0 for 4566 when it is free, else any free one.
   *
   * @since 0.1.0
   */
  @Parameter(property = "cqrs.local.port", defaultValue = "0")
  protected int localPort;

  /**
   * Coordinates of the local cloud's database engine, Amazon's DynamoDB Local, such as {@code
   * com.amazonaws:DynamoDBLocal:2.6.1}. It comes under Amazon's licence, so your build names it.
   *
   * @since 0.1.0
   */
  @Parameter(property = "cqrs.local.database")
  protected String databaseEngine;

  @Inject private RepositorySystem repositorySystem;

  private String place = "AWS";
  private boolean startedHere;

  @Override
  StackSettings stackSettings() {
    if (localPort < 0 || localPort > 65_535) {
      throw new UserError(
          "cqrs.local.port is %d, but must be 0 to 65535. Correct -Dcqrs.local.port, or leave it out: then a free one is taken."
              .formatted(localPort));
    }
    return super.stackSettings();
  }

  @Override
  String place() {
    return place;
  }

  /**
   * Connects; the local cloud must already run, and have this plugin's version. Empty when it does
   * not run.
   */
  Optional<Connection> connect() {
    Target where = Target.of(target);
    if (!blank(endpoint)) {
      place = endpoint;
      return Optional.of(Connection.open(where, Optional.of(uri()), givenRegion(where)));
    }
    if (where == Target.AWS) {
      place = "AWS in " + givenRegion(where);
      return Optional.of(Connection.open(where, Optional.empty(), givenRegion(where)));
    }
    Optional<LocalCloudState> running = launcher().running();
    running.filter(state -> !launcher().fits(state)).ifPresent(this::refuseVersion);
    return running.map(this::open);
  }

  private void refuseVersion(LocalCloudState state) {
    throw new UserError(
        "The local cloud at %s has version %s, but this plugin has version %s. Run mvn cqrs:deploy, which starts it anew with all its data."
            .formatted(state.endpoint(), state.version(), plugin.getVersion()));
  }

  /** Connects, and starts the local cloud when it does not run. */
  Connection connectOrStart(Console console) {
    if (Target.of(target) == Target.LOCAL && blank(endpoint)) {
      Optional<LocalCloudState> other =
          launcher().running().filter(state -> !launcher().fits(state));
      if (other.isPresent()) {
        LocalCloudLauncher.Settings settings = launchSettings(120);
        launcher().stop(other.get());
        console.line(
            "The local cloud had version %s: started anew as %s, with all its data",
            other.get().version(), plugin.getVersion());
        return started(settings);
      }
    }
    return connect().orElseGet(() -> started(launchSettings(120)));
  }

  private Connection started(LocalCloudLauncher.Settings settings) {
    LocalCloudState state = launcher().start(settings);
    startedHere = true;
    return open(state);
  }

  /** Whether the local cloud runs only since this goal. */
  boolean startedHere() {
    return startedHere;
  }

  /** Stops the local cloud if no stack is in it; returns whether it did. */
  boolean stopWhenEmpty(Connection connection) {
    if (connection.target() != Target.LOCAL || !blank(endpoint)) {
      return false;
    }
    boolean empty =
        connection.clients().cloudFormation().describeStacksPaginator().stacks().stream()
            .allMatch(stack -> stack.stackStatusAsString().equals("DELETE_COMPLETE"));
    Optional<LocalCloudState> state = launcher().running();
    if (!empty || state.isEmpty()) {
      return false;
    }
    launcher().stop(state.get());
    return true;
  }

  /** The launcher of this project's local cloud. */
  LocalCloudLauncher launcher() {
    return new LocalCloudLauncher(
        project.getBasedir().toPath().resolve(".cqrs").resolve("local-cloud"), plugin.getVersion());
  }

  /** What to start the local cloud with; resolves its class paths. */
  LocalCloudLauncher.Settings launchSettings(int idleMinutes) {
    String database = databaseCoordinates();
    if (blank(database)) {
      throw new UserError(
          "The local cloud needs DynamoDB Local, which Amazon licenses to you, so your build names it. Configure the plugin with <databaseEngine>com.amazonaws:DynamoDBLocal:2.6.1</databaseEngine>, or give -Dcqrs.local.database=com.amazonaws:DynamoDBLocal:2.6.1");
    }
    ClassPathResolver resolver =
        new ClassPathResolver(repositorySystem, session.getRepositorySession(), repositories());
    List<Path> own = resolver.resolve("dev.cqrs:cqrs-local:" + plugin.getVersion(), "");
    List<Path> engine =
        resolver.resolve(
            database, " Correct the plugin's <databaseEngine>, or -Dcqrs.local.database.");
    return new LocalCloudLauncher.Settings(
        localPort, givenRegion(Target.LOCAL), own, engine, idleMinutes);
  }

  /** The command line's before the POM's, which Maven would prefer. */
  private String databaseCoordinates() {
    return session.getUserProperties().getProperty("cqrs.local.database", databaseEngine);
  }

  private Connection open(LocalCloudState state) {
    place = "the local cloud at " + state.endpoint();
    String chosen = state.region().isEmpty() ? givenRegion(Target.LOCAL) : state.region();
    if (!blank(region) && !region.equals(chosen)) {
      throw new UserError(
          "The local cloud of this project runs as region %s, not %s. Leave out -Dcqrs.region; or destroy its stacks first, without that option, which stops it."
              .formatted(chosen, region));
    }
    if (localPort != 0 && localPort != state.endpoint().getPort()) {
      throw new UserError(
          "The local cloud of this project already runs at %s, not at port %d. Leave out -Dcqrs.local.port; or destroy its stacks first, without that option, which stops it."
              .formatted(state.endpoint(), localPort));
    }
    return Connection.open(Target.LOCAL, Optional.of(state.endpoint()), chosen);
  }

  private List<RemoteRepository> repositories() {
    List<RemoteRepository> repositories = new ArrayList<>(project.getRemoteProjectRepositories());
    for (RemoteRepository each : project.getRemotePluginRepositories()) {
      if (repositories.stream().noneMatch(other -> other.getUrl().equals(each.getUrl()))) {
        repositories.add(each);
      }
    }
    return repositories;
  }

  private URI uri() {
    URI uri;
    try {
      uri = URI.create(endpoint);
    } catch (IllegalArgumentException malformed) {
      uri = URI.create("");
    }
    if (uri.getHost() == null
        || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
      throw new UserError(
          "cqrs.endpoint is '%s', but must be an address like http://127.0.0.1:4566"
              .formatted(endpoint));
    }
    return uri;
  }

  private String givenRegion(Target where) {
    if (!blank(region)) {
      return region;
    }
    return where == Target.LOCAL
        ? "us-east-1"
        : DefaultAwsRegionProviderChain.builder().build().getRegion().id();
  }
}
