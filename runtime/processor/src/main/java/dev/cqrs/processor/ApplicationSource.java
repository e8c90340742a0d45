package dev.cqrs.processor;

import dev.cqrs.processor.Model.Aggregate;
import dev.cqrs.processor.Model.AggregateState;
import dev.cqrs.processor.Model.Command;
import dev.cqrs.processor.Model.Event;
import dev.cqrs.processor.Model.Projection;
import dev.cqrs.processor.Model.Query;
import dev.cqrs.processor.Model.ReactedEvent;
import dev.cqrs.processor.Model.Reaction;
import dev.cqrs.processor.Model.ReadModel;
import dev.cqrs.processor.Model.Signature;
import dev.cqrs.processor.Model.UniqueComponent;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The source of the application's class: one method for each aggregate, read model, query and
 * reaction.
 */
final class ApplicationSource {

  private final String className;
  private final Imports imports;

  private ApplicationSource(String className) {
    this.className = className;
    this.imports = new Imports(GeneratedNames.PACKAGE, className);
  }

  /** Returns the source. */
  static String of(String className, Model model, SourceText text, boolean deprecated) {
    ApplicationSource source = new ApplicationSource(className);
    String body = source.body(model);
    return text.of(
        GeneratedNames.PACKAGE,
        source.imports,
        "The aggregates, read models, queries and reactions of this project.",
        deprecated,
        body);
  }

  private String body(Model model) {
    Stream<String> parts =
        Stream.of(
                Stream.of(
                    list("AggregateType<?>", "aggregates", names("aggregate", model.aggregates())),
                    list("ReadModelType<?>", "readModels", names("readModel", model.readModels())),
                    list("QueryType<?, ?>", "queries", names("query", model.queries())),
                    list("ReactionType", "reactions", names("reaction", model.reactions()))),
                model.aggregates().stream().map(this::aggregate),
                model.readModels().stream().map(this::readModel),
                model.queries().stream().map(this::query),
                model.reactions().stream().map(this::reaction))
            .flatMap(part -> part);
    return "public final class %s implements %s {\n\n%s}\n"
        .formatted(
            className, imports.model("Application"), parts.collect(Collectors.joining("\n")));
  }

  private static List<String> names(String kind, List<?> parts) {
    return parts.stream().map(part -> kind + joined(part) + "()").toList();
  }

  private static String joined(Object part) {
    if (part instanceof Aggregate aggregate) {
      return aggregate.name();
    }
    if (part instanceof ReadModel readModel) {
      return GeneratedNames.joined(readModel.name());
    }
    return part instanceof Reaction reaction
        ? GeneratedNames.joined(reaction.name())
        : ((Query) part).name();
  }

  private String list(String type, String name, List<String> calls) {
    String simpleName = type.split("<", -1)[0];
    return """
          private final %1$s<%2$s> %3$s =
              %1$s.of(%4$s);

          @Override
          public %1$s<%2$s> %3$s() {
            return %3$s;
          }
        """
        .formatted(
            imports.list(),
            imports.model(simpleName) + type.substring(simpleName.length()),
            name,
            String.join(", ", calls));
  }

  private String aggregate(Aggregate aggregate) {
    return method(
        imports.model("AggregateType") + "<" + imports.name(aggregate.type()) + ">",
        "aggregate" + aggregate.name(),
        quoted(aggregate.name()),
        listOf(aggregate.commands().stream().map(command -> command(aggregate, command))),
        listOf(aggregate.events().stream().map(event -> event(aggregate, event))),
        state(aggregate),
        String.valueOf(aggregate.state().rememberedCommands()),
        listOf(aggregate.state().uniques().stream().map(unique -> unique(aggregate, unique))));
  }

  private String state(Aggregate aggregate) {
    AggregateState state = aggregate.state();
    String optional = imports.name("java.util", "Optional");
    return state.record() == null
        ? optional + ".empty()"
        : optional
            + ".of(\n            "
            + constructor(
                imports.model("StateType"),
                imports.name(aggregate.type()),
                state.record().codec(imports),
                quoted(StateShape.of(state)),
                String.valueOf(state.snapshotEvery()))
            + ")";
  }

  private String unique(Aggregate aggregate, UniqueComponent unique) {
    String component = "state." + unique.name() + "()";
    String value =
        unique.optional()
            ? component
            : imports.name("java.util", "Optional") + ".ofNullable(" + component + ")";
    return constructor(
        imports.model("UniqueType"),
        imports.name(aggregate.type()),
        quoted(unique.name()),
        String.valueOf(unique.ignoreCase()),
        "state -> " + value + (unique.text() == null ? "" : ".map(" + unique.text() + ")"));
  }

  private String command(Aggregate aggregate, Command command) {
    String call =
        call(command.handler(), imports.name(aggregate.type()), "state", "command", "context");
    return constructor(
        imports.model("CommandType"),
        imports.name(aggregate.type()) + ", " + imports.name(command.record().type()),
        quoted(command.name()),
        String.valueOf(command.creates()),
        command.record().codec(imports),
        "(state, command, context) -> "
            + (command.returned().list() ? call : imports.list() + ".of(" + call + ")"));
  }

