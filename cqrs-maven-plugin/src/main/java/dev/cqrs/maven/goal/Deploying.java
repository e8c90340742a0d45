package dev.cqrs.maven.goal;

import dev.cqrs.maven.cloud.Connection;
import dev.cqrs.maven.console.Console;
import dev.cqrs.maven.deploy.ArtifactBucket;
import dev.cqrs.maven.deploy.Deployment;
import dev.cqrs.maven.deploy.StackDeployer;
import dev.cqrs.maven.deploy.StackDestroyer;
import dev.cqrs.maven.deploy.StackSettings;
import dev.cqrs.maven.deploy.Stacks;
import dev.cqrs.maven.deploy.TemplateSize;
import dev.cqrs.maven.rebuild.UnservedTables;
import java.util.Map;
import java.util.Optional;

/** Brings a project's zip and template to a cloud. */
final class Deploying {

  private final Console console;
  private final StackSettings settings;
  private final Rendering rendering;
  private final Connection connection;
  private final String bucket;
  private final String key;

  Deploying(Console console, StackSettings settings, Rendering rendering, Connection connection) {
    this.console = console;
    this.settings = settings;
    this.rendering = rendering;
    this.connection = connection;
    this.bucket = ArtifactBucket.nameIn(connection.account(), connection.region());
    this.key = ArtifactBucket.zipKey(settings.projectName(), rendering.zip().sha256());
  }

  /** The bucket of the zip. */
  String bucket() {
    return bucket;
  }

  /** The zip's key in the bucket. */
  String key() {
    return key;
  }

  /** Renders the template with the zip's place as default. */
  String template() {
    return rendering.render(settings.projectName(), bucket, key);
  }

  /** Uploads the zip, unless it is there. */
  void upload() {
    ArtifactBucket artifacts = new ArtifactBucket(connection);
    artifacts.ensure();
    artifacts.upload(key, rendering.zip().file());
  }

  /**
   * Uploads a template, if a request does not hold it.
   *
   * @param template its text
   * @return its address, if it was uploaded
   */
  Optional<String> upload(String template) {
    return TemplateSize.beyondRequest(template)
        .map(size -> new ArtifactBucket(connection).put(settings, template));
  }

  /** Uploads the zip and deploys the template. */
  Deployment deploy() {
    String template = template();
    Map<String, String> code = Map.of("CodeBucket", bucket, "CodeKey", key);
    try {
      upload();
      return new UnservedTables(connection, console)
          .release(
              settings.stackName(),
              template,
              () ->
                  new StackDeployer(connection, console)
                      .deploy(settings, template, code, rendering.notes()));
    } catch (RuntimeException failed) {
      removeUploads(failed);
      throw failed;
    }
  }

  private void removeUploads(RuntimeException failed) {
    try {
      Stacks stacks = new Stacks(connection.clients().cloudFormation());
      if (stacks.find(settings.stackName()).isEmpty()) {
        new StackDestroyer(connection, new Console(line -> {}, false, true))
            .removeArtifacts(settings);
      }
    } catch (RuntimeException second) {
      failed.addSuppressed(second);
    }
  }
}
