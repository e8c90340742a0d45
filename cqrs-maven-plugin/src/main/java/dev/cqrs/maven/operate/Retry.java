package dev.cqrs.maven.operate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.maven.console.Amounts;
import dev.cqrs.maven.console.Console;
import dev.cqrs.maven.problem.UserError;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Lists what is parked in read models or was given up, and lets the functions try it again. */
public final class Retry {

  private static final int BATCH = 25;

  private final DynamoDbClient dynamoDb;
  private final FunctionCaller functions;
  private final Redelivery redelivery;
  private final Console console;

  /**
   * Creates the work.
   *
   * @param dynamoDb reads the tables
   * @param functions calls the projections
   * @param redelivery deals with the queues
   * @param console where to print
   */
  public Retry(
      DynamoDbClient dynamoDb, FunctionCaller functions, Redelivery redelivery, Console console) {
    this.dynamoDb = dynamoDb;
    this.functions = functions;
    this.redelivery = redelivery;
    this.console = console;
  }

  /**
   * Lists, and tries again.
   *
   * @param projections whose read models to look at
   * @param consumers whose queues to look at
   * @param dryRun only lists
   * @throws UserError when some aggregate is still parked afterwards, or some event in a queue
   */
  public void run(List<Projection> projections, List<EventConsumer> consumers, boolean dryRun) {
    int found = 0;
    int still = 0;
    for (Projection projection : projections) {
      List<ParkedAggregate> parked = ParkedAggregate.in(dynamoDb, projection.markersTable());
      found += parked.size();
      console.line(
          "  %s (table %s): %s",
          projection.readModel(),
          projection.markersTable(),
          parked.isEmpty()
              ? "nothing is parked"
              : Amounts.count(parked.size(), "aggregate is parked", "aggregates are parked"));
      parked.forEach(each -> console.line("    %s", each.line()));
      if (!dryRun && !parked.isEmpty()) {
        still += retry(projection, parked.stream().map(ParkedAggregate::aggregateId).toList());
      }
    }
    Redelivery.Tally events = redelivery.run(consumers, dryRun);
    if (!dryRun) {
      refuse(still, events.still());
    }
    if (found + events.found() == 0) {
      console.line(console.good("Nothing to retry."));
      return;
    }
    if (dryRun) {
      console.line("Nothing was tried. Next: mvn cqrs:retry");
      return;
    }
    if (found > 0) {
      console.line(console.good("Healed: " + Amounts.count(found, "aggregate.", "aggregates.")));
    }
    if (events.found() > 0) {
      console.line(console.good("Delivered again: " + events.events() + "."));
    }
  }

  private static void refuse(int parked, int failed) {
    List<String> sentences = new ArrayList<>();
    if (parked > 0) {
      sentences.add(
          "%s still parked. The reason is an exception of the read model's code: correct it, run mvn cqrs:deploy, and then mvn cqrs:retry again."
              .formatted(Amounts.count(parked, "aggregate is", "aggregates are")));
    }
    if (failed > 0) {
      sentences.add(
          "%s in a queue of dead letters. The reason stands above, and the function's log tells more: correct it, run mvn cqrs:deploy, and then mvn cqrs:retry again."
              .formatted(Amounts.count(failed, "event is still", "events are still")));
    }
    if (!sentences.isEmpty()) {
      throw new UserError(String.join("%n".formatted(), sentences));
    }
  }

  private int retry(Projection projection, Collection<String> aggregateIds) {
    ArrayDeque<String> waiting = new ArrayDeque<>(aggregateIds);
    int still = 0;
    while (!waiting.isEmpty()) {
      ObjectNode request = JsonNodeFactory.instance.objectNode().put("operation", "retry");
      ArrayNode ids = request.putArray("aggregateIds");
      List<String> batch = new ArrayList<>();
      while (batch.size() < BATCH && !waiting.isEmpty()) {
        batch.add(waiting.remove());
      }
      batch.forEach(ids::add);
      JsonNode answer = functions.call(projection.function(), request);
      answer.path("healed").forEach(id -> console.line("    ✔ %s", id.asText()));
      for (JsonNode parked : answer.path("parked")) {
        console.line(
            "    ✘ %s  %s", parked.path("aggregateId").asText(), parked.path("reason").asText());
        still++;
      }
      answer.path("left").forEach(id -> waiting.add(id.asText()));
    }
    return still;
  }
}
