package dev.cqrs.maven.deploy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.maven.cloud.Connection;
import dev.cqrs.maven.cloud.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes what scripts and people need after a deployment into {@code target/cqrs}. */
public final class ResultFiles {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Path folder;

  /**
   * Creates a writer.
   *
   * @param folder {@code target/cqrs}
   */
  public ResultFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes {@code deploy-result.json} and {@code outputs.json}, and {@code local.env} with {@code
   * aws-config} for the local cloud.
   *
   * @param connection where the stack is
   * @param settings which stack
   * @param deployment what happened
   * @param took how long it took
   */
  public void write(
      Connection connection, StackSettings settings, Deployment deployment, Duration took) {
    ObjectNode result = JSON.createObjectNode();
    result.put("stackName", settings.stackName());
    result.put("stackId", deployment.stackId());
    result.put("status", deployment.status());
    result.put("target", connection.target() == Target.LOCAL ? "local" : "aws");
    result.put("account", connection.account());
    result.put("region", connection.region());
    connection.endpoint().ifPresent(at -> result.put("endpoint", at.toString()));
    result.put("milliseconds", took.toMillis());
    result.put("added", deployment.summary().added());
    result.put("changed", deployment.summary().changed());
    result.put("removed", deployment.summary().removed());
    try {
      write("deploy-result.json", JSON.writeValueAsString(result) + "\n");
      write("outputs.json", JSON.writeValueAsString(deployment.outputs()) + "\n");
      writeEnvironment(connection);
    } catch (IOException failed) {
      throw new UncheckedIOException("Cannot write to " + folder, failed);
    }
  }

  /**
   * Writes {@code local.env} with {@code aws-config} for the local cloud; nothing for an account.
   *
   * @param connection where the stack is
   * @throws IOException when a file cannot be written
   */
  public void writeEnvironment(Connection connection) throws IOException {
    if (connection.target() != Target.LOCAL) {
      return;
    }
    // AWS CLI 2 reads a payload as base64 unless it is told otherwise; CLI 1 ignores the setting.
    write(
        "aws-config",
        """
        [default]
        region = %s
        cli_binary_format = raw-in-base64-out
        """
            .formatted(connection.region()));
    Map<String, String> variables = new LinkedHashMap<>();
    connection.endpoint().ifPresent(at -> variables.put("AWS_ENDPOINT_URL", at.toString()));
    variables.put("AWS_REGION", connection.region());
    variables.put("AWS_DEFAULT_REGION", connection.region());
    variables.put("AWS_ACCESS_KEY_ID", Connection.LOCAL_ACCESS_KEY_ID);
    variables.put("AWS_SECRET_ACCESS_KEY", Connection.LOCAL_SECRET_ACCESS_KEY);
    variables.put("AWS_CONFIG_FILE", folder.resolve("aws-config").toAbsolutePath().toString());
    write(
        "local.env",
        "# source this file, and the AWS CLI and SDKs talk to the local cloud. The keys are dummies.\n"
            + "unset AWS_PROFILE AWS_SESSION_TOKEN\n"
            + variables.entrySet().stream()
                .map(each -> "export " + each.getKey() + "=" + quoted(each.getValue()) + "\n")
                .collect(Collectors.joining()));
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
  }

  private static String quoted(String value) {
    return "'" + value.replace("'", "'\\''") + "'";
  }
}
