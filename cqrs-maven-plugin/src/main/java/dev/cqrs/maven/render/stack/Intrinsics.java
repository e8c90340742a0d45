package dev.cqrs.maven.render.stack;

import dev.cqrs.maven.infrastructure.Reference;
import dev.cqrs.maven.infrastructure.Reference.Arn;
import dev.cqrs.maven.infrastructure.Reference.EventSource;
import dev.cqrs.maven.infrastructure.Reference.Everything;
import dev.cqrs.maven.infrastructure.Reference.IndexArn;
import dev.cqrs.maven.infrastructure.Reference.LogStreams;
import dev.cqrs.maven.infrastructure.Reference.Name;
import dev.cqrs.maven.infrastructure.Reference.OfParameter;
import dev.cqrs.maven.infrastructure.Reference.Region;
import dev.cqrs.maven.infrastructure.Reference.StreamArn;
import dev.cqrs.maven.infrastructure.Reference.TableNames;
import dev.cqrs.maven.infrastructure.Reference.Text;
import dev.cqrs.maven.render.template.Condition;
import dev.cqrs.maven.render.template.MapBuilder;
import dev.cqrs.maven.render.template.Value;

/** Values that are known only when the infrastructure stands. */
final class Intrinsics {

  private Intrinsics() {}

  static Value ref(String name) {
    return new Value.Ref(name);
  }

  static Value attribute(String id, String name) {
    return new Value.GetAtt(id, name);
  }

  static Value arn(String id) {
    return attribute(id, "Arn");
  }

  static Value sub(String template) {
    return new Value.Sub(template);
  }

  /** A list's texts in one, with nothing between them. */
  static Value join(Value list) {
    return new Value.Join("", list);
  }

  /** A resource's name: every one starts with project and environment. */
  static Value named(String suffix) {
    return sub("${ProjectName}-${Environment}-" + suffix);
  }

  static Value when(Condition condition, Value then, Value otherwise) {
    return new Value.If(condition, then, otherwise);
  }

  /** A property that is there only when the condition holds. */
  static Value onlyWhen(Condition condition, Value then) {
    return when(condition, then, nothing());
  }

  static Value nothing() {
    return new Value.NoValue();
  }

  static Value value(Reference reference) {
    if (reference instanceof Text text) {
      return Value.text(text.value());
    } else if (reference instanceof OfParameter parameter) {
      return ref(parameter.name());
    } else if (reference instanceof Name name) {
      return ref(name.id());
    } else if (reference instanceof Arn arn) {
      return arn(arn.id());
    } else if (reference instanceof IndexArn index) {
      return sub("${" + index.tableId() + ".Arn}/index/" + index.index());
    } else if (reference instanceof StreamArn stream) {
      return attribute(stream.tableId(), "StreamArn");
    } else if (reference instanceof LogStreams streams) {
      return arn(streams.functionId() + "LogGroup");
    } else if (reference instanceof TableNames names) {
      MapBuilder tables = new MapBuilder();
      names.tableIds().forEach((key, id) -> tables.put(key, ref(id)));
      return names.tableIds().isEmpty() ? new Value.Text("{}") : new Value.Json(tables.build());
    } else if (reference instanceof EventSource) {
      return sub("cqrs.${ProjectName}");
    } else if (reference instanceof Region) {
      return ref("AWS::Region");
    } else if (reference instanceof Everything) {
      return Value.text("*");
    }
    throw new IllegalArgumentException("Unknown reference " + reference);
  }
}
