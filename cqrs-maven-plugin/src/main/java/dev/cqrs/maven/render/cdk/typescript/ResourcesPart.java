package dev.cqrs.maven.render.cdk.typescript;

import static dev.cqrs.maven.render.cdk.typescript.Expression.atom;

import dev.cqrs.maven.render.cdk.CommonProperties;
import dev.cqrs.maven.render.cdk.ConstructNames;
import dev.cqrs.maven.render.cdk.References;
import dev.cqrs.maven.render.cdk.typescript.Expression.Array;
import dev.cqrs.maven.render.cdk.typescript.Expression.Call;
import dev.cqrs.maven.render.cdk.typescript.Expression.Fields;
import dev.cqrs.maven.render.template.Resource;
import dev.cqrs.maven.render.template.Resource.Removal;
import dev.cqrs.maven.render.template.Section;
import dev.cqrs.maven.render.template.Section.Part;
import dev.cqrs.maven.render.template.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a part resource by resource. */
final class ResourcesPart {

  private static final String MARGIN = "  ";

  private final List<Section> sections;
  private final List<Resource> resources;
  private final ValueExpressions values;
  private final CommonProperties common;
  private final Set<String> used;
  private final Set<String> exported;
  private final StringBuilder body = new StringBuilder();

  private ResourcesPart(Template template, Part part) {
    this.sections = template.sections(part);
    this.resources = template.resources(part);
    this.values = new ValueExpressions(Scope.of(template, part));
    this.common = new CommonProperties(resources);
    this.used = References.of(template.resources());
    this.exported = References.of(template.outputs());
    for (Part other : Part.values()) {
      if (other != part) {
        exported.addAll(References.of(template.resources(other)));
      }
    }
    defaults();
    sections.forEach(this::section);
    exports();
  }

  static StackPart of(Template template, Part part) {
    ResourcesPart file = new ResourcesPart(template, part);
    return new StackPart(
        part,
        file.body.substring(1),
        file.resources.stream().map(Resource::type).collect(Collectors.toSet()));
  }

  private void defaults() {
    common
        .byType()
        .forEach(
            (type, properties) ->
                constant(
                    defaults(type), new Fields(Optional.empty(), values.properties(properties))));
  }

  private static String defaults(String type) {
    return ConstructNames.lowerFirst(type.substring(type.lastIndexOf(':') + 1)) + "Defaults";
  }

  private void section(Section section) {
    Map<Removal, List<Resource>> removals =
        section.resources().stream()
            .filter(resource -> resource.removal().isPresent())
            .collect(
                Collectors.groupingBy(
                    resource -> resource.removal().orElseThrow(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    List<String> comment = section.comment();
    for (Resource resource : section.resources()) {
      blankLine();
      comment(removals.isEmpty() ? comment : List.of());
      comment(resource.comment());
      comment = List.of();
      resource(resource);
    }
    removals.forEach((removal, all) -> removal(section.comment(), removal, all));
  }

  private void resource(Resource resource) {
    Optional<String> spread =
        Optional.ofNullable(common.byType().get(resource.type()))
            .map(shared -> defaults(resource.type()));
    Expression construct =
        new Call(
            "new %s.%s"
                .formatted(
                    ConstructNames.module(resource.type()), ConstructNames.type(resource.type())),
            atom("stack"),
            Expression.text(resource.id()),
            new Fields(spread, values.properties(common.own(resource))));
    String name = ConstructNames.lowerFirst(resource.id());
    if (isNamed(resource)) {
      constantHere(name, construct);
    } else {
      statement("", construct, ";");
    }
    resource
        .dependsOn()
        .ifPresent(
            id ->
                statement(
                    "",
                    new Call(name + ".addResourceDependency", atom(ConstructNames.lowerFirst(id))),
                    ";"));
  }

  private boolean isNamed(Resource resource) {
    return used.contains(resource.id())
        || exported.contains(resource.id())
        || resource.dependsOn().isPresent()
        || resource.removal().isPresent();
  }

  private void removal(List<String> comment, Removal removal, List<Resource> all) {
    blankLine();
    comment(comment);
    List<Expression> names =
        all.stream().map(r -> atom(ConstructNames.lowerFirst(r.id()))).toList();
    statement("for (const resource of ", new Array(names), ") {");
    body.append(
        """
            resource.cfnOptions.deletionPolicy = cdk.CfnDeletionPolicy.%s;
            resource.cfnOptions.updateReplacePolicy = cdk.CfnDeletionPolicy.%s;
          }
        """
            .formatted(
                removal.deletion().toUpperCase(Locale.ROOT),
                removal.replacement().toUpperCase(Locale.ROOT)));
  }

  private void exports() {
    Map<String, Expression> names = new LinkedHashMap<>();
    for (Resource resource : resources) {
      if (exported.contains(resource.id())) {
        String name = ConstructNames.lowerFirst(resource.id());
        names.put(name, atom(name));
      }
    }
    if (!names.isEmpty()) {
      blankLine();
      statement("return ", new Fields(Optional.empty(), names), ";");
    }
  }

  private void constant(String name, Expression value) {
    blankLine();
    constantHere(name, value);
  }

  private void constantHere(String name, Expression value) {
    statement("const " + name + " = ", value, ";");
  }

  private void statement(String before, Expression expression, String after) {
    body.append(MARGIN)
        .append(before)
        .append(
            Printer.print(
                expression, MARGIN.length(), MARGIN.length() + before.length(), after.length()))
        .append(after)
        .append('\n');
  }

  private void comment(List<String> lines) {
    lines.forEach(line -> body.append(MARGIN).append("// ").append(line).append('\n'));
  }

  private void blankLine() {
    body.append('\n');
  }
}
