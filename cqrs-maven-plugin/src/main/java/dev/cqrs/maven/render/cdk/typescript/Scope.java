package dev.cqrs.maven.render.cdk.typescript;

import dev.cqrs.maven.infrastructure.Parameter;
import dev.cqrs.maven.render.cdk.CodeAsset;
import dev.cqrs.maven.render.cdk.ConstructNames;
import dev.cqrs.maven.render.cdk.PartNames;
import dev.cqrs.maven.render.template.Resource;
import dev.cqrs.maven.render.template.Section;
import dev.cqrs.maven.render.template.Section.Part;
import dev.cqrs.maven.render.template.Template;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How code of one file reaches what is made in this file or in others. */
final class Scope {

  private final Map<String, Parameter.Kind> parameters = new HashMap<>();
  private final Map<String, Part> parts = new HashMap<>();
  private final Map<String, String> members = new HashMap<>();
  private final Optional<Part> here;

  private Scope(Template template, Optional<Part> here) {
    CodeAsset.otherParameters(template)
        .forEach(parameter -> parameters.put(parameter.name(), parameter.kind()));
    for (Section section : template.sections()) {
      section.resources().forEach(resource -> parts.put(resource.id(), section.part()));
      if (section.part() == Part.FUNCTIONS) {
        members(section);
      }
    }
    this.here = here;
  }

  /** A function and its alias are members of one object. */
  private void members(Section section) {
    for (Resource function : section.resources()) {
      if (function.type().equals("AWS::Lambda::Function")) {
        String object = ConstructNames.lowerFirst(function.id());
        members.put(function.id(), object + ".function");
        members.put(function.id() + "Alias", object + ".alias");
      }
    }
  }

  /** The scope of a file of resources. */
  static Scope of(Template template, Part part) {
    return new Scope(template, Optional.of(part));
  }

  /** The scope of a file without resources. */
  static Scope outside(Template template) {
    return new Scope(template, Optional.empty());
  }

  /**
   * Refers to a parameter or to what a resource's name is.
   *
   * @param id parameter or logical id
   * @param typed whether a number is wanted as such, not as text
   * @return the code
   */
  String reference(String id, boolean typed) {
    if (id.equals("AWS::Region")) {
      return "cdk.Aws.REGION";
    }
    Parameter.Kind kind = parameters.get(id);
    if (kind == null) {
      return variable(id) + ".ref";
    }
    String value =
        switch (kind) {
          case LIST -> ".valueAsList";
          case NUMBER -> typed ? ".valueAsNumber" : ".valueAsString";
          case TEXT -> ".valueAsString";
        };
    return parameter(id) + value;
  }

  /** A parameter. */
  String parameter(String id) {
    return "parameters." + ConstructNames.lowerFirst(id);
  }

  /** The variable, or the field, that holds a resource. */
  String variable(String id) {
    Part part = parts.get(id);
    if (part == null) {
      throw new IllegalArgumentException("No resource " + id);
    }
    String name = members.getOrDefault(id, ConstructNames.lowerFirst(id));
    return here.equals(Optional.of(part)) ? name : PartNames.file(part) + "." + name;
  }

  /** A template of {@code Sub} with this application's names of the parameters. */
  String template(String text) {
    String renamed = text;
    for (String name : parameters.keySet()) {
      renamed = renamed.replace("${" + name + "}", "${" + ConstructNames.lowerFirst(name) + "}");
    }
    return renamed;
  }
}
