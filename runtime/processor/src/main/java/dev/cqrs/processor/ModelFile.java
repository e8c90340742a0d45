package dev.cqrs.processor;

import dev.cqrs.processor.Model.Aggregate;
import dev.cqrs.processor.Model.AggregateState;
import dev.cqrs.processor.Model.Command;
import dev.cqrs.processor.Model.Event;
import dev.cqrs.processor.Model.Index;
import dev.cqrs.processor.Model.KeyPart;
import dev.cqrs.processor.Model.Projection;
import dev.cqrs.processor.Model.Query;
import dev.cqrs.processor.Model.ReactedEvent;
import dev.cqrs.processor.Model.Reaction;
import dev.cqrs.processor.Model.ReadModel;
import dev.cqrs.processor.Model.UniqueComponent;
import dev.cqrs.processor.Shape.Structure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The model file: what the Maven plugin knows of an application. Its format is in the README. */
final class ModelFile {

  /** Where the file is in the class folder. */
  static final String PATH = "META-INF/cqrs/application.json";

  private static final int FORMAT = 1;

  private ModelFile() {}

  /** Returns the text of the file. */
  static String of(Model model) {
    return JsonText.of(
        fields(
            "format",
            FORMAT,
            "aggregates",
            each(model.aggregates(), ModelFile::aggregate),
            "readModels",
            each(model.readModels(), ModelFile::readModel),
            "queries",
            each(model.queries(), ModelFile::query),
            "reactions",
            each(model.reactions(), ModelFile::reaction)));
  }

  private static Map<String, Object> aggregate(Aggregate aggregate) {
    AggregateState state = aggregate.state();
    Map<String, Object> fields =
        fields(
            "name",
            aggregate.name(),
            "type",
            aggregate.type().getQualifiedName().toString(),
            "snapshotEvery",
            state.snapshotEvery());
    if (state.record() != null) {
      fields.put("stateShape", StateShape.of(state));
    }
    fields.put("rememberedCommands", state.rememberedCommands());
    fields.put("unique", each(state.uniques(), ModelFile::unique));
    fields.put("commands", each(aggregate.commands(), ModelFile::command));
    fields.put("events", each(aggregate.events(), ModelFile::event));
    return fields;
  }

  private static Map<String, Object> unique(UniqueComponent unique) {
    return fields("component", unique.name(), "ignoreCase", unique.ignoreCase());
  }

  private static Map<String, Object> command(Command command) {
    return with(record(command.record()), "creates", command.creates(), command.record());
  }

  private static Map<String, Object> event(Event event) {
    Map<String, Object> fields =
        with(record(event.record()), "version", event.version(), event.record());
    if (event.version() > 1) {
      fields.put(
          "olderVersions",
          IntStream.range(0, event.upcasts().size())
              .mapToObj(at -> older(at + 1, event.upcasts().get(at).record()))
              .toList());
    }
    return fields;
  }

  private static Map<String, Object> older(int version, Structure record) {
    return fields(
        "version",
        version,
        "type",
        record.type().getQualifiedName().toString(),
        "components",
        record.describeParts());
  }

  private static Map<String, Object> readModel(ReadModel model) {
    return fields(
        "name",
        model.name(),
        "type",
        model.row().type().getQualifiedName().toString(),
        "version",
        model.version(),
        "key",
        model.key(),
        "crossAggregate",
        model.crossAggregate(),
        "indexes",
        each(model.indexes(), ModelFile::index),
        "events",
        each(model.projections(), ModelFile::projection),
        "components",
        model.row().describeParts());
  }

  private static Map<String, Object> index(Index index) {
    Map<String, Object> fields = fields("name", index.name(), "key", key(index.key()));
    if (index.sort() != null) {
      fields.put("sort", key(index.sort()));
    }
    return fields;
  }

  private static Map<String, Object> key(KeyPart key) {
    return fields("name", key.name(), "type", key.type());
  }

  private static Map<String, Object> projection(Projection projection) {
    return fields("name", projection.event().name(), "aggregate", projection.aggregate());
  }

  private static Map<String, Object> query(Query query) {
    Map<String, Object> fields = record(query.record());
    fields.put("readModel", query.readModel().name());
    return with(fields, "answers", query.page() ? "page" : "one", query.record());
  }

  private static Map<String, Object> reaction(Reaction reaction) {
    return fields(
        "name",
        reaction.name(),
        "type",
        reaction.type().getQualifiedName().toString(),
        "events",
        each(reaction.events(), ModelFile::reacted));
  }

  private static Map<String, Object> reacted(ReactedEvent reacted) {
    return fields("name", reacted.event().name(), "aggregate", reacted.aggregate());
  }

  private static Map<String, Object> record(Structure record) {
    return fields("name", record.name(), "type", record.type().getQualifiedName().toString());
  }

  private static Map<String, Object> with(
      Map<String, Object> fields, String name, Object value, Structure record) {
    fields.put(name, value);
    fields.put("components", record.describeParts());
    return fields;
  }

  private static <T> List<Map<String, Object>> each(
      List<T> parts, Function<T, Map<String, Object>> describe) {
    return parts.stream().map(describe).toList();
  }

  private static Map<String, Object> fields(Object... namesAndValues) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int at = 0; at < namesAndValues.length; at += 2) {
      fields.put((String) namesAndValues[at], namesAndValues[at + 1]);
    }
    return fields;
  }
}
