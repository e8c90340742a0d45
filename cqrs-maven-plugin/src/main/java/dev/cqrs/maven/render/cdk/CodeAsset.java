package dev.cqrs.maven.render.cdk;

import dev.cqrs.maven.infrastructure.Parameter;
import dev.cqrs.maven.render.template.Template;
import dev.cqrs.maven.render.template.Value;
import dev.cqrs.maven.render.template.Value.MapValue;
import dev.cqrs.maven.render.template.Value.Ref;
import java.util.List;
import java.util.Map;

/** The function zip, which CDK uploads itself: bucket and key are no parameters then. */
public final class CodeAsset {

  /** The zip, seen from the folder of a CDK application. */
  public static final String PATH = "../functions.zip";

  private static final String BUCKET = "CodeBucket";
  private static final String KEY = "CodeKey";

  private static final Value CODE =
      new MapValue(Map.of("S3Bucket", new Ref(BUCKET), "S3Key", new Ref(KEY)), false);

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

  /**
   * Tells whether a value is the place of the zip.
   *
   * @param value a function's property
   * @return whether the asset takes its place
   */
  public static boolean isPlace(Value value) {
    return CODE.equals(value);
  }
}
