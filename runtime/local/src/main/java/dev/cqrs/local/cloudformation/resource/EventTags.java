package dev.cqrs.local.cloudformation.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Tags of what belongs to EventBridge. */
final class EventTags {

  private EventTags() {}

  static void update(String arn, ObjectNode before, ObjectNode after, Context context) {
    var removed = Context.removedTags(before, after);
    if (!removed.isEmpty()) {
      ObjectNode untag = Context.input().put("ResourceARN", arn);
      untag.set("TagKeys", removed);
      context.call("events", "UntagResource", untag);
    }
    context.call("events", "TagResource", Context.input(after, "Tags").put("ResourceARN", arn));
  }
}
