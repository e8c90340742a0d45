package dev.cqrs.maven.render.cdk.python;

import static dev.cqrs.maven.render.cdk.python.Expression.atom;

import dev.cqrs.maven.render.cdk.Graph;
import dev.cqrs.maven.render.cdk.LargestMetric;
import dev.cqrs.maven.render.cdk.python.Expression.Call;
import dev.cqrs.maven.render.cdk.python.Expression.Items;
import dev.cqrs.maven.render.template.Value;
import dev.cqrs.maven.render.template.Value.If;
import dev.cqrs.maven.render.template.Value.ListValue;
import dev.cqrs.maven.render.template.Value.MapValue;
import dev.cqrs.maven.render.template.Value.NoValue;
import dev.cqrs.maven.render.template.Value.Ref;
import dev.cqrs.maven.render.template.Value.Text;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Recognizes what the application has functions for. What it does not recognize is written out. */
final class Idioms {

  private final Values values;
  private final Scope scope;

  Idioms(Values values, Scope scope) {
    this.values = values;
    this.scope = scope;
  }

  /** Where a construct has a property of a certain type. */
  Optional<Expression> typed(Value value) {
    return value instanceof If choice
        ? throughput(choice)
        : TableKeys.keys(value)
            .or(() -> TableKeys.attributes(value))
            .or(() -> LargestMetric.of(value).map(this::largest));
  }

  /** In a document. */
  Optional<Expression> document(MapValue map) {
    return statement(map).or(() -> policy(map));
  }

  private Optional<Expression> throughput(If choice) {
    return choice.then() instanceof NoValue
            && choice.otherwise() instanceof MapValue map
            && map.entries().keySet().equals(Set.of("ReadCapacityUnits", "WriteCapacityUnits"))
            && map.entries().get("ReadCapacityUnits") instanceof Ref units
            && units.equals(map.entries().get("WriteCapacityUnits"))
        ? Optional.of(Call.of(scope.setting("Throughput"), atom(scope.setting(units.id()))))
        : Optional.empty();
  }

  private Optional<Expression> statement(MapValue map) {
    return map.entries().keySet().equals(Set.of("Effect", "Action", "Resource"))
            && map.entries().get("Effect").equals(new Text("Allow"))
        ? Optional.of(
            Call.of(
                "allow",
                values.free(map.entries().get("Action")),
                values.free(map.entries().get("Resource"))))
        : Optional.empty();
  }

  private Optional<Expression> policy(MapValue map) {
    return map.entries().keySet().equals(Set.of("Version", "Statement"))
            && map.entries().get("Version").equals(new Text("2012-10-17"))
            && map.entries().get("Statement") instanceof ListValue statements
        ? Optional.of(
            Call.of("document", values.free(statements.elements()).toArray(new Expression[0])))
        : Optional.empty();
  }

  private Expression largest(LargestMetric metric) {
    return Call.of(
        "largest",
        values.free(metric.namespace()),
        values.free(metric.name()),
        values.free(metric.statistic()),
        values.free(metric.dimension()),
        new Items(values.free(metric.resources())));
  }

  /** A dashboard of graphs only. */
  Optional<Expression> dashboard(MapValue body) {
    if (!(body.entries().get("widgets") instanceof ListValue widgets)
        || body.entries().size() > 1) {
      return Optional.empty();
    }
    List<Optional<Graph>> graphs = widgets.elements().stream().map(Graph::of).toList();
    return graphs.contains(Optional.<Graph>empty())
        ? Optional.empty()
        : Optional.of(
            Call.of(
                "dashboard", new Items(graphs.stream().map(g -> graph(g.orElseThrow())).toList())));
  }

  private Expression graph(Graph graph) {
    return Call.of(
        "graph",
        values.inJson(graph.title()),
        values.inJson(graph.statistic()),
        values.inJson(graph.namespace()),
        values.inJson(graph.name()),
        values.inJson(graph.dimension()),
        new Items(values.inJson(graph.resources())));
  }
}
