package dev.cqrs.maven.render.cdk.typescript;

import dev.cqrs.maven.render.template.Section.Part;

/** What the functions that add resources say about themselves. */
final class PartComments {

  private PartComments() {}

  static String of(Part part) {
    return switch (part) {
      case TABLES -> "Adds the event store and the read models.";
      case EVENTS -> "Adds the event bus with its archive, and the queues.";
      case FUNCTIONS -> "Adds the functions, each with its log group, role, version and alias.";
      case DELIVERY -> "Adds what hands events to functions.";
      case OBSERVABILITY -> "Adds alarms and dashboard.";
    };
  }
}
