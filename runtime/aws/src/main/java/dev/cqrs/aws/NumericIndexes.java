package dev.cqrs.aws;

import dev.cqrs.core.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which indexes have a number as key, as the model file says from which the tables are made. */
final class NumericIndexes {

  private static final String MODEL_FILE = "META-INF/cqrs/application.json";

  private NumericIndexes() {}

  /** Returns the names of the numeric indexes of a read model; empty without a model file. */
  static Set<String> of(String readModel) {
    try (InputStream file = NumericIndexes.class.getClassLoader().getResourceAsStream(MODEL_FILE)) {
      return file == null ? Set.of() : of(readModel, Json.parse(file.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + MODEL_FILE, e);
    }
  }

  static Set<String> of(String readModel, Object model) {
    return list(model, "readModels").stream()
        .filter(type -> readModel.equals(field(type, "name")))
        .flatMap(type -> list(type, "indexes").stream())
        .filter(index -> "N".equals(field(field(index, "key"), "type")))
        .map(index -> (String) field(index, "name"))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Object field(Object tree, String name) {
    return tree instanceof Map<?, ?> map ? map.get(name) : null;
  }

  private static List<?> list(Object tree, String name) {
    return field(tree, name) instanceof List<?> list ? list : List.of();
  }
}
