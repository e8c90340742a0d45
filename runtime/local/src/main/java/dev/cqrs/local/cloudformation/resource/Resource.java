package dev.cqrs.local.cloudformation.resource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A resource that exists.
 *
 * @param physicalId its name or id in its service
 * @param reference what {@code Ref} gives; mostly the physical id
 * @param attributes what {@code Fn::GetAtt} gives, by attribute
 */
public record Resource(String physicalId, String reference, ObjectNode attributes) {

  /** Returns a resource without attributes of which {@code Ref} gives the physical id. */
  public static Resource of(String physicalId) {
    return new Resource(physicalId, physicalId, JsonNodeFactory.instance.objectNode());
  }

  /** Returns the same resource with one more attribute. */
  public Resource with(String attribute, String value) {
    return new Resource(physicalId, reference, attributes.deepCopy().put(attribute, value));
  }
}
