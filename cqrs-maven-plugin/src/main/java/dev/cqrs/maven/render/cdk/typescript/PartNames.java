package dev.cqrs.maven.render.cdk.typescript;

import dev.cqrs.maven.render.template.Section.Part;
import java.util.Locale;

/** What the files of resources and their functions are called. */
final class PartNames {

  private PartNames() {}

  /** The file, without its ending; the object with its resources, too. */
  static String file(Part part) {
    // Not "events": that is the module of EventBridge.
    return part == Part.EVENTS ? "messaging" : part.name().toLowerCase(Locale.ROOT);
  }

  /** The type of the object with its resources. */
  static String type(Part part) {
    String file = file(part);
    return file.substring(0, 1).toUpperCase(Locale.ROOT) + file.substring(1);
  }

  /** The function that adds its resources to a stack. */
  static String function(Part part) {
    return "add" + type(part);
  }

  /** What the function says about itself. */
  static String comment(Part part) {
    return switch (part) {
      case TABLES -> "Adds the event store and the read models.";
      case EVENTS -> "Adds the event bus with its archive, and the queues.";
      case FUNCTIONS -> "Adds the functions, each with its log group, role, version and alias.";
      case DELIVERY -> "Adds what hands events to functions.";
      case OBSERVABILITY -> "Adds alarms and dashboard.";
    };
  }
}
