package dev.cqrs.maven.render.cloudformation;

import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.infrastructure.Parameter;
import dev.cqrs.maven.render.stack.StackTemplate;
import dev.cqrs.maven.render.template.Condition;
import dev.cqrs.maven.render.template.Resource;
import dev.cqrs.maven.render.template.Section;
import dev.cqrs.maven.render.template.Template;
import dev.cqrs.maven.render.template.Value.MapValue;
import dev.cqrs.maven.render.yaml.Yaml;
import dev.cqrs.maven.render.yaml.YamlMap;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;

/** Renders an infrastructure as a CloudFormation template in YAML. */
public final class CloudFormationRenderer {

  private CloudFormationRenderer() {}

  /**
   * Renders the template. It needs {@code CAPABILITY_IAM} only, as its roles carry no names.
   *
   * @param infrastructure what to render
   * @return the template; equal infrastructures give equal text
   */
  public static String render(Infrastructure infrastructure) {
    Template stack = StackTemplate.of(infrastructure);
    YamlMap template =
        new YamlMap()
            .comment(
                "Written by cqrs-maven-plugin from the application's model: change the application,",
                "not this file. It needs CAPABILITY_IAM.")
            .comment(code(stack.parameters()))
            .put("AWSTemplateFormatVersion", "2010-09-09")
            .put("Description", stack.description())
            .blankLine()
            .put("Parameters", parameters(stack.parameters()))
            .blankLine()
            .put("Conditions", conditions(stack.conditions()))
            .blankLine()
            .put("Resources", resources(stack.sections()))
            .blankLine()
            .put("Outputs", outputs(stack.outputs()));
    return Yaml.write(template.node());
  }

  /** Says why a template that was not staged asks for more than the document's command gives. */
  private static String[] code(List<Parameter> parameters) {
    boolean staged =
        parameters.stream()
            .filter(parameter -> parameter.name().startsWith("Code"))
            .allMatch(parameter -> parameter.byDefault().isPresent());
    return staged
        ? new String[0]
        : new String[] {
          "CodeBucket and CodeKey have no default here: upload functions.zip and give its place, or",
          "let mvn cqrs:render -Dcqrs.stage do both."
        };
  }

  private static YamlMap parameters(List<Parameter> parameters) {
    YamlMap all = new YamlMap();
    String group = "";
    for (Parameter parameter : parameters) {
      if (!parameter.group().equals(group)) {
        group = parameter.group();
        all.comment(group);
      }
      boolean number = parameter.kind() == Parameter.Kind.NUMBER;
      YamlMap map = new YamlMap().put("Type", type(parameter.kind()));
      parameter.byDefault().ifPresent(text -> map.put("Default", value(number, text)));
      if (!parameter.allowedValues().isEmpty()) {
        map.put(
            "AllowedValues",
            Yaml.flow(parameter.allowedValues().stream().map(v -> value(number, v)).toList()));
      }
      Parameter.Limits limits = parameter.limits();
      limits.minimum().ifPresent(n -> map.put(number ? "MinValue" : "MinLength", n));
      limits.maximum().ifPresent(n -> map.put(number ? "MaxValue" : "MaxLength", n));
      limits.pattern().ifPresent(p -> map.put("AllowedPattern", p));
      limits.explanation().ifPresent(text -> map.put("ConstraintDescription", text));
      all.put(parameter.name(), map.put("Description", parameter.description()));
    }
    return all;
  }

  private static String type(Parameter.Kind kind) {
    return switch (kind) {
      case TEXT -> "String";
      case NUMBER -> "Number";
      case LIST -> "CommaDelimitedList";
    };
  }

  private static Node value(boolean number, String value) {
    return number ? Yaml.number(Long.parseLong(value)) : Yaml.text(value);
  }

  private static YamlMap conditions(List<Condition> conditions) {
    YamlMap all = new YamlMap();
    conditions.forEach(condition -> all.put(condition.id(), ValueNodes.node(condition.test())));
    return all;
  }

  private static YamlMap resources(List<Section> sections) {
    YamlMap all = new YamlMap();
    for (Section section : sections) {
      all.blankLine();
      section.comment().forEach(all::comment);
      for (Resource resource : section.resources()) {
        resource.comment().forEach(all::comment);
        all.put(resource.id(), resource(resource));
      }
    }
    return all;
  }

  private static YamlMap resource(Resource resource) {
    YamlMap map = new YamlMap().put("Type", resource.type());
    resource.dependsOn().ifPresent(id -> map.put("DependsOn", id));
    resource
        .removal()
        .ifPresent(
            removal ->
                map.put("DeletionPolicy", removal.deletion())
                    .put("UpdateReplacePolicy", removal.replacement()));
    return map.put("Properties", ValueNodes.node(resource.properties()));
  }

  private static YamlMap outputs(MapValue outputs) {
    YamlMap all = new YamlMap();
    outputs
        .entries()
        .forEach(
            (name, value) -> all.put(name, new YamlMap().put("Value", ValueNodes.node(value))));
    return all;
  }
}
