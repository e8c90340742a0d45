package dev.cqrs.maven.render.cloudformation;

import dev.cqrs.maven.infrastructure.EventBus;
import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.infrastructure.Queue;
import dev.cqrs.maven.infrastructure.Rule;
import dev.cqrs.maven.infrastructure.StreamMapping;
import dev.cqrs.maven.render.yaml.Yaml;
import dev.cqrs.maven.render.yaml.YamlMap;
import java.time.Duration;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;

/** Renders the way of the events: bus, archive, stream mapping, rules and dead-letter queues. */
final class EventResources {

  private EventResources() {}

  static void add(Resources resources, Infrastructure infrastructure) {
    bus(resources, infrastructure.bus());
    resources.section("What failed stays here until it has been looked at.");
    for (Queue queue : infrastructure.queues()) {
      resources.add(queue.id(), "AWS::SQS::Queue", queue(queue));
    }
    mapping(resources, infrastructure.publishing());
    resources.section(
        "A rule hands over exactly the event types its function handles. The permission and the",
        "queue's policy let EventBridge in for this rule only.");
    infrastructure.rules().forEach(rule -> rule(resources, rule, infrastructure.bus()));
  }

  private static void bus(Resources resources, EventBus bus) {
    resources
        .section("Events on their way to projections and reactions.")
        .add(
            bus.id(),
            "AWS::Events::EventBus",
            new YamlMap().put("Name", Intrinsics.named(bus.suffix())))
        .add(
            bus.archiveId(),
            "AWS::Events::Archive",
            new YamlMap()
                .put("ArchiveName", Intrinsics.named(bus.archiveSuffix()))
                .put("SourceArn", Intrinsics.arn(bus.id()))
                .put("EventPattern", new YamlMap().put("source", source()))
                .put("RetentionDays", Intrinsics.ref(bus.retentionParameter())));
  }

  private static Node source() {
    return Yaml.list(Intrinsics.sub("cqrs.${ProjectName}"));
  }

  private static YamlMap queue(Queue queue) {
    return new YamlMap()
        .put("QueueName", Intrinsics.named(queue.suffix()))
        .put("MessageRetentionPeriod", Duration.ofDays(queue.retentionDays()).toSeconds())
        .put(
            "SqsManagedSseEnabled",
            Intrinsics.when(Condition.KEY, Yaml.bool(false), Yaml.bool(true)))
        .put("KmsMasterKeyId", Intrinsics.onlyWhen(Condition.KEY, Intrinsics.ref("KmsKeyArn")));
  }

  private static void mapping(Resources resources, StreamMapping mapping) {
    resources.section(
        "From the first event on, so that none is missed while the stack is created. A failing",
        "batch is halved until the failing event is alone. More parallelism would lose the order",
        "of an aggregate's events, which are items of their own.");
    resources.add(
        mapping.id(),
        "AWS::Lambda::EventSourceMapping",
        new YamlMap()
            .put("EventSourceArn", Intrinsics.attribute(mapping.tableId(), "StreamArn"))
            .put("FunctionName", Intrinsics.ref(FunctionResources.alias(mapping.functionId())))
            .put("StartingPosition", "TRIM_HORIZON")
            .put(
                "FilterCriteria",
                new YamlMap()
                    .put(
                        "Filters",
                        Yaml.list(
                            new YamlMap().put("Pattern", "{\"eventName\":[\"INSERT\"]}").node())))
            .put("BatchSize", mapping.batchSize())
            .put("MaximumBatchingWindowInSeconds", 0)
            .put("ParallelizationFactor", mapping.parallelization())
            .put("FunctionResponseTypes", Yaml.list(Yaml.text("ReportBatchItemFailures")))
            .put("BisectBatchOnFunctionError", true)
            .put("MaximumRetryAttempts", mapping.retries())
            .put("MaximumRecordAgeInSeconds", mapping.maximumAgeSeconds())
            .put("DestinationConfig", onFailure(mapping.queueId())));
  }

  static YamlMap onFailure(String queueId) {
    return new YamlMap()
        .put("OnFailure", new YamlMap().put("Destination", Intrinsics.arn(queueId)));
  }

  private static void rule(Resources resources, Rule rule, EventBus bus) {
    String alias = FunctionResources.alias(rule.functionId());
    List<Node> types = rule.eventTypes().stream().map(Yaml::text).toList();
    Node target =
        new YamlMap()
            .put("Id", rule.functionId())
            .put("Arn", Intrinsics.ref(alias))
            .put("DeadLetterConfig", new YamlMap().put("Arn", Intrinsics.arn(rule.queueId())))
            .node();
    resources
        .add(
            rule.id(),
            "AWS::Events::Rule",
            new YamlMap()
                .put("Name", Intrinsics.named(rule.suffix()))
                .put("EventBusName", Intrinsics.ref(bus.id()))
                .put(
                    "EventPattern",
                    new YamlMap().put("source", source()).put("detail-type", Yaml.list(types)))
                .put("Targets", Yaml.list(target)))
        .add(
            rule.functionId() + "Permission",
            "AWS::Lambda::Permission",
            new YamlMap()
                .put("Action", "lambda:InvokeFunction")
                .put("FunctionName", Intrinsics.ref(alias))
                .put("Principal", "events.amazonaws.com")
                .put("SourceArn", Intrinsics.arn(rule.id())))
        .add(rule.queueId() + "Policy", "AWS::SQS::QueuePolicy", policy(rule));
  }

  private static YamlMap policy(Rule rule) {
    Node statement =
        new YamlMap()
            .put("Effect", "Allow")
            .put("Principal", new YamlMap().put("Service", "events.amazonaws.com"))
            .put("Action", "sqs:SendMessage")
            .put("Resource", Intrinsics.arn(rule.queueId()))
            .put(
                "Condition",
                new YamlMap()
                    .put(
                        "ArnEquals", new YamlMap().put("aws:SourceArn", Intrinsics.arn(rule.id()))))
            .node();
    return new YamlMap()
        .put("Queues", Yaml.list(Intrinsics.ref(rule.queueId())))
        .put("PolicyDocument", FunctionResources.policyDocument(List.of(statement)));
  }
}
