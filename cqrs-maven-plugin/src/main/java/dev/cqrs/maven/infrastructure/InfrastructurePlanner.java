package dev.cqrs.maven.infrastructure;

import dev.cqrs.maven.application.ApplicationModel;
import dev.cqrs.maven.application.ApplicationModel.EventReference;
import dev.cqrs.maven.application.ApplicationModel.Reaction;
import dev.cqrs.maven.application.ApplicationModel.ReadModel;
import dev.cqrs.maven.console.Amounts;
import dev.cqrs.maven.infrastructure.Infrastructure.Code;
import dev.cqrs.maven.infrastructure.Reference.Arn;
import dev.cqrs.maven.infrastructure.Reference.Name;
import dev.cqrs.maven.infrastructure.Reference.OfParameter;
import dev.cqrs.maven.infrastructure.Reference.Region;
import dev.cqrs.maven.infrastructure.Reference.StreamArn;
import dev.cqrs.maven.infrastructure.Table.Index;
import dev.cqrs.maven.problem.UserError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Plans an application's infrastructure. */
public final class InfrastructurePlanner {

  private static final int VERSION_DIGITS = 10;

  private static final Table EVENT_STORE =
      new Table(
          "EventStoreTable",
          "event-store",
          "Every event, for ever",
          new Table.Key("AggregateId", "S"),
          Optional.of(new Table.Key("Version", "N")),
          List.of(
              new Index(
                  "EventType-Timestamp-index",
                  new Table.Key("EventType", "S"),
                  Optional.of(new Table.Key("Timestamp", "S")),
                  // Not the snapshot and the rest that only commands need.
                  List.of(
                      "EventId",
                      "AggregateType",
                      "CommandId",
                      "CorrelationId",
                      "CausationId",
                      "SchemaVersion",
                      "EventData"))),
          true,
          "EventStoreCapacity");
  private static final Table UNIQUE_VALUES =
      new Table(
          "UniqueValuesTable",
          "unique-values",
          "Values that only one aggregate may have",
          new Table.Key("Value", "S"),
          Optional.empty(),
          List.of(),
          false,
          "EventStoreCapacity");
  private static final EventBus BUS =
      new EventBus("EventBus", "events", "EventArchive", "archive", "RetentionDays");

  private final PlanSettings settings;
  private final List<Table> tables = new ArrayList<>(List.of(EVENT_STORE));
  private final List<Queue> queues = new ArrayList<>();
  private final List<Function> projections = new ArrayList<>();
  private final List<Rule> rules = new ArrayList<>();
  private final List<Function> reactions = new ArrayList<>();
  private final List<Output> readModelOutputs = new ArrayList<>();
  private final List<Output> reactionOutputs = new ArrayList<>();
  private final SortedMap<String, Table> rowTables = new TreeMap<>();
  private Optional<Table> uniqueValues = Optional.empty();
  private final SortedMap<String, Table> positionsTables = new TreeMap<>();

  private InfrastructurePlanner(PlanSettings settings) {
    this.settings = settings;
  }

  /**
   * Plans the infrastructure; equal input gives an equal plan.
   *
   * @param application the application
   * @param settings what else the plan needs to know
   * @return the plan
   * @throws UserError when the project, a read model or a reaction has a name that cannot be used,
   *     a read model handles no event, or the application needs more than AWS allows
   */
  public static Infrastructure plan(ApplicationModel application, PlanSettings settings) {
    return Quotas.check(new InfrastructurePlanner(settings).plan(application));
  }

  private Infrastructure plan(ApplicationModel application) {
    Names names = new Names();
    if (application.aggregates().stream().anyMatch(type -> !type.unique().isEmpty())) {
      uniqueValues = Optional.of(UNIQUE_VALUES);
      tables.add(UNIQUE_VALUES);
    }
    Queue unpublished = queue("EventPublisher", "event-publisher", "Events not published");
    application.readModels().stream()
        .sorted(Comparator.comparing(ReadModel::name))
        .forEach(
            readModel ->
                add(names.readModel(resources(readModel), readModel.crossAggregate()), readModel));
    application.reactions().stream()
        .sorted(Comparator.comparing(Reaction::name))
        .forEach(reaction -> add(names.reaction(reaction.name()), reaction));
    List<Function> functions = new ArrayList<>();
    functions.add(Functions.commandHandler(EVENT_STORE, uniqueValues));
    functions.add(Functions.queryHandler(rowTables, positionsTables));
    functions.add(Functions.publisher(EVENT_STORE, BUS, unpublished));
    functions.addAll(projections);
    functions.addAll(reactions);
    return new Infrastructure(
        "CQRS and event sourcing: "
            + Amounts.count(application.aggregates().size(), "aggregate", "aggregates")
            + ", "
            + Amounts.count(rowTables.size(), "read model", "read models"),
        new Code(settings.javaRuntime(), settings.codeSha256().substring(0, VERSION_DIGITS)),
        Parameters.of(settings, !rowTables.isEmpty()),
        tables,
        BUS,
        queues,
        functions,
        new StreamMapping(
            "EventPublisherMapping",
            EVENT_STORE.id(),
            "EventPublisher",
            unpublished.id(),
            100,
            10,
            21_600,
            1),
        rules,
        Observability.alarms(functions, queues),
        Observability.dashboard(tables, functions, queues),
        outputs());
  }

