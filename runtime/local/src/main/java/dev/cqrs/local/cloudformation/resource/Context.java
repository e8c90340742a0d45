package dev.cqrs.local.cloudformation.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloud.Cloud;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** What a resource type may use while it works on one resource of one stack. */
public final class Context {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private final Cloud cloud;
  private final String stackName;
  private final String logicalId;
  private volatile String created;

  /**
   * @param cloud the services
   * @param stackName the name of the stack
   * @param logicalId the resource's name in the template
   */
  public Context(Cloud cloud, String stackName, String logicalId) {
    this.cloud = cloud;
    this.stackName = stackName;
    this.logicalId = logicalId;
  }

  /** Returns the services. */
  Cloud cloud() {
    return cloud;
  }

  /** Calls a service. */
  JsonNode call(String service, String operation, ObjectNode input) {
    return cloud.call(service, operation, input);
  }

  /** Calls a service; what it misses is gone already, and that is no error. */
  Optional<JsonNode> callIfPresent(String service, String operation, ObjectNode input) {
    try {
      return Optional.of(cloud.call(service, operation, input));
    } catch (AwsError e) {
      if (isMissing(e.code())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static boolean isMissing(String code) {
    return code.endsWith("NotFoundException")
        || code.endsWith("NotFound")
        || code.startsWith("NoSuchEntity")
        || code.endsWith("QueueDoesNotExist")
        || code.endsWith("NonExistentQueue");
  }

  /** Notes that a resource exists from now on, so that it is deleted if a later step fails. */
  void created(String physicalId) {
    created = physicalId;
  }

  /** Returns the physical id of what was created, or empty if nothing was. */
  public Optional<String> created() {
    return Optional.ofNullable(created);
  }

  /** Returns a new name {@code <stack>-<logical id>-<random>}, cut to a length. */
  String newName(int maximumLength) {
    StringBuilder random = new StringBuilder("-");
    for (int i = 0; i < 12; i++) {
      random.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    int rest = maximumLength - random.length() - 1;
    // Both parts stay recognizable: whatever one does not need of its half, the other may use.
    int stackLength = Math.min(stackName.length(), Math.max(rest / 2, rest - logicalId.length()));
    int idLength = Math.min(logicalId.length(), rest - stackLength);
    return stackName.substring(0, stackLength) + "-" + logicalId.substring(0, idLength) + random;
  }

  /**
   * Waits until a resource has reached a state.
   *
   * @throws AwsError if it takes longer than a minute
   */
  void await(String what, BooleanSupplier reached) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!reached.getAsBoolean()) {
      if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
        throw new AwsError(
            "NotStabilized", 400, "Exceeded attempts to wait for " + logicalId + ": " + what);
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  /** Returns an empty input structure. */
  static ObjectNode input() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Returns an input structure with the named properties, as far as they are given. */
  static ObjectNode input(ObjectNode properties, String... names) {
    ObjectNode input = input();
    for (String name : names) {
      if (properties.has(name)) {
        input.set(name, properties.get(name).deepCopy());
      }
    }
    return input;
  }

  /** Tells whether a property differs. */
  static boolean changed(ObjectNode before, ObjectNode after, String... names) {
    for (String name : names) {
      if (!before.path(name).equals(after.path(name))) {
        return true;
      }
    }
    return false;
  }

  /** Returns the text of a document that may be written as an object. */
  static String document(JsonNode value) {
    return value.isTextual() ? value.textValue() : value.toString();
  }

  /** Returns the list of tags as an object. */
  static ObjectNode tagMap(ObjectNode properties) {
    ObjectNode map = input();
    properties.path("Tags").forEach(t -> map.put(t.path("Key").asText(), t.path("Value").asText()));
    return map;
  }

  /** Returns the keys of the tags that are there before, but not after. */
  static ArrayNode removedTags(ObjectNode before, ObjectNode after) {
    ObjectNode kept = tagMap(after);
    ArrayNode removed = JsonNodeFactory.instance.arrayNode();
    tagMap(before).fieldNames().forEachRemaining(key -> addUnless(kept.has(key), removed, key));
    return removed;
  }

  private static void addUnless(boolean kept, ArrayNode removed, String key) {
    if (!kept) {
      removed.add(key);
    }
  }
}
