package dev.cqrs.maven.render.terraform;

import dev.cqrs.maven.infrastructure.Alarm;
import dev.cqrs.maven.infrastructure.Dashboard.Widget;
import dev.cqrs.maven.infrastructure.Function;
import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.infrastructure.Metric;
import dev.cqrs.maven.infrastructure.Queue;
import dev.cqrs.maven.infrastructure.Reference.Name;
import dev.cqrs.maven.infrastructure.Table;
import dev.cqrs.maven.render.terraform.Value.Fields;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes alarms and dashboard. */
final class Observability {

  private static final String PERIOD_SECONDS = "60";

  /** So many names stand for themselves; more are made from their keys. */
  private static final int FEW = 2;

  private final Infrastructure infrastructure;
  private final Addresses addresses;

  /** Lists of names that the file starts with: their logical ids by local name. */
  private final Map<String, List<String>> lists = new LinkedHashMap<>();

  private final Map<String, String> functions = new HashMap<>();
  private final Map<String, String> queues = new HashMap<>();

  private Observability(Infrastructure infrastructure, Addresses addresses) {
    this.infrastructure = infrastructure;
    this.addresses = addresses;
    infrastructure.functions().forEach(f -> functions.put(f.id(), f.suffix()));
    infrastructure.queues().forEach(queue -> queues.put(queue.id(), Addresses.owner(queue)));
    lists.put("function_names", infrastructure.functions().stream().map(Function::id).toList());
    lists.put("queue_names", infrastructure.queues().stream().map(Queue::id).toList());
    lists.put("table_names", infrastructure.tables().stream().map(Table::id).toList());
  }

  static String file(Infrastructure infrastructure, Addresses addresses) {
    return new Observability(infrastructure, addresses).file();
  }

  private String file() {
    Hcl file = new Hcl();
    file.block(
        "locals",
        locals -> {
          locals.put("alarm_actions", "var.alarm_topic_arn == \"\" ? [] : [var.alarm_topic_arn]");
          locals.space().comment("In the order of the graphs' lines.");
          lists.forEach((name, ids) -> locals.put(name, list(ids)));
          locals.space();
          locals.put(
              "widgets",
              Value.list(infrastructure.dashboard().widgets().stream().map(this::widget).toList()));
        });
    file.space().comment("Silence is good, so missing data is not a breach.");
    infrastructure.alarms().forEach(alarm -> alarm(file, alarm));
    String dashboard = infrastructure.dashboard().suffix();
    return file.append(StaticText.of("observability.tf").replace("@dashboard@", dashboard)).text();
  }

  /** Names of resources of one kind. */
  private Value names(List<Metric> metrics) {
    List<String> ids = metrics.stream().map(Metric::resourceId).toList();
    return lists.entrySet().stream()
        .filter(entry -> entry.getValue().equals(ids))
        .findFirst()
        .map(entry -> Value.raw("local." + entry.getKey()))
        .orElseGet(() -> list(ids));
  }

  private Value list(List<String> ids) {
    if (ids.size() <= FEW) {
      return Value.list(ids.stream().map(this::name).toList());
    } else if (functions.keySet().containsAll(ids)) {
      Value keys = Value.texts(ids.stream().map(functions::get).toList());
      return Value.each(keys, "name", "aws_lambda_function.function[name].function_name");
    } else if (queues.keySet().containsAll(ids)) {
      Value keys = Value.texts(ids.stream().map(queues::get).toList());
      return Value.each(keys, "name", "aws_sqs_queue.dead_letters[name].name");
    }
    return Value.list(ids.stream().map(this::name).toList());
  }

  /** A queue's reference is its address, and metrics want its name. */
  private Value name(String id) {
    return queues.containsKey(id)
        ? Value.raw(addresses.attribute(id, "name"))
        : addresses.value(new Name(id));
  }

  private Value widget(Widget widget) {
    Metric first = widget.metrics().get(0);
    return new Fields()
        .put("title", Value.text(widget.title()))
        .put("stat", Value.text(first.statistic()))
        .put("metric", Value.texts(List.of(first.namespace(), first.name(), first.dimension())))
        .put("names", names(widget.metrics()));
  }

  private void alarm(Hcl file, Alarm alarm) {
    String name = Addresses.snakeCase(alarm.id());
    file.block(
        "resource \"aws_cloudwatch_metric_alarm\" \"" + name + "\"",
        body -> {
          body.put("alarm_name", "\"${local.prefix}-" + name.replace('_', '-') + "\"")
              .text("alarm_description", alarm.description())
              .text("comparison_operator", "GreaterThanThreshold")
              .put("threshold", Integer.toString(alarm.threshold()))
              .put("evaluation_periods", Integer.toString(alarm.periods()))
              .text("treat_missing_data", "notBreaching")
              .put("alarm_actions", "local.alarm_actions");
          Metric first = alarm.metrics().get(0);
          if (alarm.metrics().size() == 1) {
            metric(body, first, name(first.resourceId()).inline(), "statistic");
          } else {
            largest(body, first, names(alarm.metrics()));
          }
        });
  }

  private static void largest(Hcl alarm, Metric metric, Value names) {
    alarm.block(
        "metric_query",
        body ->
            body.text("id", "largest")
                .text("expression", "MAX(METRICS())")
                .put("return_data", "true"));
    alarm.block(
        "dynamic \"metric_query\"",
        body -> {
          body.put("for_each", names);
          body.block(
              "content",
              content -> {
                content.put("id", "\"m${metric_query.key + 1}\"");
                content.block(
                    "metric", inner -> metric(inner, metric, "metric_query.value", "stat"));
              });
        });
  }

  private static void metric(Hcl body, Metric metric, String name, String statistic) {
    body.text("namespace", metric.namespace())
        .text("metric_name", metric.name())
        .put("dimensions", "{ " + metric.dimension() + " = " + name + " }")
        .text(statistic, metric.statistic())
        .put("period", PERIOD_SECONDS);
  }
}
