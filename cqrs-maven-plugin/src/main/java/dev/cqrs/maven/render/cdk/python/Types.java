package dev.cqrs.maven.render.cdk.python;

import dev.cqrs.maven.infrastructure.Parameter.Kind;
import dev.cqrs.maven.render.cdk.ConstructNames;
import dev.cqrs.maven.render.template.Value;
import dev.cqrs.maven.render.template.Value.Bool;
import dev.cqrs.maven.render.template.Value.If;
import dev.cqrs.maven.render.template.Value.ListValue;
import dev.cqrs.maven.render.template.Value.MapValue;
import dev.cqrs.maven.render.template.Value.NoValue;
import dev.cqrs.maven.render.template.Value.Ref;
import dev.cqrs.maven.render.template.Value.WholeNumber;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Names the types of arguments. */
final class Types {

  private static final String TEXT = "str";
  private static final String NUMBER = "float";
  private static final String CHOICE = "IResolvable";

  private Types() {}

  /**
   * Names the type of an argument.
   *
   * @param type the resource's type
   * @param property the property it is for
   * @param values what it holds, each time
   * @param optional whether it may be left out
   * @param scope what parameters are
   */
  static String of(
      String type, String property, List<Value> values, boolean optional, Scope scope) {
    String either =
        values.stream()
            .map(value -> of(type, property, value, scope))
            .distinct()
            .sorted()
            .collect(Collectors.joining(" | "));
    return optional ? either + " | None = None" : either;
  }

  private static String of(String type, String property, Value value, Scope scope) {
    if (value instanceof If choice) {
      return choice(choice);
    } else if (ConstructNames.isDocument(property)) {
      return "dict[str, Any]";
    } else if (value instanceof MapValue) {
      return Values.className(type, property);
    } else if (value instanceof ListValue list) {
      return list.elements().stream().anyMatch(MapValue.class::isInstance)
          ? "Sequence[%s]".formatted(Values.className(type, property))
          : "Sequence[str]";
    } else if (value instanceof WholeNumber) {
      return NUMBER;
    } else if (value instanceof Bool) {
      return "bool";
    } else if (value instanceof Ref ref) {
      return parameter(scope.kind(ref.id()));
    }
    return TEXT;
  }

  private static String choice(If choice) {
    Value value = choice.then() instanceof NoValue ? choice.otherwise() : choice.then();
    if (value instanceof ListValue) {
      return "list[str]";
    }
    return value instanceof MapValue || value instanceof Bool ? CHOICE : TEXT;
  }

  private static String parameter(Optional<Kind> kind) {
    return kind.map(
            known ->
                switch (known) {
                  case TEXT -> TEXT;
                  case NUMBER -> NUMBER;
                  case LIST -> "Sequence[str]";
                })
        .orElse(TEXT);
  }
}
