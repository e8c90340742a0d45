package dev.cqrs.maven.deploy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Whether a template fits into a request, or must be an object in S3. */
public final class TemplateSize {

  /** Largest template CloudFormation takes within a request, in bytes. */
  static final int MAXIMUM_INLINE = 51_200;

  private TemplateSize() {}

  /**
   * Measures a template.
   *
   * @param template its text
   * @return its bytes when a request does not hold them, else empty
   */
  public static Optional<Integer> beyondRequest(String template) {
    int size = template.getBytes(StandardCharsets.UTF_8).length;
    return size > MAXIMUM_INLINE ? Optional.of(size) : Optional.empty();
  }
}
