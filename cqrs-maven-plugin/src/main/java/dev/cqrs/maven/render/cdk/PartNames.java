package dev.cqrs.maven.render.cdk;

import dev.cqrs.maven.render.template.Section.Part;
import java.util.Locale;

/** What the parts of a CDK application are called. */
public final class PartNames {

  private PartNames() {}

  /**
   * Names a part's file, without its ending, and the variable that holds the part's resources.
   *
   * @param part the part
   * @return the name
   */
  public static String file(Part part) {
    // Not "events": that is the module of EventBridge.
    return part == Part.EVENTS ? "messaging" : part.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Names the type of a part's resources.
   *
   * @param part the part
   * @return the name
   */
  public static String type(Part part) {
    String file = file(part);
    return file.substring(0, 1).toUpperCase(Locale.ROOT) + file.substring(1);
  }
}
