package dev.cqrs.maven.render.stack;

import dev.cqrs.maven.infrastructure.Function;
import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.render.template.MapBuilder;
import dev.cqrs.maven.render.template.Section;
import dev.cqrs.maven.render.template.Template;
import java.util.ArrayList;
import java.util.List;

/** Maps an infrastructure to the template of its stack. */
public final class StackTemplate {

  private StackTemplate() {}

  /**
   * Maps an infrastructure. The template needs {@code CAPABILITY_IAM} only, as its roles carry no
   * names.
   *
   * @param infrastructure what to map
   * @return its template
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
    return new Template(
        infrastructure.description(),
        infrastructure.parameters(),
        Conditions.ALL,
        sections,
        outputs.build());
  }
}
