package dev.cqrs.processor;

import dev.cqrs.processor.Model.Aggregate;
import dev.cqrs.processor.Model.Command;
import dev.cqrs.processor.Model.Event;
import dev.cqrs.processor.Model.Query;
import dev.cqrs.processor.Model.ReadModel;
import dev.cqrs.processor.Shape.Structure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Checks what concerns the application as a whole: names, and messages that nobody takes. */
final class ApplicationRules {

  private static final Set<String> ANSWER = Set.of("statusCode", "headers", "body");
  private static final Set<String> COMMAND_ENVELOPE =
      Set.of("commandType", "aggregateId", "commandId", "correlationId", "expectedVersion");
  private static final Set<String> QUERY_ENVELOPE =
      Set.of("queryType", "correlationId", "consistencyToken", "waitMillis");

  private final Problems problems;

  ApplicationRules(Problems problems) {
    this.problems = problems;
  }

  /** Tells every fault that no single declaration has. */
  void check(Model model) {
    Map<String, TypeElement> aggregates = new HashMap<>();
    Map<String, Command> commands = new HashMap<>();
    Map<String, Event> events = new HashMap<>();
    for (Aggregate aggregate : model.aggregates()) {
      unique("aggregates", aggregates, aggregate.type());
      aggregate.commands().forEach(command -> handledOnce(commands, command));
      aggregate.events().forEach(event -> appliedOnce(events, event));
    }
    Map<String, Query> queries = new HashMap<>();
    model.queries().forEach(query -> answeredOnce(queries, query));
    readModelNames(model.readModels());
  }

  private void handledOnce(Map<String, Command> known, Command command) {
    envelope(command.record(), COMMAND_ENVELOPE, "command");
    Command other = known.putIfAbsent(command.name(), command);
    if (other == null) {
      return;
    }
    if (same(other.record(), command.record())) {
      problems.at(
          command.handler().method(),
          "%s handles %s, which %s handles already: keep one of them",
          Signatures.shown("Handles", command.handler().method()),
          command.name(),
          Signatures.shown("Handles", other.handler().method()));
    } else {
      twins("commands", other.record().type(), command.record().type());
    }
  }

  private void appliedOnce(Map<String, Event> known, Event event) {
    Event other = known.putIfAbsent(event.name(), event);
    if (other == null) {
      return;
    }
    if (same(other.record(), event.record())) {
      Element place = (event.first() == null ? event.next() : event.first()).method();
      Element first = (other.first() == null ? other.next() : other.first()).method();
      problems.at(
          place,
          "%s is applied by %s and by %s: an event belongs to one aggregate, write a record for"
              + " each",
          event.name(),
          first.getEnclosingElement().getSimpleName(),
          place.getEnclosingElement().getSimpleName());
    } else {
      twins("events", other.record().type(), event.record().type());
    }
  }

  private void answeredOnce(Map<String, Query> known, Query query) {
    envelope(query.record(), QUERY_ENVELOPE, "query");
    Query other = known.putIfAbsent(query.name(), query);
    if (other == null) {
      return;
    }
    if (same(other.record(), query.record())) {
      problems.at(
          query.method(),
          "%s answers %s, which %s answers already: keep one of them",
          Signatures.shown("Answers", query.method()),
          query.name(),
          Signatures.shown("Answers", other.method()));
    } else {
      twins("queries", other.record().type(), query.record().type());
    }
  }

  private void unique(String what, Map<String, TypeElement> known, TypeElement type) {
    TypeElement other = known.putIfAbsent(type.getSimpleName().toString(), type);
    if (other != null) {
      twins(what, other, type);
    }
  }

  private void twins(String what, TypeElement one, TypeElement other) {
    problems.at(
        other,
        "Two %s are named %s, %s and %s: the name is what is stored and sent, rename one",
        what,
        one.getSimpleName(),
        one.getQualifiedName(),
        other.getQualifiedName());
  }

  private void readModelNames(List<ReadModel> readModels) {
    Map<String, ReadModel> known = new HashMap<>();
    for (ReadModel model : readModels) {
      ReadModel other = known.putIfAbsent(model.name().replace("-", ""), model);
      if (other != null) {
        problems.at(
            model.row().type(),
            "%s and %s are read models named %s and %s: give them names that differ in more than"
                + " hyphens",
            other.row().name(),
            model.row().name(),
            other.name(),
            model.name());
      }
    }
    for (ReadModel model : readModels) {
      ReadModel other = known.get(model.name().replace("-", "") + "positions");
      if (model.crossAggregate() && other != null) {
        problems.at(
            other.row().type(),
            "%s is named %s, like the table in which %s keeps its positions: rename it",
            other.row().name(),
            other.name(),
            model.row().name());
      }
    }
  }

  private void envelope(Structure record, Set<String> fields, String what) {
    for (var field : ElementFilter.fieldsIn(record.type().getEnclosedElements())) {
      String name = field.getSimpleName().toString();
      if (record.part(name).isPresent() && (fields.contains(name) || ANSWER.contains(name))) {
        problems.at(
            field,
            "The component %s of the %s %s is named like a field of the envelope around it: choose"
                + " another name",
            name,
            what,
            record.name());
      }
    }
  }

  private static boolean same(Structure one, Structure other) {
    return one.type().equals(other.type());
  }
}