  private void add(String id, ReadModel readModel) {
    String name = readModel.name();
    String suffix = resources(readModel);
    if (readModel.events().isEmpty()) {
      throw new UserError(
          "The read model \"%s\" handles no event, so it would stay empty. Let %s handle one."
              .formatted(name, readModel.type()));
    }
    Table rows =
        new Table(
            id + "Table",
            suffix,
            "Read model " + suffix,
            new Table.Key(readModel.key(), "S"),
            Optional.empty(),
            readModel.indexes().stream().map(InfrastructurePlanner::index).toList(),
            false,
            Parameters.READ_MODEL_CAPACITY);
    tables.add(rows);
    rowTables.put(name, rows);
    Optional<Table> positions = Optional.empty();
    if (readModel.crossAggregate()) {
      positions = Optional.of(positions(id, suffix));
      tables.add(positions.orElseThrow());
      positionsTables.put(name, positions.orElseThrow());
    }
    Queue failures = queue(id + "Projection", suffix + "-projection", "Events not projected");
    Function projection =
        Functions.projection(
            id + "Projection", suffix, name, EVENT_STORE, rows, positions, failures);
    projections.add(projection);
    rules.add(
        new Rule(
            id + "Rule",
            projection.suffix(),
            name,
            types(readModel.events()),
            projection.id(),
            failures.id()));
    readModelOutputs.add(new Output(id + "TableName", new Name(rows.id())));
    readModelOutputs.add(new Output(id + "ProjectionFunctionName", new Name(projection.id())));
    readModelOutputs.add(new Output(id + "ProjectionDeadLetterQueueUrl", new Name(failures.id())));
  }

  private void add(String id, Reaction reaction) {
    String name = reaction.name();
    Queue failures = queue(id, name + "-reaction", "Events not reacted to");
    Function function = Functions.reaction(id, name, EVENT_STORE, uniqueValues, failures);
    reactions.add(function);
    rules.add(
        new Rule(
            id + "Rule",
            function.suffix(),
            "",
            types(reaction.events()),
            function.id(),
            failures.id()));
    reactionOutputs.add(new Output(id + "FunctionName", new Name(function.id())));
    reactionOutputs.add(new Output(id + "DeadLetterQueueUrl", new Name(failures.id())));
  }

  private static List<String> types(List<EventReference> events) {
    return events.stream().map(EventReference::name).distinct().sorted().toList();
  }

  private static String resources(ReadModel readModel) {
    return Names.versioned(readModel.name(), readModel.version());
  }

  private static Table positions(String id, String readModel) {
    return new Table(
        id + "PositionsTable",
        readModel + "-positions",
        "How far " + readModel + " has read each aggregate",
        new Table.Key("AggregateId", "S"),
        Optional.empty(),
        List.of(),
        false,
        Parameters.READ_MODEL_CAPACITY);
  }

  private Queue queue(String id, String suffix, String purpose) {
    Queue queue = new Queue(id + "DeadLetterQueue", suffix + "-dead-letters", purpose, 14);
    queues.add(queue);
    return queue;
  }

  private static Index index(ApplicationModel.Index index) {
    return new Index(index.name(), key(index.key()), index.sort().map(InfrastructurePlanner::key));
  }

  private static Table.Key key(ApplicationModel.Key key) {
    return new Table.Key(key.name(), key.type());
  }

  private List<Output> outputs() {
    List<Output> outputs = new ArrayList<>();
    outputs.add(new Output("ProjectName", new OfParameter("ProjectName")));
    outputs.add(new Output("Environment", new OfParameter("Environment")));
    outputs.add(new Output("Region", new Region()));
    outputs.add(new Output("EventStoreTableName", new Name(EVENT_STORE.id())));
    outputs.add(new Output("EventStoreStreamArn", new StreamArn(EVENT_STORE.id())));
    uniqueValues.ifPresent(
        table -> outputs.add(new Output("UniqueValuesTableName", new Name(table.id()))));
    outputs.add(new Output("EventBusName", new Name(BUS.id())));
    outputs.add(new Output("EventBusArn", new Arn(BUS.id())));
    outputs.add(new Output("EventArchiveName", new Name(BUS.archiveId())));
    outputs.add(new Output("CommandHandlerFunctionName", new Name("CommandHandler")));
    outputs.add(new Output("CommandHandlerFunctionArn", new Arn("CommandHandler")));
    outputs.add(new Output("QueryHandlerFunctionName", new Name("QueryHandler")));
    outputs.add(new Output("QueryHandlerFunctionArn", new Arn("QueryHandler")));
    outputs.add(new Output("EventPublisherFunctionName", new Name("EventPublisher")));
    outputs.add(
        new Output("EventPublisherDeadLetterQueueUrl", new Name("EventPublisherDeadLetterQueue")));
    outputs.addAll(readModelOutputs);
    outputs.addAll(reactionOutputs);
    return outputs;
  }
}
