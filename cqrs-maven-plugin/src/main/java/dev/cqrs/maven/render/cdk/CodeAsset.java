package dev.cqrs.maven.render.cdk;

import dev.cqrs.maven.infrastructure.Parameter;
import dev.cqrs.maven.render.template.Template;
import java.util.List;

/** The function zip, which CDK uploads itself: bucket and key are no parameters then. */
public final class CodeAsset {

  private static final String BUCKET = "CodeBucket";
  private static final String KEY = "CodeKey";

  private CodeAsset() {}

  /**
   * Returns the parameters that a CDK application has.
   *
   * @param template the template
   * @return all but those of the zip
   */
  public static List<Parameter> otherParameters(Template template) {
    return template.parameters().stream()
        .filter(parameter -> !List.of(BUCKET, KEY).contains(parameter.name()))
        .toList();
  }
}
