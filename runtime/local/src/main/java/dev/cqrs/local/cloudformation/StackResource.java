package dev.cqrs.local.cloudformation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloudformation.resource.Resource;
import java.util.Set;

/**
 * A resource of a stack.
 *
 * @param logicalId its name in the template
 * @param type its type
 * @param physicalId its name or id in its service; empty text if it does not exist
 * @param reference what {@code Ref} gives
 * @param attributes what {@code Fn::GetAtt} gives
 * @param properties the evaluated properties that it has
 * @param dependencies the logical ids of what it needs
 * @param deletionPolicy Delete, Retain or RetainExceptOnCreate
 * @param replacePolicy Delete or Retain
 * @param status the status, such as CREATE_COMPLETE
 * @param reason why it has this status; empty if there is nothing to say
 * @param timestamp when it got this status, in epoch seconds
 */
record StackResource(
    String logicalId,
    String type,
    String physicalId,
    String reference,
    ObjectNode attributes,
    ObjectNode properties,
    Set<String> dependencies,
    String deletionPolicy,
    String replacePolicy,
    String status,
    String reason,
    double timestamp) {

  /** Returns a resource that does not exist yet. */
  static StackResource planned(String logicalId, String type, Set<String> dependencies) {
    ObjectNode none = JsonNodeFactory.instance.objectNode();
    return new StackResource(
        logicalId, type, "", "", none, none, dependencies, "Delete", "Delete", "", "", 0);
  }

  StackResource withPolicies(String deletion, String replace) {
    return new StackResource(
        logicalId,
        type,
        physicalId,
        reference,
        attributes,
        properties,
        dependencies,
        deletion,
        replace,
        status,
        reason,
        timestamp);
  }

  StackResource withStatus(String newStatus, String newReason) {
    return new StackResource(
        logicalId,
        type,
        physicalId,
        reference,
        attributes,
        properties,
        dependencies,
        deletionPolicy,
        replacePolicy,
        newStatus,
        newReason,
        Stack.now());
  }

  StackResource withResource(Resource resource) {
    return new StackResource(
        logicalId,
        type,
        resource.physicalId(),
        resource.reference(),
        resource.attributes(),
        properties,
        dependencies,
        deletionPolicy,
        replacePolicy,
        status,
        reason,
        timestamp);
  }

  StackResource withProperties(ObjectNode newProperties) {
    return new StackResource(
        logicalId,
        type,
        physicalId,
        reference,
        attributes,
        newProperties,
        dependencies,
        deletionPolicy,
        replacePolicy,
        status,
        reason,
        timestamp);
  }

  /** Returns the resource as its type knows it. */
  Resource resource() {
    return new Resource(physicalId, reference, attributes);
  }
}
