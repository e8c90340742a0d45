package dev.cqrs.local.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;

/** What the names in a template stand for while it is evaluated. */
public interface Names {

  /** Returns the value of {@code Ref} to a resource. */
  JsonNode ref(String logicalId);

  /** Returns the value of {@code Fn::GetAtt}. */
  JsonNode attribute(String logicalId, String attribute);
}
