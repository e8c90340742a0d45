package dev.cqrs.maven.render.template;

import dev.cqrs.maven.infrastructure.Parameter;
import dev.cqrs.maven.render.template.Value.MapValue;
import java.util.List;

/**
 * A stack's template.
 *
 * @param description one line for people who find the stack
 * @param parameters what can be set when deploying
 * @param conditions what parts of it depend on
 * @param sections the resources, in the order in which people read them
 * @param outputs values by name, in order
 */
public record Template(
    String description,
    List<Parameter> parameters,
    List<Condition> conditions,
    List<Section> sections,
    MapValue outputs) {

  /** Makes the template; its lists are copied. */
  public Template {
    parameters = List.copyOf(parameters);
    conditions = List.copyOf(conditions);
    sections = List.copyOf(sections);
  }

  /** All resources, in order. */
  public List<Resource> resources() {
    return sections.stream().flatMap(section -> section.resources().stream()).toList();
  }

  /**
   * The resources of a part, in order.
   *
   * @param part the part
   * @return its resources
   */
  public List<Resource> resources(Section.Part part) {
    return sections(part).stream().flatMap(section -> section.resources().stream()).toList();
  }

  /**
   * The sections of a part, in order.
   *
   * @param part the part
   * @return its sections
   */
  public List<Section> sections(Section.Part part) {
    return sections.stream().filter(section -> section.part() == part).toList();
  }
}
