package dev.cqrs.maven.render.cloudformation;

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
import dev.cqrs.maven.render.yaml.Yaml;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Node;

/** CloudFormation's functions in their short form. */
final class Intrinsics {

  private Intrinsics() {}

  static Node ref(String name) {
    return Yaml.tagged("!Ref", name);
  }

  static Node attribute(String id, String name) {
    return Yaml.tagged("!GetAtt", id + "." + name);
  }

  static Node arn(String id) {
    return attribute(id, "Arn");
  }

  static Node sub(String template) {
    return Yaml.tagged("!Sub", template);
  }

  /** A list's texts in one, with nothing between them. */
  static Node join(Node list) {
    return Yaml.taggedFlow("!Join", Yaml.text(""), list);
  }

  /** A resource's name: every one starts with project and environment. */
  static Node named(String suffix) {
    return sub("${ProjectName}-${Environment}-" + suffix);
  }

  static Node when(Condition condition, Node then, Node otherwise) {
    return Yaml.taggedFlow("!If", Yaml.text(condition.id()), then, otherwise);
  }

  /** A property that is there only when the condition holds. */
  static Node onlyWhen(Condition condition, Node then) {
    return when(condition, then, nothing());
  }

  static Node nothing() {
    return ref("AWS::NoValue");
  }

  static Node value(Reference reference) {
    if (reference instanceof Text text) {
      return Yaml.text(text.value());
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
      return sub(
          names.tableIds().entrySet().stream()
              .map(entry -> "\"" + entry.getKey() + "\":\"${" + entry.getValue() + "}\"")
              .collect(Collectors.joining(",", "{", "}")));
    } else if (reference instanceof EventSource) {
      return sub("cqrs.${ProjectName}");
    } else if (reference instanceof Region) {
      return ref("AWS::Region");
    } else if (reference instanceof Everything) {
      return Yaml.text("*");
    }
    throw new IllegalArgumentException("Unknown reference " + reference);
  }
}
