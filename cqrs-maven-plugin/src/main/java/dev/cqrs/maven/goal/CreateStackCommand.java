package dev.cqrs.maven.goal;

import dev.cqrs.maven.deploy.TemplateSize;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The document's own command that creates the stack.
 *
 * @param stackName the stack's name
 * @param folder where the template is, seen from where the command is typed
 * @param local whether the stack is for the local cloud, whose environment the command needs first
 * @param templateUrl the template's address, when a request does not hold it
 */
record CreateStackCommand(
    String stackName, Path folder, boolean local, Optional<String> templateUrl) {

  /** The command as it is typed. */
  String text() {
    String template =
        templateUrl
            .map(url -> "--template-url '" + url + "'")
            .orElseGet(() -> "--template-body file://" + folder + "/cloudformation.yaml");
    return "%saws cloudformation create-stack --stack-name %s %s --capabilities CAPABILITY_IAM"
        .formatted(local ? "source " + folder + "/local.env && " : "", stackName, template);
  }

  /**
   * What to say of a template that was only rendered.
   *
   * @param template its text
   * @return a line when the command would not take it as a file, else empty
   */
  static Optional<String> warning(String template) {
    return TemplateSize.beyondRequest(template)
        .map(
            size ->
                "  cloudformation.yaml has %,d bytes, but --template-body takes 51,200: add -Dcqrs.stage, which uploads it and prints the command."
                    .formatted(size));
  }
}
