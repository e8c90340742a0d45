package dev.cqrs.maven.deploy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.cloudformation.model.StackResource;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.cloudformation.model.TemplateStage;

/** Looks at stacks. */
public final class Stacks {

  private final CloudFormationClient cloudFormation;

  /**
   * Creates the view.
   *
   * @param cloudFormation client of the region to look at
   */
  public Stacks(CloudFormationClient cloudFormation) {
    this.cloudFormation = cloudFormation;
  }

  /**
   * Finds a stack.
   *
   * @param nameOrId stack's name, or its id, which also finds a deleted one
   * @return the stack, or empty when there is none
   */
  public Optional<Stack> find(String nameOrId) {
    try {
      return cloudFormation.describeStacks(r -> r.stackName(nameOrId)).stacks().stream()
          .findFirst();
    } catch (CloudFormationException failed) {
      if (isMissing(failed)) {
        return Optional.empty();
      }
      throw failed;
    }
  }

  /**
   * The template that a stack was made from.
   *
   * @param nameOrId stack's name or id
   * @return its text, as it was sent
   */
  public String template(String nameOrId) {
    return cloudFormation
        .getTemplate(r -> r.stackName(nameOrId).templateStage(TemplateStage.ORIGINAL))
        .templateBody();
  }

  /**
   * The resources that a stack has.
   *
   * @param nameOrId stack's name or id
   * @return all but those that were deleted
   */
  public List<StackResourceSummary> resources(String nameOrId) {
    return cloudFormation
        .listStackResourcesPaginator(r -> r.stackName(nameOrId))
        .stackResourceSummaries()
        .stream()
        .filter(each -> !each.resourceStatusAsString().equals("DELETE_COMPLETE"))
        .toList();
  }

  /**
   * Tells whether something belongs to a stack that stands.
   *
   * @param physicalId its name in its own service
   * @return whether a stack has it
   */
  public boolean isOwned(String physicalId) {
    try {
      return cloudFormation
          .describeStackResources(r -> r.physicalResourceId(physicalId))
          .stackResources()
          .stream()
          .map(StackResource::resourceStatusAsString)
          .anyMatch(
              status -> !status.equals("DELETE_COMPLETE") && !status.equals("DELETE_SKIPPED"));
    } catch (CloudFormationException failed) {
      if (isMissing(failed)) {
        return false;
      }
      throw failed;
    }
  }

  /**
   * A stack's outputs.
   *
   * @param stack the stack
   * @return values by output key, in the stack's order
   */
  public static Map<String, String> outputs(Stack stack) {
    Map<String, String> outputs = new LinkedHashMap<>();
    for (Output output : stack.outputs()) {
      outputs.put(output.outputKey(), output.outputValue());
    }
    return outputs;
  }

  /**
   * Events since another one, oldest first.
   *
   * @param nameOrId stack's name or id
   * @param last id of the newest event known, or empty for all
   * @return newer events
   */
  List<StackEvent> eventsSince(String nameOrId, Optional<String> last) {
    List<StackEvent> newer = new ArrayList<>();
    try {
      for (StackEvent event :
          cloudFormation.describeStackEventsPaginator(r -> r.stackName(nameOrId)).stackEvents()) {
        if (last.isPresent() && last.get().equals(event.eventId())) {
          break;
        }
        newer.add(0, event);
      }
    } catch (CloudFormationException failed) {
      if (!isMissing(failed)) {
        throw failed;
      }
    }
    return newer;
  }

  /**
   * The id of the newest event.
   *
   * @param nameOrId stack's name or id
   * @return its id, or empty when the stack has no event or does not exist
   */
  Optional<String> newestEvent(String nameOrId) {
    try {
      return cloudFormation.describeStackEvents(r -> r.stackName(nameOrId)).stackEvents().stream()
          .findFirst()
          .map(StackEvent::eventId);
    } catch (CloudFormationException failed) {
      if (isMissing(failed)) {
        return Optional.empty();
      }
      throw failed;
    }
  }

  /** CloudFormation has no error code of its own for a stack that is not there. */
  private static boolean isMissing(CloudFormationException failed) {
    return failed.statusCode() == 400
        && failed.awsErrorDetails() != null
        && String.valueOf(failed.awsErrorDetails().errorMessage()).contains("does not exist");
  }
}
