package dev.cqrs.maven.render.cloudformation;

import dev.cqrs.maven.render.template.Condition;
import dev.cqrs.maven.render.template.Condition.Equal;
import dev.cqrs.maven.render.template.Condition.Not;
import dev.cqrs.maven.render.template.Value;
import dev.cqrs.maven.render.template.Value.Bool;
import dev.cqrs.maven.render.template.Value.GetAtt;
import dev.cqrs.maven.render.template.Value.If;
import dev.cqrs.maven.render.template.Value.Join;
import dev.cqrs.maven.render.template.Value.Json;
import dev.cqrs.maven.render.template.Value.ListValue;
import dev.cqrs.maven.render.template.Value.MapValue;
import dev.cqrs.maven.render.template.Value.NoValue;
import dev.cqrs.maven.render.template.Value.Ref;
import dev.cqrs.maven.render.template.Value.Sub;
import dev.cqrs.maven.render.template.Value.Text;
import dev.cqrs.maven.render.template.Value.WholeNumber;
import dev.cqrs.maven.render.yaml.Yaml;
import dev.cqrs.maven.render.yaml.YamlMap;
import org.snakeyaml.engine.v2.nodes.Node;

/** Turns values into YAML, with CloudFormation's functions in their short form. */
final class ValueNodes {

  private ValueNodes() {}

  static Node node(Value value) {
    if (value instanceof Text text) {
      return Yaml.text(text.value());
    } else if (value instanceof WholeNumber number) {
      return Yaml.number(number.value());
    } else if (value instanceof Bool bool) {
      return Yaml.bool(bool.value());
    } else if (value instanceof ListValue list) {
      return Yaml.list(list.elements().stream().map(ValueNodes::node).toList());
    } else if (value instanceof MapValue map) {
      YamlMap nodes = new YamlMap();
      map.entries().forEach((key, entry) -> nodes.put(key, node(entry)));
      return map.row() ? nodes.flow() : nodes.node();
    }
    return function(value);
  }

  private static Node function(Value value) {
    if (value instanceof Ref ref) {
      return Yaml.tagged("!Ref", ref.id());
    } else if (value instanceof GetAtt attribute) {
      return Yaml.tagged("!GetAtt", attribute.id() + "." + attribute.attribute());
    } else if (value instanceof Sub sub) {
      return Yaml.tagged("!Sub", sub.template());
    } else if (value instanceof Json json) {
      return Yaml.tagged("!Sub", json.template());
    } else if (value instanceof Join join) {
      return Yaml.taggedFlow("!Join", Yaml.text(join.separator()), node(join.list()));
    } else if (value instanceof If choice) {
      Node condition = Yaml.text(choice.condition().id());
      return Yaml.taggedFlow("!If", condition, node(choice.then()), node(choice.otherwise()));
    } else if (value instanceof NoValue) {
      return Yaml.tagged("!Ref", "AWS::NoValue");
    }
    throw new IllegalArgumentException("Unknown value " + value);
  }

  static Node node(Condition.Test test) {
    if (test instanceof Equal equal) {
      return Yaml.taggedFlow("!Equals", node(equal.value()), Yaml.text(equal.text()));
    } else if (test instanceof Not not) {
      return Yaml.taggedFlow("!Not", node(not.test()));
    }
    throw new IllegalArgumentException("Unknown test " + test);
  }
}
