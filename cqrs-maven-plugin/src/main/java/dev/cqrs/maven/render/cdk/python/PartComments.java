package dev.cqrs.maven.render.cdk.python;

import dev.cqrs.maven.render.template.Section.Part;

/** What the modules of resources say about themselves. */
final class PartComments {

  private PartComments() {}

  static String of(Part part) {
    return switch (part) {
      case TABLES -> "Event store and read models.";
      case EVENTS -> "Event bus with its archive, and queues.";
      case FUNCTIONS -> "Functions with their roles and logs.";
      case DELIVERY -> "How events reach functions.";
      case OBSERVABILITY -> "Alarms and dashboard.";
    };
  }
}
