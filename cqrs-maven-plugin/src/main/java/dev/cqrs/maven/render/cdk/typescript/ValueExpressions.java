package dev.cqrs.maven.render.cdk.typescript;

import static dev.cqrs.maven.render.cdk.typescript.Expression.atom;
import static dev.cqrs.maven.render.cdk.typescript.Expression.text;

import dev.cqrs.maven.render.cdk.ConstructNames;
import dev.cqrs.maven.render.cdk.typescript.Expression.Array;
import dev.cqrs.maven.render.cdk.typescript.Expression.Call;
import dev.cqrs.maven.render.cdk.typescript.Expression.Fields;
import dev.cqrs.maven.render.template.Condition;
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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Turns values into expressions. */
final class ValueExpressions {

  private final Scope scope;
  private final Idioms idioms;

  ValueExpressions(Scope scope) {
    this.scope = scope;
    this.idioms = new Idioms(this, scope);
  }

  /** The properties of a construct, or of a part of one. */
  Map<String, Expression> properties(MapValue map) {
    Map<String, Expression> fields = new LinkedHashMap<>();
    map.entries()
        .forEach((name, value) -> fields.put(ConstructNames.property(name), property(name, value)));
    return fields;
  }

  private Expression property(String name, Value value) {
    return ConstructNames.isDocument(name) ? raw(value) : typed(value);
  }

  /** A value whose type the construct checks. */
  Expression typed(Value value) {
    Optional<Expression> idiom = idioms.typed(value);
    if (idiom.isPresent()) {
      return idiom.get();
    } else if (value instanceof MapValue map) {
      return new Fields(Optional.empty(), properties(map));
    } else if (value instanceof ListValue list) {
      return new Array(list.elements().stream().map(this::typed).toList());
    } else if (value instanceof Ref ref) {
      return atom(scope.reference(ref.id(), true));
    } else if (value instanceof If choice) {
      return typedChoice(choice);
    }
    return raw(value);
  }

  /** A condition's value has no type of its own, so a text or a list is marked as such. */
  private Expression typedChoice(If choice) {
    Expression chosen = raw(choice);
    if (choice.then() instanceof Bool || choice.then() instanceof MapValue) {
      return chosen;
    }
    return new Call(
        choice.then() instanceof ListValue ? "cdk.Token.asList" : "cdk.Token.asString", chosen);
  }

  /** A value that CDK passes on as it is. */
  Expression raw(Value value) {
    Optional<Expression> idiom = idioms.raw(value);
    if (idiom.isPresent()) {
      return idiom.get();
    } else if (value instanceof Text text) {
      return text(text.value());
    } else if (value instanceof WholeNumber number) {
      return atom(Long.toString(number.value()));
    } else if (value instanceof Bool bool) {
      return atom(Boolean.toString(bool.value()));
    } else if (value instanceof ListValue list) {
      return new Array(list.elements().stream().map(this::raw).toList());
    } else if (value instanceof MapValue map) {
      Map<String, Expression> fields = new LinkedHashMap<>();
      map.entries().forEach((key, entry) -> fields.put(key, raw(entry)));
      return new Fields(Optional.empty(), fields);
    }
    return function(value);
  }

  private Expression function(Value value) {
    if (value instanceof Ref ref) {
      return atom(scope.reference(ref.id(), false));
    } else if (value instanceof GetAtt attribute) {
      String name = ConstructNames.attribute(attribute.attribute());
      return atom(scope.variable(attribute.id()) + "." + name);
    } else if (value instanceof Sub sub) {
      return new Call("cdk.Fn.sub", text(scope.template(sub.template())));
    } else if (value instanceof Json json) {
      return new Call("cdk.Fn.sub", new Call("JSON.stringify", json(json.value())));
    } else if (value instanceof Join join) {
      return new Call("cdk.Fn.join", text(join.separator()), texts(join.list()));
    } else if (value instanceof NoValue) {
      return atom("cdk.Aws.NO_VALUE");
    } else if (value instanceof If choice) {
      String condition = condition(choice.condition());
      return choice.otherwise() instanceof NoValue
          ? new Call("onlyWhen", atom(condition), raw(choice.then()))
          : new Call("when", atom(condition), raw(choice.then()), raw(choice.otherwise()));
    }
    throw new IllegalArgumentException("Unknown value " + value);
  }

  private Expression texts(Value list) {
    return list instanceof ListValue values
        ? new Array(values.elements().stream().map(this::typed).toList())
        : typed(list);
  }

  /** JSON inside {@code Sub}: what is not known yet is a place in the text. */
  Expression json(Value value) {
    if (value instanceof Ref ref) {
      return text("${" + ref.id() + "}");
    } else if (value instanceof GetAtt attribute) {
      return text("${" + attribute.id() + "." + attribute.attribute() + "}");
    } else if (value instanceof ListValue list) {
      return new Array(list.elements().stream().map(this::json).toList());
    } else if (value instanceof MapValue map) {
      Map<String, Expression> fields = new LinkedHashMap<>();
      map.entries().forEach((key, entry) -> fields.put(key, json(entry)));
      return new Fields(Optional.empty(), fields);
    }
    return raw(value);
  }

  static String condition(Condition condition) {
    return "conditions." + ConstructNames.lowerFirst(condition.id());
  }
}
