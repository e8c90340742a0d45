package dev.cqrs.maven.infrastructure;

import java.util.List;

/**
 * What a function's role allows.
 *
 * @param actions actions, such as {@code dynamodb:PutItem}
 * @param resources what they may be done to
 */
public record Statement(List<String> actions, List<Reference> resources) {

  /** Makes the statement; its lists are copied. */
  public Statement {
    actions = List.copyOf(actions);
    resources = List.copyOf(resources);
  }
}
