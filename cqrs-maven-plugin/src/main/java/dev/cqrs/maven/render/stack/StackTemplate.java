package dev.cqrs.maven.render.stack;

import dev.cqrs.maven.infrastructure.Function;
import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.problem.UserError;
import dev.cqrs.maven.render.template.MapBuilder;
import dev.cqrs.maven.render.template.Section;
import dev.cqrs.maven.render.template.Template;
import java.util.ArrayList;
import java.util.List;

/** Maps an infrastructure to the template of its stack. */
public final class StackTemplate {

  private static final int MOST_RESOURCES = 500;

  private StackTemplate() {}

  /**
   * Maps an infrastructure. The template needs {@code CAPABILITY_IAM} only, as its roles carry no
   * names.
   *
   * @param infrastructure what to map
   * @return its template
   * @throws UserError when it has more resources than CloudFormation allows
   */
  public static Template of(Infrastructure infrastructure) {
    List<Section> sections = new ArrayList<>();
    sections.add(TableResources.section(infrastructure.tables()));
    sections.addAll(EventResources.sections(infrastructure));
    boolean first = true;
    for (Function function : infrastructure.functions()) {
      sections.add(FunctionResources.section(function, infrastructure.code(), first));
      first = false;
    }
    sections.addAll(ObservabilityResources.sections(infrastructure));
    MapBuilder outputs = new MapBuilder();
    infrastructure
        .outputs()
        .forEach(output -> outputs.put(output.name(), Intrinsics.value(output.value())));
    Template template =
        new Template(
            infrastructure.description(),
            infrastructure.parameters(),
            Conditions.ALL,
            sections,
            outputs.build());
    check(template, infrastructure);
    return template;
  }

  private static void check(Template template, Infrastructure infrastructure) {
    int resources = template.resources().size();
    if (resources > MOST_RESOURCES) {
      throw new UserError(
          ("The stack would have %d resources, but CloudFormation allows %d. The application has %d"
                  + " read models and reactions, and each needs at least ten. Split the application,"
                  + " or let -Dcqrs.formats name terraform or scripts, which know no such limit,"
                  + " and remove what target/cqrs has of the other formats.")
              .formatted(resources, MOST_RESOURCES, infrastructure.rules().size()));
    }
  }
}
