package dev.cqrs.local.cloudformation;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cqrs.local.cloud.StateFiles;
import dev.cqrs.local.cloudformation.template.ValidationError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** All stacks, deleted ones included, each in a file of its own. */
final class StackStore {

  private static final String FOLDER = "cloudformation";
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .visibility(PropertyAccessor.ALL, Visibility.NONE)
          .visibility(PropertyAccessor.FIELD, Visibility.ANY)
          .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
          .build();
  private final StateFiles files;
  private final Map<String, Stack> stacks = new ConcurrentHashMap<>();

  StackStore(StateFiles files) {
    this.files = files;
    try (var found = Files.list(files.folder(FOLDER))) {
      for (Path file : found.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        String name = file.getFileName().toString().replace(".json", "");
        Stack stack = JSON.treeToValue(files.read(FOLDER + "/" + name).orElseThrow(), Stack.class);
        stacks.put(stack.id(), stack);
      }
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("The state of a stack cannot be read", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void save(Stack stack) {
    stacks.put(stack.id(), stack);
    synchronized (stack) {
      files.write(
          FOLDER + "/" + stack.id().substring(stack.id().lastIndexOf('/') + 1),
          JSON.valueToTree(stack));
    }
  }

  /** Returns all stacks, the newest first. */
  List<Stack> all() {
    return stacks.values().stream()
        .sorted(Comparator.comparingDouble(Stack::created).reversed())
        .toList();
  }

  /** Returns the stack with an ARN, or the living stack with a name. */
  Optional<Stack> find(String nameOrId) {
    if (nameOrId.startsWith("arn:")) {
      return Optional.ofNullable(stacks.get(nameOrId));
    }
    return stacks.values().stream()
        .filter(stack -> stack.name().equals(nameOrId) && !stack.isDeleted())
        .findFirst();
  }

  /** Returns the same as {@link #find}, or refuses. */
  Stack get(String nameOrId) {
    return find(nameOrId)
        .orElseThrow(() -> ValidationError.of("Stack with id " + nameOrId + " does not exist"));
  }
}
