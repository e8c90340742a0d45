package dev.cqrs.maven.render.template;

import java.util.List;

/**
 * Resources that people read together.
 *
 * @param part what they belong to
 * @param comment what people should know about them, in lines; may be empty
 * @param resources the resources, in order
 */
public record Section(Part part, List<String> comment, List<Resource> resources) {

  /** Makes the section; its lists are copied. */
  public Section {
    comment = List.copyOf(comment);
    resources = List.copyOf(resources);
  }

  /** Parts of an infrastructure. A part refers to itself and those above it only. */
  public enum Part {
    /** Tables. */
    TABLES,
    /** Event bus, its archive, and queues. */
    EVENTS,
    /** Functions with their roles and logs. */
    FUNCTIONS,
    /** How events reach functions. */
    DELIVERY,
    /** Alarms and dashboard. */
    OBSERVABILITY
  }
}
