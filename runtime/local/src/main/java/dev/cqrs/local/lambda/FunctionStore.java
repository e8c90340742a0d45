package dev.cqrs.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.Cloud;
import dev.cqrs.local.cloud.StateFiles;
import java.util.OptionalInt;

/**
 * All functions and event source mappings, kept in one state file.
 *
 * <p>Whoever reads or changes what it returns holds its monitor meanwhile.
 */
final class FunctionStore {

  private static final String FILE = "lambda";

  private final Cloud cloud;
  private final StateFiles files;
  private final ObjectNode root;

  FunctionStore(Cloud cloud, StateFiles files) {
    this.cloud = cloud;
    this.files = files;
    this.root =
        files
            .read(FILE)
            .map(ObjectNode.class::cast)
            .orElseGet(JsonNodeFactory.instance::objectNode);
  }

  synchronized void save() {
    files.write(FILE, root);
  }

  ObjectNode functions() {
    return root.withObjectProperty("functions");
  }

  ObjectNode mappings() {
    return root.withObjectProperty("mappings");
  }

  String arn(String name) {
    return cloud.arn("lambda", "function:" + name);
  }

  /** Returns everything that is kept of a function. */
  ObjectNode function(FunctionName name) {
    JsonNode found = functions().get(name.name());
    if (found == null) {
      throw LambdaErrors.notFound("Function not found: " + qualifiedArn(name));
    }
    return (ObjectNode) found;
  }

  /** Returns the configuration that a name and qualifier lead to, following an alias. */
  ObjectNode configuration(FunctionName name) {
    ObjectNode function = function(name);
    if (name.isLatest()) {
      return (ObjectNode) function.get("configuration");
    }
    String version = name.qualifier();
    if (!name.isVersion()) {
      JsonNode alias = function.path("aliases").path(name.qualifier());
      version = alias.path("FunctionVersion").asText();
      if (version.equals("$LATEST")) {
        return (ObjectNode) function.get("configuration");
      }
    }
    JsonNode found = function.path("versions").get(version);
    if (found == null) {
      throw LambdaErrors.notFound("Function not found: " + qualifiedArn(name));
    }
    return (ObjectNode) found;
  }

  /** Returns what an invocation of a name and qualifier runs. */
  synchronized FunctionTarget target(FunctionName name) {
    ObjectNode configuration = configuration(name).deepCopy();
    JsonNode reserved = function(name).get("reserved");
    return new FunctionTarget(
        name.name(),
        configuration.path("Version").asText(),
        qualifiedArn(name),
        configuration,
        reserved == null ? OptionalInt.empty() : OptionalInt.of(reserved.asInt()));
  }

  String qualifiedArn(FunctionName name) {
    return arn(name.name()) + (name.qualifier().isEmpty() ? "" : ":" + name.qualifier());
  }

  /** Reads the function's name and qualifier from the input of an operation. */
  static FunctionName name(ObjectNode input) {
    return FunctionName.of(
        input.path("FunctionName").asText(""), input.path("Qualifier").asText(""));
  }
}
