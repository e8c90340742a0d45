package dev.cqrs.local.cloudformation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A stack with all that is known of it; its methods may be called by many threads. */
final class Stack {

  private String id = "";
  private String name = "";
  private String status = "";
  private String reason = "";
  private double created = now();
  private double updated;
  private double deleted;
  private boolean protectedFromDeletion;
  private String onFailure = "ROLLBACK";
  private String changeSetId = "";
  private String template = "";
  private Map<String, String> parameters = Map.of();
  private Map<String, String> tags = Map.of();
  private ArrayNode capabilities = JsonNodeFactory.instance.arrayNode();
  private ArrayNode outputs = JsonNodeFactory.instance.arrayNode();
  private Map<String, StackResource> resources = new LinkedHashMap<>();
  private final List<StackEvent> events = new ArrayList<>();
  private final Map<String, ChangeSet> changeSets = new LinkedHashMap<>();

  /** For reading from a file. */
  Stack() {}

  Stack(String id, String name) {
    this.id = id;
    this.name = name;
  }

  /** Returns the time in epoch seconds. */
  static double now() {
    return Instant.now().toEpochMilli() / 1000.0;
  }

  synchronized String id() {
    return id;
  }

  synchronized String name() {
    return name;
  }

  synchronized String status() {
    return status;
  }

  synchronized String reason() {
    return reason;
  }

  synchronized double created() {
    return created;
  }

  synchronized double updated() {
    return updated;
  }

  synchronized double deleted() {
    return deleted;
  }

  synchronized boolean isDeleted() {
    return "DELETE_COMPLETE".equals(status);
  }

  synchronized boolean isBusy() {
    return status.endsWith("_IN_PROGRESS") && !"REVIEW_IN_PROGRESS".equals(status);
  }

  synchronized boolean isProtected() {
    return protectedFromDeletion;
  }

  synchronized void protect(boolean enabled) {
    protectedFromDeletion = enabled;
  }

  synchronized String onFailure() {
    return onFailure;
  }

  synchronized void onFailure(String action) {
    onFailure = action;
  }

  synchronized String changeSetId() {
    return changeSetId;
  }

  synchronized void changeSetId(String changeSet) {
    changeSetId = changeSet;
  }

  synchronized String template() {
    return template;
  }

  synchronized Map<String, String> parameters() {
    return parameters;
  }

  synchronized Map<String, String> tags() {
    return tags;
  }

  synchronized ArrayNode capabilities() {
    return capabilities;
  }

  synchronized ArrayNode outputs() {
    return outputs;
  }

  synchronized void outputs(ArrayNode values) {
    outputs = values;
  }

  /** Takes over what a template and its parameters say. */
  synchronized void describe(Deployment deployment) {
    template = deployment.template().text();
    parameters = deployment.parameters();
    tags = deployment.tags();
    capabilities = deployment.capabilities();
  }

  synchronized void status(String newStatus, String newReason) {
    status = newStatus;
    reason = newReason;
    if ("UPDATE_IN_PROGRESS".equals(newStatus)) {
      updated = now();
    }
    if ("DELETE_COMPLETE".equals(newStatus)) {
      deleted = now();
    }
    event(name, id, "AWS::CloudFormation::Stack", newStatus, newReason, "");
  }

  /** Sets a resource and notes its status as an event. */
  synchronized void record(StackResource resource) {
    resources.put(resource.logicalId(), resource);
    note(resource);
  }

  /** Notes the status of a resource as an event. */
  synchronized void note(StackResource resource) {
    event(
        resource.logicalId(),
        resource.physicalId(),
        resource.type(),
        resource.status(),
        resource.reason(),
        resource.properties().toString());
  }

  private void event(
      String logicalId, String physicalId, String type, String state, String why, String values) {
    events.add(
        new StackEvent(
            logicalId + "-" + state + "-" + UUID.randomUUID(),
            now(),
            logicalId,
            physicalId,
            type,
            state,
            why,
            values));
  }

  /** Sets a resource without an event. */
  synchronized void put(StackResource resource) {
    resources.put(resource.logicalId(), resource);
  }

  synchronized void remove(String logicalId) {
    resources.remove(logicalId);
  }

  synchronized Optional<StackResource> resource(String logicalId) {
    return Optional.ofNullable(resources.get(logicalId));
  }

  synchronized Map<String, StackResource> resources() {
    return new LinkedHashMap<>(resources);
  }

  /** Returns the events, newest first. */
  synchronized List<StackEvent> events() {
    List<StackEvent> newestFirst = new ArrayList<>(events);
    Collections.reverse(newestFirst);
    return newestFirst;
  }

  synchronized void put(ChangeSet changeSet) {
    changeSets.put(changeSet.id(), changeSet);
  }

  synchronized void removeChangeSet(String changeSet) {
    changeSets.remove(changeSet);
  }

  synchronized List<ChangeSet> changeSets() {
    return List.copyOf(changeSets.values());
  }

  /**
   * Makes the change sets that are still available obsolete: the stack is no longer what it was.
   */
  synchronized void retireChangeSets() {
    changeSets.replaceAll(
        (key, set) ->
            "AVAILABLE".equals(set.executionStatus()) ? set.withExecution("OBSOLETE") : set);
  }
}
