package dev.cqrs.local.cloudformation.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Tags of what belongs to Lambda. */
final class LambdaTags {

  private LambdaTags() {}

  static void update(String arn, ObjectNode before, ObjectNode after, Context context) {
    var removed = Context.removedTags(before, after);
    if (!removed.isEmpty()) {
      ObjectNode untag = Context.input().put("Resource", arn);
      untag.set("TagKeys", removed);
      context.call("lambda", "UntagResource", untag);
    }
    ObjectNode tag = Context.input().put("Resource", arn);
    tag.set("Tags", Context.tagMap(after));
    context.call("lambda", "TagResource", tag);
  }
}
