package dev.cqrs.maven.render.cdk.python;

import static dev.cqrs.maven.render.cdk.python.Expression.atom;

import dev.cqrs.maven.infrastructure.Function;
import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.infrastructure.Reference.Text;
import dev.cqrs.maven.render.cdk.Paths;
import dev.cqrs.maven.render.cdk.python.Expression.Call;
import dev.cqrs.maven.render.cdk.python.Expression.Dictionary;
import dev.cqrs.maven.render.cdk.python.Expression.Items;
import dev.cqrs.maven.render.template.Resource;
import dev.cqrs.maven.render.template.Section;
import dev.cqrs.maven.render.template.Section.Part;
import dev.cqrs.maven.render.template.Template;
import dev.cqrs.maven.render.template.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes the module with the functions. What all of them have is in the application's {@code
 * LambdaFunction}, so that each tells only what it has for itself.
 */
final class FunctionsModule implements ResourceModule {

  private static final int INDENT = 8;

  /** Statements of every role, behind the role's own: logs, traces, the customer's key. */
  private static final int COMMON_STATEMENTS = 3;

  /** Variables of every function. */
  private static final Set<String> COMMON_VARIABLES = Set.of("ENVIRONMENT", "PROJECT_NAME");

  private final Infrastructure infrastructure;
  private final List<Section> sections;
  private final Scope scope;
  private final Values values;
  private final StringBuilder body = new StringBuilder();
  private final Constructor constructor;

  FunctionsModule(Infrastructure infrastructure, Template template) {
    this.infrastructure = infrastructure;
    sections = template.sections(Part.FUNCTIONS);
    scope = Scope.of(template, Part.FUNCTIONS);
    values = new Values(scope);
    for (Section section : sections) {
      String variable = "self." + PythonText.snakeCase(function(section).id()) + " = ";
      body.append(Layout.statement(INDENT, variable, construct(section)));
    }
    constructor = new Constructor(Part.FUNCTIONS, body.toString());
  }

  /** The function that a section is about. */
  static Resource function(Section section) {
    return resource(section, "AWS::Lambda::Function");
  }

  @Override
  public Part part() {
    return Part.FUNCTIONS;
  }

  @Override
  public Expression call() {
    return constructor.call();
  }

  @Override
  public String text() {
    Source source = new Source(PartComments.of(part()));
    source.needs("lambda_function", "LambdaFunction");
    constructor.begin(source, "");
    return source.add(body.toString()).text();
  }

  private Expression construct(Section section) {
    Function function = infrastructure.function(function(section).id());
    Call call =
        Call.of("LambdaFunction", atom("self"), text(function.id()))
            .with("settings", atom("settings"))
            .with("code", atom("code"))
            .with("suffix", text(function.suffix()))
            .with("description", text(function.purpose()))
            .with("handler", text(function.handler()))
            .with("environment", environment(section))
            .with("statements", new Items(values.free(statements(section))));
    if (function.timeout() instanceof Text seconds) {
      call = call.with("timeout", atom(seconds.value()));
    }
    if (function.awaited()) {
      call = call.with("awaited", atom("True"));
    }
    return function.failures().isPresent()
        ? call.with("failures", atom(scope.resource(function.failures().get().queueId())))
        : call;
  }

  private Expression environment(Section section) {
    Map<String, Expression> variables = new LinkedHashMap<>();
    if (Paths.at(function(section).properties(), "Environment", "Variables")
        instanceof Value.MapValue map) {
      map.entries()
          .forEach(
              (name, value) -> {
                if (!COMMON_VARIABLES.contains(name)) {
                  variables.put(name, values.free(value));
                }
              });
    }
    return new Dictionary(variables);
  }

  private static List<Value> statements(Section section) {
    List<Value> all =
        Paths.from(
            0,
            Paths.at(
                resource(section, "AWS::IAM::Role").properties(),
                "Policies",
                0,
                "PolicyDocument",
                "Statement"));
    return all.subList(0, all.size() - COMMON_STATEMENTS);
  }

  private static Resource resource(Section section, String type) {
    return section.resources().stream()
        .filter(resource -> resource.type().equals(type))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No %s in %s".formatted(type, section)));
  }

  private static Expression text(String text) {
    return atom(PythonText.quoted(text));
  }
}
