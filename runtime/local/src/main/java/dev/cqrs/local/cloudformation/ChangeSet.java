package dev.cqrs.local.cloudformation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Map;

/**
 * A change of a stack that was asked for, but not made yet.
 *
 * @param id the ARN
 * @param type CREATE or UPDATE
 * @param status CREATE_COMPLETE or FAILED
 * @param executionStatus AVAILABLE, UNAVAILABLE, EXECUTE_IN_PROGRESS, EXECUTE_COMPLETE,
 *     EXECUTE_FAILED or OBSOLETE
 * @param template the text of the template
 * @param parameters the value of each parameter
 * @param tags the tags of the stack
 * @param changes what it would change, as DescribeChangeSet shows it
 * @param created when it was made, in epoch seconds
 */
record ChangeSet(
    String id,
    String name,
    String type,
    String description,
    String status,
    String reason,
    String executionStatus,
    String onFailure,
    String template,
    Map<String, String> parameters,
    Map<String, String> tags,
    ArrayNode capabilities,
    ArrayNode changes,
    double created) {

  ChangeSet withExecution(String newStatus) {
    return new ChangeSet(
        id,
        name,
        type,
        description,
        status,
        reason,
        newStatus,
        onFailure,
        template,
        parameters,
        tags,
        capabilities,
        changes,
        created);
  }
}
