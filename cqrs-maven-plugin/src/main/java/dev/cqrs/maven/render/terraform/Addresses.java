package dev.cqrs.maven.render.terraform;

import dev.cqrs.maven.infrastructure.Function;
import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.infrastructure.Queue;
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
import dev.cqrs.maven.infrastructure.Table;
import dev.cqrs.maven.render.terraform.Value.Fields;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where resources are in the configuration, and how to refer to what they have. */
final class Addresses {

  private static final String DEAD_LETTERS = "-dead-letters";

  /** Addresses and the attributes that are a resource's name, by logical id. */
  private final Map<String, String> addresses = new HashMap<>();

  private final Map<String, String> names = new HashMap<>();

  Addresses(Infrastructure infrastructure) {
    infrastructure.tables().forEach(table -> add(table.id(), table(table), "name"));
    infrastructure.functions().forEach(f -> add(f.id(), function(f.suffix()), "function_name"));
    infrastructure
        .queues()
        .forEach(queue -> add(queue.id(), "aws_sqs_queue.dead_letters" + key(owner(queue)), "url"));
    add(infrastructure.bus().id(), "aws_cloudwatch_event_bus.events", "name");
    add(infrastructure.bus().archiveId(), "aws_cloudwatch_event_archive.archive", "name");
  }

  private void add(String id, String address, String name) {
    addresses.put(id, address);
    names.put(id, name);
  }

  static String table(Table table) {
    return "aws_dynamodb_table." + identifier(table.suffix());
  }

  static String function(String suffix) {
    return "aws_lambda_function.function" + key(suffix);
  }

  /** What a queue's dead letters were meant for: the suffix of a function's name. */
  static String owner(Queue queue) {
    if (!queue.suffix().endsWith(DEAD_LETTERS)) {
      throw new IllegalArgumentException("No queue of dead letters: " + queue.suffix());
    }
    return queue.suffix().substring(0, queue.suffix().length() - DEAD_LETTERS.length());
  }

  /** {@code user-profiles} as an identifier: {@code user_profiles}. */
  static String identifier(String suffix) {
    return suffix.replace('-', '_');
  }

  /** {@code VpcSubnetIds} as Terraform's users write it: {@code vpc_subnet_ids}. */
  static String snakeCase(String name) {
    return name.replaceAll("(?<!^)(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }

  static String variable(String parameter) {
    return "var." + snakeCase(parameter);
  }

  String attribute(String id, String name) {
    return of(id) + "." + name;
  }

  /** The seconds an invocation of the function may take. */
  Value timeout(Function function) {
    return function.timeout() instanceof Text text
        ? Value.raw(text.value())
        : value(function.timeout());
  }

  Value value(Reference reference) {
    if (reference instanceof Text text) {
      return Value.text(text.value());
    } else if (reference instanceof OfParameter parameter) {
      return Value.raw(variable(parameter.name()));
    } else if (reference instanceof Name name) {
      return Value.raw(attribute(name.id(), names.get(name.id())));
    } else if (reference instanceof Arn arn) {
      return Value.raw(attribute(arn.id(), "arn"));
    } else if (reference instanceof IndexArn index) {
      return within(attribute(index.tableId(), "arn"), "/index/" + index.index());
    } else if (reference instanceof StreamArn stream) {
      return Value.raw(attribute(stream.tableId(), "stream_arn"));
    } else if (reference instanceof LogStreams streams) {
      String group =
          of(streams.functionId()).replace("aws_lambda_function", "aws_cloudwatch_log_group");
      return within(group + ".arn", ":*");
    } else if (reference instanceof TableNames tables) {
      Fields fields = new Fields();
      tables.tableIds().forEach((key, id) -> fields.put(key, value(new Name(id))));
      return Value.call("jsonencode", fields);
    } else if (reference instanceof EventSource) {
      return Value.raw("local.event_source");
    } else if (reference instanceof Region) {
      return Value.raw("var.aws_region");
    } else if (reference instanceof Everything) {
      return Value.text("*");
    }
    throw new IllegalArgumentException("Unknown reference " + reference);
  }

  private String of(String id) {
    return Optional.ofNullable(addresses.get(id))
        .orElseThrow(() -> new IllegalArgumentException("No resource " + id));
  }

  private static Value within(String expression, String behind) {
    return Value.raw("\"${" + expression + "}" + behind + "\"");
  }

  private static String key(String suffix) {
    return "[\"" + suffix + "\"]";
  }
}
