package dev.cqrs.maven.render.cdk.python;

import static dev.cqrs.maven.render.cdk.python.Expression.atom;

import dev.cqrs.maven.render.cdk.Paths;
import dev.cqrs.maven.render.cdk.python.Expression.Call;
import dev.cqrs.maven.render.cdk.python.Expression.Dictionary;
import dev.cqrs.maven.render.template.MapBuilder;
import dev.cqrs.maven.render.template.Value;
import dev.cqrs.maven.render.template.Value.ListValue;
import dev.cqrs.maven.render.template.Value.MapValue;
import dev.cqrs.maven.render.template.Value.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Recognizes the keys of tables and indexes. */
final class TableKeys {

  private static final List<String> ROLES = List.of("HASH", "RANGE");

  private TableKeys() {}

  /** A partition key, and a sort key, if there is one. */
  static Optional<Expression> keys(Value value) {
    if (!(value instanceof ListValue list)
        || list.elements().isEmpty()
        || list.elements().size() > ROLES.size()) {
      return Optional.empty();
    }
    Call call = Call.of("keys");
    for (int i = 0; i < list.elements().size(); i++) {
      Value name = Paths.at(list, i, "AttributeName");
      Value key = new MapBuilder().put("AttributeName", name).put("KeyType", ROLES.get(i)).build();
      if (!list.elements().get(i).equals(key)) {
        return Optional.empty();
      }
      call = call.with("", quoted(name));
    }
    return Optional.of(call);
  }

  /** Attributes with their types. */
  static Optional<Expression> attributes(Value value) {
    if (!(value instanceof ListValue list) || list.elements().isEmpty()) {
      return Optional.empty();
    }
    Map<String, Expression> types = new LinkedHashMap<>();
    for (Value element : list.elements()) {
      if (!(element instanceof MapValue map)
          || !map.entries().keySet().equals(Set.of("AttributeName", "AttributeType"))
          || !(map.entries().get("AttributeName") instanceof Text name)) {
        return Optional.empty();
      }
      types.put(name.value(), quoted(map.entries().get("AttributeType")));
    }
    return Optional.of(Call.of("attributes", new Dictionary(types)));
  }

  private static Expression quoted(Value text) {
    return atom(PythonText.quoted(((Text) text).value()));
  }
}
