package dev.cqrs.maven.render.cdk.python;

import static dev.cqrs.maven.render.cdk.python.Expression.atom;

import dev.cqrs.maven.render.cdk.ConstructNames;
import dev.cqrs.maven.render.cdk.PropertyClasses;
import dev.cqrs.maven.render.cdk.python.Expression.Call;
import dev.cqrs.maven.render.cdk.python.Expression.Dictionary;
import dev.cqrs.maven.render.cdk.python.Expression.Items;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns values into expressions. */
final class Values {

  private static final String NAME = "${ProjectName}-${Environment}-";

  private final Scope scope;
  private final Idioms idioms;

  Values(Scope scope) {
    this.scope = scope;
    this.idioms = new Idioms(this, scope);
  }

  /**
   * Turns properties into named arguments.
   *
   * @param type the resource's type
   * @param properties its properties, or those of an object in it
   */
  Map<String, Expression> arguments(String type, MapValue properties) {
    Map<String, Expression> arguments = new LinkedHashMap<>();
    properties
        .entries()
        .forEach(
            (name, value) -> arguments.put(PythonText.snakeCase(name), typed(type, name, value)));
    return arguments;
  }

  /** A value where a construct has a property of a certain type. */
  private Expression typed(String type, String property, Value value) {
    Optional<Expression> idiom = idioms.typed(value);
    if (idiom.isPresent()) {
      return idiom.get();
    } else if (value instanceof If choice) {
      return typed(choice);
    } else if (ConstructNames.isDocument(property)) {
      return free(value);
    } else if (value instanceof MapValue map) {
      return Call.of(className(type, property)).with(arguments(type, map));
    } else if (value instanceof ListValue list) {
      return new Items(list.elements().stream().map(e -> typed(type, property, e)).toList());
    }
    return free(value);
  }

  /** A choice is an object of its own, which stands for a text or a list only when told so. */
  private Expression typed(If choice) {
    Value value = choice.then() instanceof NoValue ? choice.otherwise() : choice.then();
    Call call = choice(choice);
    if (value instanceof ListValue) {
      return Call.of("Token.as_list", call);
    }
    return value instanceof MapValue || value instanceof Bool ? call : call.then(".to_string()");
  }

  static String className(String type, String property) {
    return ConstructNames.type(type)
        + "."
        + PropertyClasses.of(type, property)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "No class is known for %s of %s".formatted(property, type)));
  }

  /** A value in a document, or where anything may stand: keys stay as they are. */
  Expression free(Value value) {
    if (value instanceof Text text) {
      return atom(PythonText.quoted(text.value()));
    } else if (value instanceof WholeNumber number) {
      return atom(Long.toString(number.value()));
    } else if (value instanceof Bool bool) {
      return atom(bool.value() ? "True" : "False");
    } else if (value instanceof ListValue list) {
      return new Items(free(list.elements()));
    } else if (value instanceof MapValue map) {
      return idioms.document(map).orElseGet(() -> dictionary(map));
    }
    return known(value);
  }

  List<Expression> free(List<Value> values) {
    return values.stream().map(this::free).toList();
  }

  Expression dictionary(MapValue map) {
    Map<String, Expression> entries = new LinkedHashMap<>();
    map.entries().forEach((key, entry) -> entries.put(key, free(entry)));
    return new Dictionary(entries);
  }

  /** What is known only when the stack stands. */
  private Expression known(Value value) {
    if (value instanceof Ref ref) {
      return atom(scope.reference(ref.id()));
    } else if (value instanceof GetAtt attribute) {
      return atom(attribute(attribute));
    } else if (value instanceof Sub sub) {
      return text(sub.template());
    } else if (value instanceof Json json) {
      return idioms
          .dashboard(json.value())
          .orElseGet(() -> Call.of("json_text", inJson(json.value())));
    } else if (value instanceof Join join) {
      return Call.of("Fn.join", atom(PythonText.quoted(join.separator())), free(join.list()));
    } else if (value instanceof If choice) {
      return choice(choice);
    } else if (value instanceof NoValue) {
      return atom("Aws.NO_VALUE");
    }
    throw new IllegalArgumentException("Unknown value " + value);
  }

  private Call choice(If choice) {
    return Call.of(
        "Fn.condition_if",
        condition(choice.condition()),
        free(choice.then()),
        free(choice.otherwise()));
  }

  private Expression condition(Condition condition) {
    return atom(scope.setting(condition.id()) + ".logical_id");
  }

  private String attribute(GetAtt attribute) {
    return scope.resource(attribute.id())
        + "."
        + PythonText.snakeCase(ConstructNames.attribute(attribute.attribute()));
  }

  private Expression text(String template) {
    String suffix = template.startsWith(NAME) ? template.substring(NAME.length()) : "";
    return suffix.isEmpty() || suffix.contains("$")
        ? Call.of("Fn.sub", atom(PythonText.quoted(scope.template(template))))
        : Call.of("named", atom(PythonText.quoted(suffix)));
  }

  /** A value in JSON, which is a text: what is not known yet is a place in it. */
  Expression inJson(Value value) {
    if (value instanceof Ref ref) {
      return place(ref.id());
    } else if (value instanceof GetAtt attribute) {
      return place(attribute.id() + "." + attribute.attribute());
    } else if (value instanceof ListValue list) {
      return new Items(inJson(list.elements()));
    } else if (value instanceof MapValue map) {
      Map<String, Expression> entries = new LinkedHashMap<>();
      map.entries().forEach((key, entry) -> entries.put(key, inJson(entry)));
      return new Dictionary(entries);
    }
    return free(value);
  }

  List<Expression> inJson(List<Value> values) {
    return values.stream().map(this::inJson).toList();
  }

  private Expression place(String name) {
    return atom(PythonText.quoted(scope.template("${" + name + "}")));
  }
}
