package dev.cqrs.maven.render.cloudformation;

import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.infrastructure.Output;
import dev.cqrs.maven.infrastructure.Parameter;
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
    Resources resources = new Resources();
    TableResources.add(resources, infrastructure.tables());
    EventResources.add(resources, infrastructure);
    FunctionResources functions = new FunctionResources(infrastructure.code());
    infrastructure.functions().forEach(function -> functions.add(resources, function));
    ObservabilityResources.add(resources, infrastructure);
    YamlMap template =
        new YamlMap()
            .comment(
                "Written by cqrs-maven-plugin from the application's model: change the application,",
                "not this file. It needs CAPABILITY_IAM.")
            .put("AWSTemplateFormatVersion", "2010-09-09")
            .put("Description", infrastructure.description())
            .blankLine()
            .put("Parameters", parameters(infrastructure.parameters()))
            .blankLine()
            .put("Conditions", conditions())
            .blankLine()
            .put("Resources", resources.map())
            .blankLine()
            .put("Outputs", outputs(infrastructure.outputs()));
    return Yaml.write(template.node());
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

  private static YamlMap conditions() {
    YamlMap conditions = new YamlMap();
    for (Condition condition : Condition.values()) {
      conditions.put(condition.id(), condition.definition());
    }
    return conditions;
  }

  private static YamlMap outputs(List<Output> outputs) {
    YamlMap all = new YamlMap();
    for (Output output : outputs) {
      all.put(output.name(), new YamlMap().put("Value", Intrinsics.value(output.value())));
    }
    return all;
  }
}
