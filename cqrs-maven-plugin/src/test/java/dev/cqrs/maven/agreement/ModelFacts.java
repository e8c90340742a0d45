package dev.cqrs.maven.agreement;

import dev.cqrs.maven.infrastructure.EventBus;
import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.infrastructure.Parameter;
import dev.cqrs.maven.infrastructure.Queue;
import dev.cqrs.maven.infrastructure.Rule;
import dev.cqrs.maven.infrastructure.StreamMapping;
import dev.cqrs.maven.infrastructure.Table;
import dev.cqrs.maven.infrastructure.Table.Index;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Tells the facts of the model: what every target must describe. */
public final class ModelFacts {

  private final Infrastructure infrastructure;
  private final ParameterValues values;
  private final ModelReferences references;
  private final Facts facts = new Facts();

  private ModelFacts(Infrastructure infrastructure, ParameterValues values) {
    this.infrastructure = infrastructure;
    this.values = values;
    this.references = new ModelReferences(infrastructure, values);
  }

  /**
   * Tells all facts, also those that concern only some targets.
   *
   * @param infrastructure the model
   * @param values the deployment's parameters
   * @return the facts
   */
  public static Facts of(Infrastructure infrastructure, ParameterValues values) {
    return new ModelFacts(infrastructure, values).all();
  }

  private Facts all() {
    infrastructure.tables().forEach(this::table);
    bus(infrastructure.bus());
    infrastructure.queues().forEach(this::queue);
    mapping(infrastructure.publishing());
    infrastructure.rules().forEach(this::rule);
    ModelFunctionFacts functions = new ModelFunctionFacts(facts, infrastructure, values);
    infrastructure.functions().forEach(functions::add);
    ModelObservabilityFacts observability = new ModelObservabilityFacts(facts, values, references);
    infrastructure.alarms().forEach(observability::alarm);
    observability.dashboard(infrastructure.dashboard());
    infrastructure.parameters().forEach(this::parameter);
    infrastructure
        .outputs()
        .forEach(output -> facts.put(references.text(output.value()), "output", output.name()));
    ModelStackFacts.add(facts, infrastructure, values);
    return facts;
  }

  private void table(Table table) {
    String name = values.named(table.suffix());
    String units = values.text(table.capacityParameter());
    boolean onDemand = values.text("BillingMode").equals("PAY_PER_REQUEST");
    facts.put(key(table.partition(), table.sort()), "table", name, "key");
    facts.put(attributes(table), "table", name, "attributes");
    facts.put(values.text("BillingMode"), "table", name, "billing");
    for (Index index : table.indexes()) {
      facts.put(key(index.partition(), index.sort()), "table", name, "index", index.name(), "key");
      String held = String.join(", ", index.attributes().stream().sorted().toList());
      facts.put(
          held.isEmpty() ? "ALL" : "INCLUDE " + held,
          "table",
          name,
          "index",
          index.name(),
          "projection");
      if (!onDemand) {
        facts.put(capacity(units), "table", name, "index", index.name(), "capacity");
      }
    }
    if (!onDemand) {
      facts.put(capacity(units), "table", name, "capacity");
    }
    if (table.stream()) {
      facts.put("NEW_IMAGE", "table", name, "stream");
    }
    facts.put(("KMS " + values.text("KmsKeyArn")).strip(), "table", name, "encryption");
    facts.put(true, "table", name, "point-in-time recovery");
    facts.put(values.text("Environment").equals("prod"), "table", name, "deletion protection");
  }

  private static String key(Table.Key partition, Optional<Table.Key> sort) {
    return text(partition) + sort.map(key -> ", " + text(key)).orElse("");
  }

  private static String text(Table.Key key) {
    return key.name() + " " + key.type();
  }

  private static String capacity(String units) {
    return units + " read, " + units + " write";
  }

  private static String attributes(Table table) {
    SortedMap<String, String> all = new TreeMap<>();
    all.put(table.partition().name(), text(table.partition()));
    table.sort().ifPresent(key -> all.put(key.name(), text(key)));
    for (Index index : table.indexes()) {
      all.put(index.partition().name(), text(index.partition()));
      index.sort().ifPresent(key -> all.put(key.name(), text(key)));
    }
    return String.join(", ", all.values());
  }

