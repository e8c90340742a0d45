package dev.cqrs.maven.render.cdk.python;

import static dev.cqrs.maven.render.cdk.python.Expression.atom;
import static dev.cqrs.maven.render.cdk.python.Expression.words;

import dev.cqrs.maven.infrastructure.Parameter;
import dev.cqrs.maven.infrastructure.Parameter.Kind;
import dev.cqrs.maven.render.cdk.CodeAsset;
import dev.cqrs.maven.render.cdk.ConstructNames;
import dev.cqrs.maven.render.cdk.python.Expression.Call;
import dev.cqrs.maven.render.cdk.python.Expression.Items;
import dev.cqrs.maven.render.template.Condition;
import dev.cqrs.maven.render.template.Condition.Equal;
import dev.cqrs.maven.render.template.Condition.Not;
import dev.cqrs.maven.render.template.Template;
import java.util.List;

/** Writes the module with parameters and conditions. */
final class SettingsModule {

  private static final int INDENT = 8;

  private SettingsModule() {}

  static String text(Template template) {
    Source source =
        new Source("What can be set when deploying, and what depends on it.")
            .add(
                """
                class Settings(Construct):
                    ""\"Parameters, and conditions on them.""\"

                    def __init__(self, scope: Construct, construct_id: str) -> None:
                        super().__init__(scope, construct_id)
                """);
    String group = "";
    for (Parameter parameter : CodeAsset.otherParameters(template)) {
      if (!parameter.group().equals(group)) {
        group = parameter.group();
        source.add("\n        # " + group + "\n");
      }
      String name = PythonText.snakeCase(parameter.name());
      source.statement(INDENT, "self." + name + " = ", parameter(parameter));
    }
    source.add("\n        # Conditions\n");
    Values values = new Values(Scope.settings(template));
    for (Condition condition : template.conditions()) {
      Call call =
          Call.of("CfnCondition", atom("self"), atom(PythonText.quoted(condition.id())))
              .with("expression", test(condition.test(), values));
      source.statement(INDENT, "self." + PythonText.snakeCase(condition.id()) + " = ", call);
    }
    return source
        .add(
            """

                def throughput(self, units: CfnParameter) -> IResolvable:
                    ""\"Give a table or index its capacity, unless it is paid per request.""\"
                    return Fn.condition_if(
                        self.is_on_demand.logical_id,
                        Aws.NO_VALUE,
                        {
                            "ReadCapacityUnits": units.value_as_number,
                            "WriteCapacityUnits": units.value_as_number,
                        },
                    )
            """)
        .text();
  }

  private static Expression parameter(Parameter parameter) {
    boolean number = parameter.kind() == Kind.NUMBER;
    String name = ConstructNames.lowerFirst(parameter.name());
    Call call = Call.of("CfnParameter", atom("self"), text(name));
    if (parameter.kind() != Kind.TEXT) {
      call = call.with("type", text(number ? "Number" : "CommaDelimitedList"));
    }
    if (parameter.byDefault().isPresent()) {
      String value = parameter.byDefault().get();
      call = call.with("default", number ? atom(value) : text(value));
    }
    if (!parameter.allowedValues().isEmpty()) {
      List<Expression> allowed =
          parameter.allowedValues().stream().map(SettingsModule::text).toList();
      call = call.with("allowed_values", new Items(allowed));
    }
    Parameter.Limits limits = parameter.limits();
    if (limits.minimum().isPresent()) {
      call = call.with(number ? "min_value" : "min_length", atom("" + limits.minimum().get()));
    }
    if (limits.maximum().isPresent()) {
      call = call.with(number ? "max_value" : "max_length", atom("" + limits.maximum().get()));
    }
    if (limits.pattern().isPresent()) {
      call = call.with("allowed_pattern", text(limits.pattern().get()));
    }
    if (limits.explanation().isPresent()) {
      call = call.with("constraint_description", words(limits.explanation().get()));
    }
    return call.with("description", words(parameter.description()));
  }

  private static Expression test(Condition.Test test, Values values) {
    if (test instanceof Equal equal) {
      return Call.of("Fn.condition_equals", values.free(equal.value()), text(equal.text()));
    } else if (test instanceof Not not) {
      return Call.of("Fn.condition_not", test(not.test(), values));
    }
    throw new IllegalArgumentException("Unknown test " + test);
  }

  private static Expression text(String text) {
    return atom(PythonText.quoted(text));
  }
}
