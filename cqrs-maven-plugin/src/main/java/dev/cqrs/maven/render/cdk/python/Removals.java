package dev.cqrs.maven.render.cdk.python;

import dev.cqrs.maven.render.template.Resource.Removal;
import java.util.Locale;

/** Writes what becomes of resources that leave the stack. */
final class Removals {

  private Removals() {}

  /**
   * Writes it.
   *
   * @param indent blanks before each line
   * @param variable the variable that holds the resource
   * @param removal what becomes of it
   * @return its lines
   */
  static String text(String indent, String variable, Removal removal) {
    return """
    options = %s.cfn_options
    options.deletion_policy = CfnDeletionPolicy.%s
    options.update_replace_policy = CfnDeletionPolicy.%s
    """
        .formatted(
            variable,
            removal.deletion().toUpperCase(Locale.ROOT),
            removal.replacement().toUpperCase(Locale.ROOT))
        .replaceAll("(?m)^(?=.)", indent);
  }
}
