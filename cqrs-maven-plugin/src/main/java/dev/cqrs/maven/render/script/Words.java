package dev.cqrs.maven.render.script;

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
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** References as words of the shell, made of the variables that {@code find_account} sets. */
final class Words {

  private final Map<String, String> names = new HashMap<>();
  private final Map<String, String> arns = new HashMap<>();

  Words(Infrastructure infrastructure) {
    for (Table table : infrastructure.tables()) {
      add(table.id(), "$prefix-" + table.suffix(), "$table_arn-" + table.suffix());
    }
    for (Queue queue : infrastructure.queues()) {
      add(queue.id(), "$queue_url-" + queue.suffix(), "$queue_arn-" + queue.suffix());
    }
    for (Function function : infrastructure.functions()) {
      add(function.id(), "$prefix-" + function.suffix(), "$function_arn-" + function.suffix());
    }
    String bus = infrastructure.bus().suffix();
    add(infrastructure.bus().id(), "$prefix-" + bus, "$bus_arn-" + bus);
    names.put(infrastructure.bus().archiveId(), "$prefix-" + infrastructure.bus().archiveSuffix());
  }

  private void add(String id, String name, String arn) {
    names.put(id, name);
    arns.put(id, arn);
  }

  /** A parameter's variable. */
  static String variable(String parameter) {
    return words(parameter, "_");
  }

  /** A parameter's option without its dashes, or another name in kebab case. */
  static String option(String parameter) {
    return words(parameter, "-");
  }

  private static String words(String name, String separator) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", separator).toLowerCase(Locale.ROOT);
  }

  /** A reference's value as one word. */
  String word(Reference reference) {
    if (reference instanceof Text text) {
      return ShellText.literal(text.value());
    } else if (reference instanceof Everything) {
      return "'*'";
    }
    return "\"" + value(reference) + "\"";
  }

  private String value(Reference reference) {
    if (reference instanceof OfParameter parameter) {
      return "$" + variable(parameter.name());
    } else if (reference instanceof Name name) {
      return known(names, name.id());
    } else if (reference instanceof Arn arn) {
      return known(arns, arn.id());
    } else if (reference instanceof IndexArn index) {
      return known(arns, index.tableId()) + "/index/" + index.index();
    } else if (reference instanceof StreamArn) {
      return "$stream_arn";
    } else if (reference instanceof LogStreams streams) {
      return known(names, streams.functionId()).replace("$prefix", "$log_group_arn") + ":*";
    } else if (reference instanceof TableNames tables) {
      return tables.tableIds().entrySet().stream()
          .map(each -> json(each.getKey()) + ":" + json(known(names, each.getValue())))
          .collect(Collectors.joining(",", "{", "}"));
    } else if (reference instanceof EventSource) {
      return "$event_source";
    } else if (reference instanceof Region) {
      return "$region";
    }
    throw new IllegalArgumentException("Unknown reference " + reference);
  }

  /** A resource's name in a metric, inside of double quotes. */
  String metricName(String id) {
    return known(names, id).replace("$queue_url", "$prefix");
  }

  private static String json(String text) {
    return "\\\"" + text + "\\\"";
  }

  private static String known(Map<String, String> all, String id) {
    String found = all.get(id);
    if (found == null) {
      throw new IllegalArgumentException("No resource " + id);
    }
    return found;
  }
}
