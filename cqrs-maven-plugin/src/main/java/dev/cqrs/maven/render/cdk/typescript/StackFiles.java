package dev.cqrs.maven.render.cdk.typescript;

import static dev.cqrs.maven.render.cdk.typescript.Expression.atom;
import static dev.cqrs.maven.render.cdk.typescript.Expression.text;

import dev.cqrs.maven.infrastructure.Parameter;
import dev.cqrs.maven.render.cdk.CodeAsset;
import dev.cqrs.maven.render.cdk.ConstructNames;
import dev.cqrs.maven.render.cdk.PartNames;
import dev.cqrs.maven.render.cdk.typescript.Expression.Array;
import dev.cqrs.maven.render.cdk.typescript.Expression.Call;
import dev.cqrs.maven.render.cdk.typescript.Expression.Fields;
import dev.cqrs.maven.render.template.Condition;
import dev.cqrs.maven.render.template.Condition.Equal;
import dev.cqrs.maven.render.template.Condition.Not;
import dev.cqrs.maven.render.template.Section.Part;
import dev.cqrs.maven.render.template.Template;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes parameters, conditions and outputs. */
final class StackFiles {

  private static final int INDENT = 4;

  private StackFiles() {}

  static String parameters(Template template) {
    StringBuilder body = new StringBuilder("  return {\n");
    String group = "";
    for (Parameter parameter : CodeAsset.otherParameters(template)) {
      if (!parameter.group().equals(group)) {
        group = parameter.group();
        body.append("    // ").append(group).append('\n');
      }
      String name = ConstructNames.lowerFirst(parameter.name());
      field(
          body,
          name,
          new Call("new cdk.CfnParameter", atom("stack"), text(name), properties(parameter)));
    }
    return new Module("Adds what can be set when deploying.", "addParameters", "StackParameters")
        .text(body.append("  };\n").toString(), Set.of());
  }

  private static Fields properties(Parameter parameter) {
    boolean number = parameter.kind() == Parameter.Kind.NUMBER;
    Map<String, Expression> fields = new LinkedHashMap<>();
    switch (parameter.kind()) {
      case NUMBER -> fields.put("type", text("Number"));
      case LIST -> fields.put("type", text("CommaDelimitedList"));
      case TEXT -> {}
    }
    parameter.byDefault().ifPresent(v -> fields.put("default", number ? atom(v) : text(v)));
    if (!parameter.allowedValues().isEmpty()) {
      fields.put(
          "allowedValues",
          number
              ? atom("[%s].map(String)".formatted(String.join(", ", parameter.allowedValues())))
              : new Array(parameter.allowedValues().stream().map(Expression::text).toList()));
    }
    Parameter.Limits limits = parameter.limits();
    limits.minimum().ifPresent(n -> fields.put(number ? "minValue" : "minLength", atom("" + n)));
    limits.maximum().ifPresent(n -> fields.put(number ? "maxValue" : "maxLength", atom("" + n)));
    limits.pattern().ifPresent(pattern -> fields.put("allowedPattern", text(pattern)));
    limits.explanation().ifPresent(words -> fields.put("constraintDescription", text(words)));
    fields.put("description", text(parameter.description()));
    return new Fields(Optional.empty(), fields);
  }

  static String conditions(Template template) {
    ValueExpressions values = new ValueExpressions(Scope.outside(template));
    StringBuilder body = new StringBuilder("  return {\n");
    for (Condition condition : template.conditions()) {
      Fields test =
          new Fields(Optional.empty(), Map.of("expression", test(condition.test(), values)));
      field(
          body,
          ConstructNames.lowerFirst(condition.id()),
          new Call("new cdk.CfnCondition", atom("stack"), text(condition.id()), test));
    }
    return new Module("Adds what parts of the stack depend on.", "addConditions", "StackConditions")
        .text(body.append("  };\n").toString(), Set.of());
  }

  private static Expression test(Condition.Test test, ValueExpressions values) {
    if (test instanceof Equal equal) {
      return new Call("cdk.Fn.conditionEquals", values.raw(equal.value()), text(equal.text()));
    } else if (test instanceof Not not) {
      return new Call("cdk.Fn.conditionNot", test(not.test(), values));
    }
    throw new IllegalArgumentException("Unknown test " + test);
  }

  static String stack(Template template, List<StackPart> parts) {
    String adding = parts.stream().map(StackPart::call).collect(Collectors.joining());
    String imports =
        Stream.concat(
                Stream.of(
                    "import { addConditions } from './conditions';\n",
                    "import { addParameters } from './parameters';\n"),
                Arrays.stream(Part.values())
                    .map(
                        part ->
                            "import { %s } from './%s';\n"
                                .formatted("add" + PartNames.type(part), PartNames.file(part))))
            .sorted()
            .collect(Collectors.joining());
    return """
        import * as cdk from 'aws-cdk-lib';
        import { Construct } from 'constructs';
        %s
        /** The application's infrastructure. Logical ids are those of the CloudFormation template. */
        export class CqrsStack extends cdk.Stack {
          constructor(scope: Construct, id: string, props: cdk.StackProps) {
            super(scope, id, props);

            const parameters = addParameters(this);
            const conditions = addConditions(this, parameters);
        %s
            // What callers and scripts need to know.
        %s  }
        }
        """
        .formatted(imports, adding, outputs(template));
  }

  private static String outputs(Template template) {
    ValueExpressions values = new ValueExpressions(Scope.outside(template));
    return template.outputs().entries().entrySet().stream()
        .map(
            output ->
                new Call(
                    "new cdk.CfnOutput",
                    atom("this"),
                    text(output.getKey()),
                    new Fields(Optional.empty(), Map.of("value", values.raw(output.getValue())))))
        .map(output -> "    " + Printer.print(output, INDENT, INDENT, 1) + ";\n")
        .collect(Collectors.joining());
  }

  private static void field(StringBuilder body, String name, Expression value) {
    String key = " ".repeat(INDENT) + name + ": ";
    body.append(key).append(Printer.print(value, INDENT, key.length(), 1)).append(",\n");
  }
}
