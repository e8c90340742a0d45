package dev.cqrs.maven.render.template;

import dev.cqrs.maven.render.template.Value.MapValue;
import java.util.List;
import java.util.Optional;

/**
 * A resource of a template.
 *
 * @param id its logical id
 * @param type such as {@code AWS::SQS::Queue}
 * @param comment what people should know about it, in lines; mostly nothing
 * @param dependsOn logical id of a resource that must be there first and is not referred to
 * @param removal what becomes of it, if it is not CloudFormation's default
 * @param properties its properties, in order
 */
public record Resource(
    String id,
    String type,
    List<String> comment,
    Optional<String> dependsOn,
    Optional<Removal> removal,
    MapValue properties) {

  /** Makes the resource; its list is copied. */
  public Resource {
    comment = List.copyOf(comment);
  }

  /** Makes an ordinary resource. */
  public Resource(String id, String type, MapValue properties) {
    this(id, type, List.of(), Optional.empty(), Optional.empty(), properties);
  }

  /**
   * What becomes of a resource that leaves the stack.
   *
   * @param deletion policy when it or its stack is deleted, such as {@code Delete}
   * @param replacement policy when another takes its place, such as {@code Retain}
   */
  public record Removal(String deletion, String replacement) {}

  /** The same resource with a comment. */
  public Resource saying(String... lines) {
    return new Resource(id, type, List.of(lines), dependsOn, removal, properties);
  }

  /** The same resource, which needs another one first. */
  public Resource after(String other) {
    return new Resource(id, type, comment, Optional.of(other), removal, properties);
  }

  /** The same resource with policies for its end. */
  public Resource removed(String deletion, String replacement) {
    return new Resource(
        id, type, comment, dependsOn, Optional.of(new Removal(deletion, replacement)), properties);
  }
}