  private String event(Aggregate aggregate, Event event) {
    String record = imports.name(event.record().type());
    return constructor(
        imports.model("EventType"),
        imports.name(aggregate.type()) + ", " + record,
        quoted(event.name()),
        record + ".class",
        VersionedCodecSource.of(event, imports),
        first(event.first()),
        next(event.next(), "state"));
  }

  private String readModel(ReadModel model) {
    return method(
        imports.model("ReadModelType") + "<" + imports.name(model.row().type()) + ">",
        "readModel" + joined(model),
        quoted(model.name()),
        quoted(model.key()),
        String.valueOf(model.crossAggregate()),
        model.row().codec(imports),
        listOf(
            model.indexes().stream()
                .map(
                    index ->
                        "new %s.IndexType(\"%s\", \"%s\", \"%s\")"
                            .formatted(
                                imports.model("ReadModelType"),
                                index.name(),
                                index.key().name(),
                                index.sort() == null ? "" : index.sort().name()))),
        listOf(model.projections().stream().map(projection -> projection(model, projection))));
  }

  private String projection(ReadModel model, Projection projection) {
    Signature rowKey = projection.rowKey();
    return constructor(
        imports.model("ProjectionType"),
        imports.name(model.row().type()) + ", " + imports.name(projection.event().record().type()),
        quoted(projection.aggregate()),
        quoted(projection.event().name()),
        VersionedCodecSource.of(projection.event(), imports),
        rowKey == null ? "(event, metadata) -> metadata.aggregateId()" : first(rowKey),
        first(projection.first()),
        next(projection.next(), "row"));
  }

  private String query(Query query) {
    String owner = imports.name(query.owner());
    String types =
        imports.name(query.record().type()) + ", " + imports.name(query.readModel().row().type());
    return """
          private static %1$s<%2$s> query%3$s() {
            %4$s answers = new %4$s();
            return new %1$s<>(
                "%3$s",
                "%5$s",
                %6$s,
                (query, rows) -> answers.%7$s(query, rows));
          }
        """
        .formatted(
            imports.model("QueryType"),
            types,
            query.name(),
            owner,
            query.readModel().name(),
            query.record().codec(imports),
            query.method().getSimpleName());
  }

  private String reaction(Reaction reaction) {
    return """
          private static %1$s reaction%2$s() {
            %3$s reacts = new %3$s();
            return new %1$s(
                "%4$s",
                %5$s);
          }
        """
        .formatted(
            imports.model("ReactionType"),
            joined(reaction),
            imports.name(reaction.type()),
            reaction.name(),
            listOf(reaction.events().stream().map(this::reacted)));
  }

  private String reacted(ReactedEvent reacted) {
    String record = imports.name(reacted.event().record().type());
    String call =
        "reacts.%s(event%s%s)"
            .formatted(
                reacted.method().getSimpleName(),
                reacted.takesMetadata() ? ", metadata" : "",
                reacted.takesAggregates() ? ", aggregates" : "");
    return constructor(
        imports.model("ReactionType") + ".ReactedEvent",
        record,
        quoted(reacted.aggregate()),
        quoted(reacted.event().name()),
        record + ".class",
        "(event, metadata, aggregates) -> "
            + switch (reacted.returned()) {
              case ONE -> imports.list() + ".of(" + call + ")";
              case OPTIONAL -> call + ".stream().toList()";
              case LIST -> call;
            });
  }

  private String first(Signature signature) {
    return signature == null
        ? "null"
        : "(event, metadata) -> " + call(signature, owner(signature), "", "event", "metadata");
  }

  private String next(Signature signature, String on) {
    return signature == null
        ? "null"
        : "(%s, event, metadata) -> ".formatted(on)
            + call(signature, owner(signature), on, "event", "metadata");
  }

  private String owner(Signature signature) {
    return imports.name(
        (javax.lang.model.element.TypeElement) signature.method().getEnclosingElement());
  }

  private static String call(
      Signature signature, String owner, String on, String message, String context) {
    return "%s.%s(%s%s)"
        .formatted(
            signature.isStatic() ? owner : on,
            signature.name(),
            message,
            signature.takesContext() ? ", " + context : "");
  }

  private static String method(String type, String name, String... arguments) {
    return "  private static %s %s() {\n    return new %s(\n        %s);\n  }\n"
        .formatted(type, name, type, String.join(",\n        ", arguments));
  }

  private static String constructor(String type, String typeArguments, String... arguments) {
    return "new %s<%s>(\n                %s)"
        .formatted(type, typeArguments, String.join(",\n                ", arguments));
  }

  private String listOf(Stream<String> elements) {
    List<String> found = elements.toList();
    return found.isEmpty()
        ? imports.list() + ".of()"
        : imports.list() + ".of(\n            " + String.join(",\n            ", found) + ")";
  }

  private static String quoted(String name) {
    return "\"" + name + "\"";
  }
}
