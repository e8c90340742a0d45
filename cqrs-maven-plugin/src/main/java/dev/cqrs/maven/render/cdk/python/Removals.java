package dev.cqrs.maven.render.cdk.python;

import dev.cqrs.maven.render.template.Resource.Removal;
import java.util.Locale;

/** Writes what becomes of resources that leave the stack. */
final class Removals {

  private Removals() {}

  /**
   * Writes it.
   *
   * @param variable the variable that holds the resource, indented
   * @param removal what becomes of it
   * @return two lines
   */
  static String text(String variable, Removal removal) {
    return """
    %1$s.cfn_options.deletion_policy = CfnDeletionPolicy.%2$s
    %1$s.cfn_options.update_replace_policy = CfnDeletionPolicy.%3$s
    """
        .formatted(
            variable,
            removal.deletion().toUpperCase(Locale.ROOT),
            removal.replacement().toUpperCase(Locale.ROOT));
  }
}
