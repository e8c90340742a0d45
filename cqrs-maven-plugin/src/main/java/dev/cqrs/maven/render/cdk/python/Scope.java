package dev.cqrs.maven.render.cdk.python;

import dev.cqrs.maven.infrastructure.Parameter;
import dev.cqrs.maven.render.cdk.ConstructNames;
import dev.cqrs.maven.render.cdk.PartNames;
import dev.cqrs.maven.render.cdk.References;
import dev.cqrs.maven.render.template.Resource;
import dev.cqrs.maven.render.template.Section;
import dev.cqrs.maven.render.template.Section.Part;
import dev.cqrs.maven.render.template.Template;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** How code at one place reaches parameters, conditions and resources. */
final class Scope {

  private static final String PSEUDO = "AWS::";

  private final Template template;
  private final Optional<Part> here;
  private final String settings;
  private final boolean method;
  private final Map<String, Parameter.Kind> parameters = new HashMap<>();
  private final Map<String, Part> parts = new HashMap<>();
  private final Map<String, String> attributes = new HashMap<>();
  private final Set<String> usedElsewhere = new TreeSet<>();

  private Scope(Template template, Optional<Part> here, String settings, boolean method) {
    this.template = template;
    this.here = here;
    this.settings = settings;
    this.method = method;
    template.parameters().forEach(p -> parameters.put(p.name(), p.kind()));
    usedElsewhere.addAll(References.of(template.outputs()));
    for (Section section : template.sections()) {
      section.resources().forEach(resource -> put(section, resource));
      if (!here.equals(Optional.of(section.part()))) {
        usedElsewhere.addAll(References.of(section.resources()));
      }
    }
  }

  private void put(Section section, Resource resource) {
    parts.put(resource.id(), section.part());
    attributes.put(
        resource.id(),
        section.part() == Part.FUNCTIONS
            ? functionAttribute(section, resource)
            : PythonText.snakeCase(resource.id()));
  }

  /** The constructor of the class that makes the resources of a part. */
  static Scope of(Template template, Part part) {
    return new Scope(template, Optional.of(part), "settings", false);
  }

  /** Another method of the same class. */
  Scope method() {
    return new Scope(template, here, "self._settings", true);
  }

  /** The stack's own code. */
  static Scope stack(Template template) {
    return new Scope(template, Optional.empty(), "settings", false);
  }

  /** The class with parameters and conditions. */
  static Scope settings(Template template) {
    return new Scope(template, Optional.empty(), "self", false);
  }

  /** A parameter, a condition, or what else the object with them has. */
  String setting(String id) {
    return settings + "." + PythonText.snakeCase(id);
  }

  /** What a parameter holds, or how a resource is called. */
  String reference(String id) {
    if (id.startsWith(PSEUDO)) {
      return "Aws." + PythonText.snakeCase(id.substring(PSEUDO.length())).toUpperCase(Locale.ROOT);
    }
    Parameter.Kind kind = parameters.get(id);
    if (kind == null) {
      return resource(id) + ".ref";
    }
    return setting(id)
        + switch (kind) {
          case LIST -> ".value_as_list";
          case NUMBER -> ".value_as_number";
          case TEXT -> ".value_as_string";
        };
  }

  /** What a parameter is; nothing for what is none. */
  Optional<Parameter.Kind> kind(String id) {
    return Optional.ofNullable(parameters.get(id));
  }

  /** The variable or attribute that holds a resource. */
  String resource(String id) {
    Part part = parts.get(id);
    if (part == null) {
      throw new IllegalArgumentException("No resource " + id);
    }
    String attribute = attributes.get(id);
    if (here.equals(Optional.of(part))) {
      return method || isUsedElsewhere(id) ? "self." + attribute : attribute;
    }
    return (method ? "self._" : "") + PartNames.file(part) + "." + attribute;
  }

  /** Whether other parts or the outputs name a resource. */
  boolean isUsedElsewhere(String id) {
    return usedElsewhere.contains(id);
  }

  /** A text of {@code Sub} with this application's names of the parameters. */
  String template(String text) {
    String renamed = text;
    for (String name : parameters.keySet()) {
      renamed = renamed.replace("${" + name + "}", "${" + ConstructNames.lowerFirst(name) + "}");
    }
    return renamed;
  }

  /** A function is an object of its own, whose resources are called by what they are for it. */
  private static String functionAttribute(Section section, Resource resource) {
    String function = FunctionsModule.function(section).id();
    String role = resource.id().substring(function.length());
    return PythonText.snakeCase(function)
        + "."
        + (role.isEmpty() ? "function" : PythonText.snakeCase(role));
  }
}
