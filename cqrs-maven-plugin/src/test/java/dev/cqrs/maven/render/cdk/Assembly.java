package dev.cqrs.maven.render.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cqrs.maven.tools.Tools;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

/** What aws-cdk-lib says about its own classes, from which its Python and Java are generated. */
final class Assembly {

  private static final String LIBRARY = "aws-cdk-lib";

  private final JsonNode types;

  private Assembly(JsonNode types) {
    this.types = types;
  }

  static Assembly load() throws IOException {
    try (InputStream in =
        new GZIPInputStream(
            Files.newInputStream(
                Tools.file(Tools.NODE_MODULES.resolve(LIBRARY).resolve(".jsii.gz"))))) {
      return new Assembly(new ObjectMapper().readTree(in).path("types"));
    }
  }

  /** The full name of a resource type's class. */
  static String construct(String type) {
    return LIBRARY + ".aws_" + ConstructNames.module(type) + "." + ConstructNames.type(type);
  }

  /** The type of a class's or interface's property. */
  Optional<JsonNode> property(String owner, String name) {
    for (JsonNode property : types.path(owner).path("properties")) {
      if (property.path("name").asText().equals(name)) {
        return Optional.of(property.path("type"));
      }
    }
    return Optional.empty();
  }

  /** The classes of properties that a type may be, itself or as elements of a list. */
  static Set<String> propertyClasses(JsonNode type) {
    Set<String> classes = new TreeSet<>();
    type.findValuesAsText("fqn").stream()
        .filter(name -> name.endsWith("Property"))
        .forEach(classes::add);
    return classes;
  }

  /** Whether a type takes a map of any keys, or anything. */
  static boolean takesAnyKeys(JsonNode type) {
    return type.path("primitive").asText().equals("any")
        || type.findValuesAsText("primitive").contains("json")
        || type.findValuesAsText("kind").contains("map");
  }
}
