package dev.cqrs.local.cloudformation.resource;

import java.util.Set;

/** A resource type that declares what it has. */
abstract class DeclaredType implements ResourceType {

  private final String name;
  private final Schema schema;
  private final Set<String> attributes;
  private final Set<String> replacement;

  DeclaredType(String name, String schema, Set<String> attributes, Set<String> replacement) {
    this.name = name;
    this.schema = Schema.of(schema);
    this.attributes = attributes;
    this.replacement = replacement;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final Schema schema() {
    return schema;
  }

  @Override
  public final Set<String> attributes() {
    return attributes;
  }

  @Override
  public final Set<String> replacement() {
    return replacement;
  }
}
