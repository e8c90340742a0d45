package dev.cqrs.maven.render.cdk.typescript;

import static dev.cqrs.maven.render.cdk.typescript.Expression.atom;
import static dev.cqrs.maven.render.cdk.typescript.Expression.text;

import dev.cqrs.maven.render.cdk.typescript.Expression.Array;
import dev.cqrs.maven.render.cdk.typescript.Expression.Call;
import dev.cqrs.maven.render.template.Value;
import dev.cqrs.maven.render.template.Value.If;
import dev.cqrs.maven.render.template.Value.Json;
import dev.cqrs.maven.render.template.Value.ListValue;
import dev.cqrs.maven.render.template.Value.MapValue;
import dev.cqrs.maven.render.template.Value.NoValue;
import dev.cqrs.maven.render.template.Value.Ref;
import dev.cqrs.maven.render.template.Value.Sub;
import dev.cqrs.maven.render.template.Value.Text;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Recognizes what the application has a helper for, in {@code lib/values.ts} and {@code
 * lib/metrics.ts}. What it does not recognize is written out.
 */
final class Idioms {

  private static final String NAME = "${ProjectName}-${Environment}-";

  private final ValueExpressions values;
  private final Scope scope;

  Idioms(ValueExpressions values, Scope scope) {
    this.values = values;
    this.scope = scope;
  }

  /** Where the construct checks types. */
  Optional<Expression> typed(Value value) {
    return value instanceof If choice && choice.then() instanceof NoValue
        ? throughput(choice)
        : MetricIdioms.largest(value, values);
  }

  /** Anywhere. */
  Optional<Expression> raw(Value value) {
    if (value instanceof Sub sub) {
      return name(sub);
    } else if (value instanceof MapValue map) {
      return statement(map).or(() -> policy(map));
    } else if (value instanceof Json json) {
      return MetricIdioms.dashboard(json, values);
    }
    return Optional.empty();
  }

  private static Optional<Expression> name(Sub sub) {
    String suffix = sub.template().startsWith(NAME) ? sub.template().substring(NAME.length()) : "";
    return suffix.isEmpty() || suffix.contains("$")
        ? Optional.empty()
        : Optional.of(new Call("named", text(suffix)));
  }

  private Optional<Expression> throughput(If choice) {
    return choice.otherwise() instanceof MapValue map
            && map.entries().get("ReadCapacityUnits") instanceof Ref read
            && map.entries().get("WriteCapacityUnits") instanceof Ref write
            && map.entries().size() == 2
            && read.equals(write)
        ? Optional.of(
            new Call(
                "throughputUnless",
                atom(ValueExpressions.condition(choice.condition())),
                atom(scope.parameter(read.id()))))
        : Optional.empty();
  }

  private Optional<Expression> statement(MapValue map) {
    return map.entries().keySet().equals(Set.of("Effect", "Action", "Resource"))
            && map.entries().get("Effect").equals(new Text("Allow"))
        ? Optional.of(
            new Call(
                "allow",
                values.raw(map.entries().get("Action")),
                values.raw(map.entries().get("Resource"))))
        : Optional.empty();
  }

  private Optional<Expression> policy(MapValue map) {
    return map.entries().keySet().equals(Set.of("Version", "Statement"))
            && map.entries().get("Version").equals(new Text("2012-10-17"))
            && map.entries().get("Statement") instanceof ListValue statements
        ? Optional.of(new Call("policy", List.of((Expression) array(statements))))
        : Optional.empty();
  }

  private Array array(ListValue list) {
    return new Array(list.elements().stream().map(values::raw).toList());
  }
}
