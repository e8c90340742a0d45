package dev.cqrs.local.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloud.StateFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The roles as JSON, by name: {@code Role} as the API shows it without its tags, {@code Tags},
 * {@code Inline} policies by name, and {@code Attached} policies' ARNs.
 */
final class Roles {

  private static final String FILE = "iam";

  private final StateFiles files;
  private final ConcurrentSkipListMap<String, ObjectNode> roles = new ConcurrentSkipListMap<>();

  Roles(StateFiles files) {
    this.files = files;
    files
        .read(FILE)
        .ifPresent(
            state ->
                state.properties().forEach(e -> roles.put(e.getKey(), (ObjectNode) e.getValue())));
  }

  /** Returns a copy of a role; empty if there is none. */
  Optional<ObjectNode> find(String name) {
    return Optional.ofNullable(roles.get(name)).map(ObjectNode::deepCopy);
  }

  /**
   * Returns a copy of a role.
   *
   * @throws AwsError {@code NoSuchEntity} if there is none
   */
  ObjectNode get(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new AwsError(
                    "NoSuchEntity", 404, "The role with name " + name + " cannot be found."));
  }

  /** Returns the names of all roles, sorted. */
  List<String> names() {
    return new ArrayList<>(roles.keySet());
  }

  /** Replaces a role, or adds it. */
  void put(String name, ObjectNode role) {
    roles.put(name, role);
    write();
  }

  /** Removes a role. */
  void remove(String name) {
    roles.remove(name);
    write();
  }

  private void write() {
    ObjectNode state = JsonNodeFactory.instance.objectNode();
    roles.forEach((String name, JsonNode role) -> state.set(name, role));
    files.write(FILE, state);
  }
}
