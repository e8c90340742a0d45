package dev.cqrs.maven.render.cdk.typescript;

import static dev.cqrs.maven.render.cdk.typescript.Expression.atom;
import static dev.cqrs.maven.render.cdk.typescript.Expression.text;

import dev.cqrs.maven.infrastructure.Function;
import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.infrastructure.Reference.Text;
import dev.cqrs.maven.render.cdk.ConstructNames;
import dev.cqrs.maven.render.cdk.Paths;
import dev.cqrs.maven.render.cdk.typescript.Expression.Array;
import dev.cqrs.maven.render.cdk.typescript.Expression.Call;
import dev.cqrs.maven.render.cdk.typescript.Expression.Fields;
import dev.cqrs.maven.render.template.Resource;
import dev.cqrs.maven.render.template.Section;
import dev.cqrs.maven.render.template.Section.Part;
import dev.cqrs.maven.render.template.Template;
import dev.cqrs.maven.render.template.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes the part with the functions. What all of them have is in the application's {@code
 * LambdaFunction}, so that each tells only what it has for itself.
 */
final class FunctionsPart {

  private static final int INDENT = 2;

  /** Statements of every role, behind the role's own: logs, traces, the customer's key. */
  private static final int COMMON_STATEMENTS = 3;

  /** Variables of every function. */
  private static final Set<String> COMMON_VARIABLES = Set.of("ENVIRONMENT", "PROJECT_NAME");

  private final Infrastructure infrastructure;
  private final Scope scope;
  private final ValueExpressions values;

  private FunctionsPart(Infrastructure infrastructure, Template template) {
    this.infrastructure = infrastructure;
    scope = Scope.of(template, Part.FUNCTIONS);
    values = new ValueExpressions(scope);
  }

  static StackPart of(Infrastructure infrastructure, Template template) {
    FunctionsPart functions = new FunctionsPart(infrastructure, template);
    StringBuilder body =
        new StringBuilder(
            "  const shared = %scode: new FunctionCode(stack) };\n".formatted(Module.SHARED));
    Map<String, Expression> names = new LinkedHashMap<>();
    for (Section section : template.sections(Part.FUNCTIONS)) {
      String name = ConstructNames.lowerFirst(function(section).id());
      names.put(name, atom(name));
      body.append('\n').append(statement("const " + name + " = ", functions.construct(section)));
    }
    body.append('\n').append(statement("return ", new Fields(Optional.empty(), names)));
    return new StackPart(Part.FUNCTIONS, body.toString(), Set.of());
  }

  private static String statement(String before, Expression expression) {
    return " ".repeat(INDENT)
        + before
        + Printer.print(expression, INDENT, INDENT + before.length(), 1)
        + ";\n";
  }

  private Expression construct(Section section) {
    Function function = infrastructure.function(function(section).id());
    Map<String, Expression> fields = new LinkedHashMap<>();
    fields.put("suffix", text(function.suffix()));
    fields.put("description", text(function.purpose()));
    fields.put("handler", text(function.handler()));
    fields.put("environment", environment(section));
    fields.put("statements", new Array(statements(section).stream().map(values::raw).toList()));
    if (function.timeout() instanceof Text seconds) {
      fields.put("timeout", atom(seconds.value()));
    }
    if (function.awaited()) {
      fields.put("awaited", atom("true"));
    }
    function
        .failures()
        .ifPresent(failures -> fields.put("failures", atom(scope.variable(failures.queueId()))));
    return new Call(
        "new LambdaFunction",
        atom("stack"),
        text(function.id()),
        new Fields(Optional.of("shared"), fields));
  }

  private Expression environment(Section section) {
    Map<String, Expression> variables = new LinkedHashMap<>();
    if (Paths.at(function(section).properties(), "Environment", "Variables")
        instanceof Value.MapValue map) {
      map.entries()
          .forEach(
              (name, value) -> {
                if (!COMMON_VARIABLES.contains(name)) {
                  variables.put(name, values.raw(value));
                }
              });
    }
    return new Fields(Optional.empty(), variables);
  }

  private static List<Value> statements(Section section) {
    Value role = resource(section, "AWS::IAM::Role").properties();
    List<Value> all = Paths.from(0, Paths.at(role, "Policies", 0, "PolicyDocument", "Statement"));
    return all.subList(0, all.size() - COMMON_STATEMENTS);
  }

  private static Resource function(Section section) {
    return resource(section, "AWS::Lambda::Function");
  }

  private static Resource resource(Section section, String type) {
    return section.resources().stream()
        .filter(resource -> resource.type().equals(type))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No %s in %s".formatted(type, section)));
  }
}
