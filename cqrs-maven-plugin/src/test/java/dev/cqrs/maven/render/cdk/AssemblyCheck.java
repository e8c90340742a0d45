package dev.cqrs.maven.render.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cqrs.maven.render.template.Resource;
import dev.cqrs.maven.render.template.Template;
import dev.cqrs.maven.render.template.Value;
import dev.cqrs.maven.render.template.Value.GetAtt;
import dev.cqrs.maven.render.template.Value.If;
import dev.cqrs.maven.render.template.Value.Join;
import dev.cqrs.maven.render.template.Value.ListValue;
import dev.cqrs.maven.render.template.Value.MapValue;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Looks up every name that a template's constructs have. */
final class AssemblyCheck {

  private final Assembly assembly;
  private final Map<String, String> types = new TreeMap<>();
  private final Set<String> unknown = new TreeSet<>();

  private AssemblyCheck(Assembly assembly, Template template) {
    this.assembly = assembly;
    template.resources().forEach(resource -> types.put(resource.id(), resource.type()));
  }

  /** The names that aws-cdk-lib does not know, each with its place. */
  static Set<String> unknown(Assembly assembly, Template template) {
    AssemblyCheck check = new AssemblyCheck(assembly, template);
    template.resources().forEach(check::resource);
    template.outputs().entries().values().forEach(check::attributes);
    return check.unknown;
  }

  private void resource(Resource resource) {
    fields(resource.type(), Assembly.construct(resource.type()) + "Props", resource.properties());
    attributes(resource.properties());
  }

  private void fields(String resourceType, String owner, MapValue map) {
    map.entries()
        .forEach(
            (property, value) -> {
              String name = ConstructNames.property(property);
              Optional<JsonNode> type = assembly.property(owner, name);
              if (type.isEmpty()) {
                unknown.add(owner + "." + name);
              } else {
                field(resourceType, property, type.get(), value);
              }
            });
  }

  private void field(String resourceType, String property, JsonNode type, Value value) {
    Optional<String> named =
        PropertyClasses.of(resourceType, property)
            .map(name -> Assembly.construct(resourceType) + "." + name);
    if (ConstructNames.isDocument(property)) {
      if (!Assembly.takesAnyKeys(type)) {
        unknown.add(property + " as a document of " + resourceType);
      }
    } else if (!Assembly.propertyClasses(type).equals(named.map(Set::of).orElse(Set.of()))) {
      unknown.add(
          "%s as class of %s in %s, which is %s"
              .formatted(
                  named.orElse("none"), property, resourceType, Assembly.propertyClasses(type)));
    } else {
      named.ifPresent(owner -> inside(resourceType, owner, value));
    }
  }

  private void inside(String resourceType, String owner, Value value) {
    if (value instanceof MapValue map) {
      fields(resourceType, owner, map);
    } else if (value instanceof ListValue list) {
      list.elements().forEach(element -> inside(resourceType, owner, element));
    } else if (value instanceof If choice) {
      inside(resourceType, owner, choice.then());
      inside(resourceType, owner, choice.otherwise());
    }
  }

  private void attributes(Value value) {
    if (value instanceof GetAtt attribute) {
      String owner = Assembly.construct(types.get(attribute.id()));
      String name = ConstructNames.attribute(attribute.attribute());
      if (assembly.property(owner, name).isEmpty()) {
        unknown.add(owner + "." + name);
      }
    } else if (value instanceof MapValue map) {
      map.entries().values().forEach(this::attributes);
    } else if (value instanceof ListValue list) {
      list.elements().forEach(this::attributes);
    } else if (value instanceof Value.Json json) {
      attributes(json.value());
    } else if (value instanceof Join join) {
      attributes(join.list());
    } else if (value instanceof If choice) {
      attributes(choice.then());
      attributes(choice.otherwise());
    }
  }
}
