package dev.cqrs.maven.render.stack;

import dev.cqrs.maven.infrastructure.EventBus;
import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.infrastructure.Queue;
import dev.cqrs.maven.infrastructure.Rule;
import dev.cqrs.maven.infrastructure.StreamMapping;
import dev.cqrs.maven.render.template.MapBuilder;
import dev.cqrs.maven.render.template.Resource;
import dev.cqrs.maven.render.template.Section;
import dev.cqrs.maven.render.template.Section.Part;
import dev.cqrs.maven.render.template.Value;
import dev.cqrs.maven.render.template.Value.MapValue;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Maps the way of the events: bus, archive, stream mapping, rules and dead-letter queues. */
final class EventResources {

  private EventResources() {}

  static List<Section> sections(Infrastructure infrastructure) {
    return List.of(
        new Section(
            Part.EVENTS,
            List.of("Events on their way to projections and reactions."),
            bus(infrastructure.bus())),
        new Section(
            Part.EVENTS,
            List.of("What failed stays here until it has been looked at."),
            infrastructure.queues().stream().map(EventResources::queue).toList()),
        new Section(
            Part.DELIVERY,
            List.of(
                "From the first event on, so that none is missed while the stack is created. A failing",
                "batch is halved until the failing event is alone. More parallelism would lose the order",
                "of an aggregate's events, which are items of their own."),
            List.of(mapping(infrastructure.publishing()))),
        new Section(
            Part.DELIVERY,
            List.of(
                "A rule hands over exactly the event types its function handles. The permission and the",
                "queue's policy let EventBridge in for this rule only."),
            infrastructure.rules().stream()
                .flatMap(rule -> rule(rule, infrastructure.bus()))
                .toList()));
  }

  private static List<Resource> bus(EventBus bus) {
    return List.of(
        new Resource(
            bus.id(),
            "AWS::Events::EventBus",
            new MapBuilder().put("Name", Intrinsics.named(bus.suffix())).build()),
        new Resource(
            bus.archiveId(),
            "AWS::Events::Archive",
            new MapBuilder()
                .put("ArchiveName", Intrinsics.named(bus.archiveSuffix()))
                .put("SourceArn", Intrinsics.arn(bus.id()))
                .put("EventPattern", new MapBuilder().put("source", source()))
                .put("RetentionDays", Intrinsics.ref(bus.retentionParameter()))
                .build()));
  }

  private static Value source() {
    return Value.list(Intrinsics.sub("cqrs.${ProjectName}"));
  }

  private static Resource queue(Queue queue) {
    return new Resource(
        queue.id(),
        "AWS::SQS::Queue",
        new MapBuilder()
            .put("QueueName", Intrinsics.named(queue.suffix()))
            .put("MessageRetentionPeriod", Duration.ofDays(queue.retentionDays()).toSeconds())
            .put(
                "SqsManagedSseEnabled",
                Intrinsics.when(Conditions.KEY, new Value.Bool(false), new Value.Bool(true)))
            .put("KmsMasterKeyId", Intrinsics.onlyWhen(Conditions.KEY, Intrinsics.ref("KmsKeyArn")))
            .build());
  }

  private static Resource mapping(StreamMapping mapping) {
    return new Resource(
        mapping.id(),
        "AWS::Lambda::EventSourceMapping",
        new MapBuilder()
            .put("EventSourceArn", Intrinsics.attribute(mapping.tableId(), "StreamArn"))
            .put("FunctionName", Intrinsics.ref(FunctionResources.alias(mapping.functionId())))
            .put("StartingPosition", "TRIM_HORIZON")
            .put(
                "FilterCriteria",
                new MapBuilder()
                    .put(
                        "Filters",
                        Value.list(
                            new MapBuilder()
                                .put("Pattern", "{\"eventName\":[\"INSERT\"]}")
                                .build())))
            .put("BatchSize", mapping.batchSize())
            .put("MaximumBatchingWindowInSeconds", 0)
            .put("ParallelizationFactor", mapping.parallelization())
            .put("FunctionResponseTypes", Value.list(Value.text("ReportBatchItemFailures")))
            .put("BisectBatchOnFunctionError", true)
            .put("MaximumRetryAttempts", mapping.retries())
            .put("MaximumRecordAgeInSeconds", mapping.maximumAgeSeconds())
            .put("DestinationConfig", onFailure(mapping.queueId()))
            .build());
  }

  static MapBuilder onFailure(String queueId) {
    return new MapBuilder()
        .put("OnFailure", new MapBuilder().put("Destination", Intrinsics.arn(queueId)));
  }

  private static Stream<Resource> rule(Rule rule, EventBus bus) {
    String alias = FunctionResources.alias(rule.functionId());
    Value target =
        new MapBuilder()
            .put("Id", rule.functionId())
            .put("Arn", Intrinsics.ref(alias))
            .put("DeadLetterConfig", new MapBuilder().put("Arn", Intrinsics.arn(rule.queueId())))
            .build();
    return Stream.of(
        new Resource(
            rule.id(),
            "AWS::Events::Rule",
            new MapBuilder()
                .put("Name", Intrinsics.named(rule.suffix()))
                .put("EventBusName", Intrinsics.ref(bus.id()))
                .put(
                    "EventPattern",
                    new MapBuilder()
                        .put("source", source())
                        .put("detail-type", Value.texts(rule.eventTypes())))
                .put("Targets", Value.list(target))
                .build()),
        new Resource(
            rule.functionId() + "Permission",
            "AWS::Lambda::Permission",
            new MapBuilder()
                .put("Action", "lambda:InvokeFunction")
                .put("FunctionName", Intrinsics.ref(alias))
                .put("Principal", "events.amazonaws.com")
                .put("SourceArn", Intrinsics.arn(rule.id()))
                .build()),
        new Resource(rule.queueId() + "Policy", "AWS::SQS::QueuePolicy", policy(rule)));
  }

  private static MapValue policy(Rule rule) {
    Value statement =
        new MapBuilder()
            .put("Effect", "Allow")
            .put("Principal", new MapBuilder().put("Service", "events.amazonaws.com"))
            .put("Action", "sqs:SendMessage")
            .put("Resource", Intrinsics.arn(rule.queueId()))
            .put(
                "Condition",
                new MapBuilder()
                    .put(
                        "ArnEquals",
                        new MapBuilder().put("aws:SourceArn", Intrinsics.arn(rule.id()))))
            .build();
    return new MapBuilder()
        .put("Queues", Value.list(Intrinsics.ref(rule.queueId())))
        .put("PolicyDocument", Policies.document(List.of(statement)))
        .build();
  }
}
