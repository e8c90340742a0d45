package dev.cqrs.maven.render.cdk.python;

import static dev.cqrs.maven.render.cdk.python.Expression.atom;

import dev.cqrs.maven.render.cdk.CommonProperties;
import dev.cqrs.maven.render.cdk.ConstructNames;
import dev.cqrs.maven.render.cdk.References;
import dev.cqrs.maven.render.cdk.python.Expression.Call;
import dev.cqrs.maven.render.template.Resource;
import dev.cqrs.maven.render.template.Section;
import dev.cqrs.maven.render.template.Section.Part;
import dev.cqrs.maven.render.template.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes the module with the resources of a part. */
final class PartModule implements ResourceModule {

  private static final int INDENT = 8;

  private final Part part;
  private final List<Section> sections;
  private final Scope scope;
  private final Values values;
  private final CommonProperties common;
  private final Map<String, SharedMethod> methods = new LinkedHashMap<>();
  private final Set<String> usedHere;
  private final StringBuilder body = new StringBuilder();
  private final StringBuilder shared = new StringBuilder();
  private final Constructor constructor;

  PartModule(Template template, Part part) {
    this.part = part;
    sections = template.sections(part);
    List<Resource> resources = template.resources(part);
    scope = Scope.of(template, part);
    values = new Values(scope);
    usedHere = References.of(resources);
    common = new CommonProperties(resources);
    common
        .byType()
        .forEach(
            (type, properties) ->
                methods.put(type, new SharedMethod(type, resources, properties, scope.method())));
    sections.forEach(this::section);
    methods.values().forEach(method -> shared.append('\n').append(method.text()));
    constructor = new Constructor(part, body.toString() + shared);
  }

  @Override
  public Part part() {
    return part;
  }

  @Override
  public Expression call() {
    return constructor.call();
  }

  @Override
  public String text() {
    Source source = new Source(PartComments.of(part));
    sections.stream()
        .flatMap(section -> section.resources().stream())
        .forEach(resource -> source.needsConstruct(resource.type()));
    constructor.begin(source, shared.toString());
    return source.add(body.toString()).add(shared.toString()).text();
  }

  private void section(Section section) {
    body.append("\n").append(PythonText.comment(section.comment(), " ".repeat(INDENT)));
    for (Resource resource : section.resources()) {
      body.append(PythonText.comment(resource.comment(), " ".repeat(INDENT)));
      resource(resource);
    }
  }

  private void resource(Resource resource) {
    SharedMethod method = methods.get(resource.type());
    Optional<Resource.Removal> removal =
        resource.removal().filter(r -> method == null || !method.removes());
    boolean named =
        removal.isPresent()
            || resource.dependsOn().isPresent()
            || usedHere.contains(resource.id())
            || scope.isUsedElsewhere(resource.id());
    String variable = named ? scope.resource(resource.id()) : "";
    statement(named ? variable + " = " : "", construct(resource, method));
    removal.ifPresent(r -> body.append(Removals.text(" ".repeat(INDENT), variable, r)));
    resource
        .dependsOn()
        .ifPresent(
            id ->
                statement(
                    "", Call.of(variable + ".add_resource_dependency", atom(scope.resource(id)))));
  }

  private void statement(String before, Expression expression) {
    body.append(Layout.statement(INDENT, before, expression));
  }

  private Expression construct(Resource resource, SharedMethod method) {
    Expression id = atom(PythonText.quoted(resource.id()));
    Map<String, Expression> arguments = values.arguments(resource.type(), common.own(resource));
    return method == null
        ? Call.of(ConstructNames.type(resource.type()), atom("self"), id).with(arguments)
        : Call.of("self." + method.name(), id).with(arguments);
  }
}
