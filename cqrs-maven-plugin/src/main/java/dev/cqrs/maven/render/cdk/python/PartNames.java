package dev.cqrs.maven.render.cdk.python;

import dev.cqrs.maven.render.template.Section.Part;
import java.util.Locale;

/** What the modules of resources and their classes are called. */
final class PartNames {

  private PartNames() {}

  /** The module, and the variable that holds an object of its class. */
  static String file(Part part) {
    return part == Part.EVENTS ? "messaging" : part.name().toLowerCase(Locale.ROOT);
  }

  /** The class. */
  static String type(Part part) {
    String file = file(part);
    return file.substring(0, 1).toUpperCase(Locale.ROOT) + file.substring(1);
  }

  /** What the module says about itself. */
  static String comment(Part part) {
    return switch (part) {
      case TABLES -> "Event store and read models.";
      case EVENTS -> "Event bus with its archive, and queues.";
      case FUNCTIONS -> "Functions with their roles and logs.";
      case DELIVERY -> "How events reach functions.";
      case OBSERVABILITY -> "Alarms and dashboard.";
    };
  }
}
