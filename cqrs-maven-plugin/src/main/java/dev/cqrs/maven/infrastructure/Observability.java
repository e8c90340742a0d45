package dev.cqrs.maven.infrastructure;

import dev.cqrs.maven.infrastructure.Dashboard.Widget;
import java.util.ArrayList;
import java.util.List;

/** Plans alarms and dashboard. */
final class Observability {

  private static final int LAG_MILLISECONDS = 60_000;

  private Observability() {}

  /** One alarm a symptom: it says that something is wrong, and the dashboard shows where. */
  static List<Alarm> alarms(List<Function> functions, List<Queue> queues) {
    List<Alarm> alarms = new ArrayList<>();
    alarms.addAll(any("Errors", "A function fails", metrics(functions, "Errors", "Sum")));
    alarms.addAll(
        any("Throttles", "A function is throttled", metrics(functions, "Throttles", "Sum")));
    functions.stream()
        .filter(function -> function.id().equals("EventPublisher"))
        .forEach(publisher -> alarms.add(lag(publisher)));
    alarms.addAll(
        any(
            "DeadLetters",
            "A dead-letter queue is not empty",
            queues.stream().map(Observability::depth).toList()));
    return alarms;
  }

  private static Alarm lag(Function publisher) {
    return new Alarm(
        publisher.id() + "Lag",
        "Events wait over a minute to be published",
        List.of(lambda(publisher, "IteratorAge", "Maximum")),
        LAG_MILLISECONDS,
        3);
  }

  private static List<Alarm> any(String id, String description, List<Metric> metrics) {
    List<Alarm> alarms = new ArrayList<>();
    for (int from = 0; from < metrics.size(); from += Alarm.MOST_METRICS) {
      List<Metric> some =
          metrics.subList(from, Math.min(metrics.size(), from + Alarm.MOST_METRICS));
      String number = from == 0 ? "" : Integer.toString(alarms.size() + 1);
      alarms.add(new Alarm(id + number, description, some, 0, 1));
    }
    return alarms;
  }

  static Dashboard dashboard(List<Table> tables, List<Function> functions, List<Queue> queues) {
    List<Function> awaited = functions.stream().filter(Function::awaited).toList();
    return new Dashboard(
        "Dashboard",
        "overview",
        List.of(
            new Widget("Commands and queries", metrics(awaited, "Invocations", "Sum")),
            new Widget("Answer time, 99th percentile (ms)", metrics(awaited, "Duration", "p99")),
            new Widget("Errors", metrics(functions, "Errors", "Sum")),
            new Widget("Throttled invocations", metrics(functions, "Throttles", "Sum")),
            new Widget(
                "Publishing lag (ms)",
                functions.stream()
                    .filter(f -> f.id().equals("EventPublisher"))
                    .map(f -> lambda(f, "IteratorAge", "Maximum"))
                    .toList()),
            new Widget("Events that failed", queues.stream().map(Observability::depth).toList()),
            new Widget("Consumed write units", units(tables, "ConsumedWriteCapacityUnits")),
            new Widget("Consumed read units", units(tables, "ConsumedReadCapacityUnits"))));
  }

  private static List<Metric> metrics(List<Function> functions, String name, String statistic) {
    return functions.stream().map(f -> lambda(f, name, statistic)).toList();
  }

  private static List<Metric> units(List<Table> tables, String name) {
    return tables.stream()
        .map(t -> new Metric("AWS/DynamoDB", name, "TableName", t.id(), "Sum"))
        .toList();
  }

  private static Metric lambda(Function function, String name, String statistic) {
    return new Metric("AWS/Lambda", name, "FunctionName", function.id(), statistic);
  }

  private static Metric depth(Queue queue) {
    return new Metric(
        "AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", queue.id(), "Maximum");
  }
}
