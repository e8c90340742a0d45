package dev.cqrs.maven.render.terraform;

import dev.cqrs.maven.infrastructure.EventBus;
import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.infrastructure.Reference.Arn;
import dev.cqrs.maven.infrastructure.Reference.StreamArn;
import dev.cqrs.maven.infrastructure.Rule;
import dev.cqrs.maven.infrastructure.StreamMapping;
import dev.cqrs.maven.render.terraform.Value.Fields;

/** Writes the way of the events: bus, archive, stream mapping, rules and dead-letter queues. */
final class Events {

  private Events() {}

  static String file(Infrastructure infrastructure, Addresses addresses) {
    Hcl file = new Hcl();
    file.block(
        "locals",
        locals ->
            locals
                .comment(
                    "Days that each queue keeps what failed, by the function it was meant for.")
                .put("dead_letter_days", days(infrastructure))
                .space()
                .comment("Event types by the function that gets them.")
                .put("subscriptions", subscriptions(infrastructure)));
    bus(file, infrastructure.bus());
    mapping(file, infrastructure, addresses);
    return file.append(StaticText.of("events.tf")).text();
  }

  private static Value days(Infrastructure infrastructure) {
    Fields days = new Fields();
    infrastructure
        .queues()
        .forEach(
            queue ->
                days.put(
                    Addresses.owner(queue), Value.raw(Integer.toString(queue.retentionDays()))));
    return days;
  }

  private static Value subscriptions(Infrastructure infrastructure) {
    Fields subscriptions = new Fields();
    for (Rule rule : infrastructure.rules()) {
      String function = infrastructure.function(rule.functionId()).suffix();
      if (!rule.suffix().equals(function)) {
        throw new IllegalArgumentException(
            "The rule %s is not named like its function %s".formatted(rule.suffix(), function));
      }
      subscriptions.put(function, Value.texts(rule.eventTypes()));
    }
    return subscriptions;
  }

  private static void bus(Hcl file, EventBus bus) {
    file.space().comment("Events on their way to projections and reactions.");
    file.block(
        "resource \"aws_cloudwatch_event_bus\" \"events\"",
        body -> body.put("name", "\"${local.prefix}-" + bus.suffix() + "\""));
    file.block(
        "resource \"aws_cloudwatch_event_archive\" \"archive\"",
        body ->
            body.put("name", "\"${local.prefix}-" + bus.archiveSuffix() + "\"")
                .put("event_source_arn", "aws_cloudwatch_event_bus.events.arn")
                .put("event_pattern", "jsonencode({ source = [local.event_source] })")
                .put("retention_days", Addresses.variable(bus.retentionParameter())));
  }

  private static void mapping(Hcl file, Infrastructure infrastructure, Addresses addresses) {
    StreamMapping mapping = infrastructure.publishing();
    String function = infrastructure.function(mapping.functionId()).suffix();
    file.space()
        .comment(
            """
            From the first event on, so that none is missed while everything is created. A failing batch is halved
            until the failing event is alone. More parallelism would lose the order of an aggregate's events, which
            are items of their own.
            """);
    file.block(
        "resource \"aws_lambda_event_source_mapping\" \"" + Addresses.identifier(function) + "\"",
        body -> {
          body.put("event_source_arn", addresses.value(new StreamArn(mapping.tableId())))
              .put("function_name", "aws_lambda_alias.live[\"" + function + "\"].arn")
              .text("starting_position", "TRIM_HORIZON")
              .put("batch_size", Integer.toString(mapping.batchSize()))
              .put("maximum_batching_window_in_seconds", "0")
              .put("parallelization_factor", Integer.toString(mapping.parallelization()))
              .put("function_response_types", "[\"ReportBatchItemFailures\"]")
              .put("bisect_batch_on_function_error", "true")
              .put("maximum_retry_attempts", Integer.toString(mapping.retries()))
              .put("maximum_record_age_in_seconds", Integer.toString(mapping.maximumAgeSeconds()));
          body.block(
              "filter_criteria",
              criteria ->
                  criteria.block(
                      "filter",
                      filter -> filter.put("pattern", "jsonencode({ eventName = [\"INSERT\"] })")));
          body.block(
              "destination_config",
              destination ->
                  destination.block(
                      "on_failure",
                      failure ->
                          failure.put(
                              "destination_arn", addresses.value(new Arn(mapping.queueId())))));
        });
  }
}
