package dev.cqrs.maven.infrastructure;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A function with a role of its own.
 *
 * @param id logical id
 * @param suffix its name after {@code project-environment-}
 * @param purpose what it does, in a few words
 * @param handler class that handles its invocations
 * @param timeout seconds an invocation may take
 * @param environment environment variables besides those all functions have
 * @param permissions what its role allows, besides logs and traces
 * @param awaited whether callers wait for its answer, so that provisioned concurrency is for it
 * @param failures what happens to asynchronous invocations that fail, if there are any
 */
public record Function(
    String id,
    String suffix,
    String purpose,
    String handler,
    Reference timeout,
    SortedMap<String, Reference> environment,
    List<Statement> permissions,
    boolean awaited,
    Optional<Failures> failures) {

  /** Makes the function; its collections are copied. */
  public Function {
    environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
    permissions = List.copyOf(permissions);
  }

  /**
   * What happens to asynchronous invocations that fail after two retries, or are not done after six
   * hours, which is Lambda's default.
   *
   * @param queueId queue they go to
   */
  public record Failures(String queueId) {}
}