  private void bus(EventBus bus) {
    String archive = values.named(bus.archiveSuffix());
    facts.put("custom", "bus", values.named(bus.suffix()));
    facts.put(Arns.bus(values.named(bus.suffix())), "archive", archive, "source");
    facts.put(
        Canonical.json(Map.of("source", List.of(references.source()))),
        "archive",
        archive,
        "pattern");
    facts.put(values.text(bus.retentionParameter()), "archive", archive, "retention days");
  }

  private void queue(Queue queue) {
    String name = values.named(queue.suffix());
    facts.put(queue.retentionDays() * 24 * 60 * 60, "queue", name, "retention seconds");
    String key = values.text("KmsKeyArn");
    facts.put(key.isEmpty() ? "SQS" : "KMS " + key, "queue", name, "encryption");
  }

  private void mapping(StreamMapping mapping) {
    Object[] of = {"mapping", references.name(mapping.functionId()), "live"};
    put(references.streamArn(mapping.tableId()), of, "source");
    put("TRIM_HORIZON", of, "start");
    put("{\"eventName\":[\"INSERT\"]}", of, "filters");
    put(mapping.batchSize(), of, "batch size");
    put(0, of, "batching window seconds");
    put(mapping.parallelization(), of, "parallelization");
    put("ReportBatchItemFailures", of, "response types");
    put(true, of, "bisects");
    put(mapping.retries(), of, "attempts");
    put(mapping.maximumAgeSeconds(), of, "maximum age seconds");
    put(Arns.queue(references.name(mapping.queueId())), of, "on failure");
  }

  private void rule(Rule rule) {
    String name = values.named(rule.suffix());
    String bus = values.named(infrastructure.bus().suffix());
    String function = references.name(rule.functionId());
    String queue = references.name(rule.queueId());
    Object[] of = {"rule", name};
    put(bus, of, "bus");
    put("ENABLED", of, "state");
    put(
        Canonical.json(
            Map.of("source", List.of(references.source()), "detail-type", rule.eventTypes())),
        of,
        "pattern");
    put(Arns.alias(function), of, "target");
    put(Arns.queue(queue), of, "target dead letters");
    put(185, of, "target attempts");
    put(86_400, of, "target maximum age seconds");
    facts.put(
        "lambda:InvokeFunction from " + Arns.rule(bus, name),
        "permission",
        function,
        "live",
        "events.amazonaws.com");
    facts.put("2012-10-17", "queue", queue, "policy version");
    facts.put(
        Arns.queue(queue)
            + " when "
            + Canonical.json(Map.of("ArnEquals", Map.of("aws:SourceArn", Arns.rule(bus, name)))),
        "queue",
        queue,
        "events.amazonaws.com",
        "sqs:SendMessage");
  }

  private void put(Object value, Object[] subject, String property) {
    facts.put(
        value, subject[0], subject[1] + (subject.length > 2 ? " " + subject[2] : ""), property);
  }

  private void parameter(Parameter parameter) {
    String[] of = {"parameter", parameter.name()};
    if (List.of("CodeBucket", "CodeKey").contains(parameter.name())) {
      of = new String[] {"code", "parameter " + parameter.name()};
    }
    String category = of[0];
    String name = of[1];
    facts.put(parameter.kind(), category, name, "kind");
    parameter.byDefault().ifPresent(value -> facts.put(value, category, name, "default"));
    facts.put(parameter.description(), category, name, "description");
    if (!parameter.allowedValues().isEmpty()) {
      facts.put(String.join(", ", parameter.allowedValues()), category, name, "allowed values");
    }
    Parameter.Limits limits = parameter.limits();
    limits.pattern().ifPresent(pattern -> facts.put(pattern, category, name, "pattern"));
    limits.minimum().ifPresent(minimum -> facts.put(minimum, category, name, "minimum"));
    limits.maximum().ifPresent(maximum -> facts.put(maximum, category, name, "maximum"));
  }
}
