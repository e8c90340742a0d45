package dev.cqrs.maven.infrastructure;

import dev.cqrs.maven.infrastructure.Function.Failures;
import dev.cqrs.maven.infrastructure.Reference.Arn;
import dev.cqrs.maven.infrastructure.Reference.EventSource;
import dev.cqrs.maven.infrastructure.Reference.Everything;
import dev.cqrs.maven.infrastructure.Reference.IndexArn;
import dev.cqrs.maven.infrastructure.Reference.Name;
import dev.cqrs.maven.infrastructure.Reference.OfParameter;
import dev.cqrs.maven.infrastructure.Reference.StreamArn;
import dev.cqrs.maven.infrastructure.Reference.TableNames;
import dev.cqrs.maven.infrastructure.Reference.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Plans the functions, each with exactly the permissions its handler uses. */
final class Functions {

  private static final Reference TIMEOUT = new OfParameter("LambdaTimeout");

  private Functions() {}

  static Function commandHandler(Table eventStore, Optional<Table> uniqueValues) {
    return new Function(
        "CommandHandler",
        "command-handler",
        "Decides on commands and appends their events",
        "dev.cqrs.aws.CommandFunction",
        TIMEOUT,
        commandEnvironment(eventStore, uniqueValues),
        commandPermissions(eventStore, uniqueValues),
        true,
        Optional.empty());
  }

  static Function reaction(
      String id, String name, Table eventStore, Optional<Table> uniqueValues, Queue failures) {
    SortedMap<String, Reference> environment = commandEnvironment(eventStore, uniqueValues);
    environment.put("REACTIONS", new Text(name));
    List<Statement> permissions = new ArrayList<>(commandPermissions(eventStore, uniqueValues));
    permissions.add(allow(new Arn(failures.id()), "sqs:SendMessage"));
    return new Function(
        id,
        name + "-reaction",
        "Reacts to events with commands: " + name,
        "dev.cqrs.aws.ReactionFunction",
        TIMEOUT,
        environment,
        permissions,
        false,
        Optional.of(new Failures(failures.id())));
  }

  /** What every function needs to know that handles commands. */
  private static SortedMap<String, Reference> commandEnvironment(
      Table eventStore, Optional<Table> uniqueValues) {
    SortedMap<String, Reference> environment = new TreeMap<>();
    environment.put("EVENT_STORE_TABLE", new Name(eventStore.id()));
    uniqueValues.ifPresent(table -> environment.put("UNIQUE_VALUES_TABLE", new Name(table.id())));
    return environment;
  }

  /** What every function may do that handles commands. */
  private static List<Statement> commandPermissions(
      Table eventStore, Optional<Table> uniqueValues) {
    List<Statement> permissions = new ArrayList<>();
    permissions.add(allow(arn(eventStore), "dynamodb:PutItem", "dynamodb:Query"));
    // A transaction is allowed by what its parts need.
    uniqueValues.ifPresent(
        table -> permissions.add(allow(arn(table), "dynamodb:DeleteItem", "dynamodb:PutItem")));
    return permissions;
  }

  static Function queryHandler(
      SortedMap<String, Table> readModels, SortedMap<String, Table> positions) {
    SortedMap<String, String> tableIds = new TreeMap<>();
    SortedMap<String, String> positionsIds = new TreeMap<>();
    List<Reference> tables = new ArrayList<>();
    List<Reference> indexes = new ArrayList<>();
    readModels.forEach(
        (name, table) -> {
          tableIds.put(name, table.id());
          tables.add(arn(table));
          table.indexes().forEach(index -> indexes.add(new IndexArn(table.id(), index.name())));
        });
    List<Statement> permissions = new ArrayList<>();
    if (!tables.isEmpty()) {
      permissions.add(new Statement(List.of("dynamodb:GetItem", "dynamodb:Query"), tables));
    }
    if (!indexes.isEmpty()) {
      permissions.add(new Statement(List.of("dynamodb:Query"), indexes));
    }
    SortedMap<String, Reference> environment = new TreeMap<>();
    environment.put("READ_MODEL_TABLES", new TableNames(tableIds));
    if (!positions.isEmpty()) {
      positions.forEach((name, table) -> positionsIds.put(name, table.id()));
      environment.put("READ_MODEL_POSITIONS_TABLES", new TableNames(positionsIds));
      // A query that waits for a command asks how far the command's aggregate has been projected.
      permissions.add(
          new Statement(
              List.of("dynamodb:GetItem"),
              positions.values().stream().map(Functions::arn).toList()));
    }
    return new Function(
        "QueryHandler",
        "query-handler",
        "Answers queries from the read models",
        "dev.cqrs.aws.QueryFunction",
        TIMEOUT,
        environment,
        permissions,
        true,
        Optional.empty());
  }

  static Function publisher(Table eventStore, EventBus bus, Queue failures) {
    String index = eventStore.indexes().get(0).name();
    return new Function(
        "EventPublisher",
        "event-publisher",
        "Puts new events of the event store on the bus",
        "dev.cqrs.aws.PublisherFunction",
        // Fixed: a batch of a hundred events is ten calls, however short commands are kept.
        new Text("60"),
        new TreeMap<>(
            Map.of(
                "EVENT_BUS_NAME", new Name(bus.id()),
                "EVENT_SOURCE", new EventSource(),
                "EVENT_STORE_TABLE", new Name(eventStore.id()))),
        List.of(
            allow(
                new StreamArn(eventStore.id()),
                "dynamodb:DescribeStream",
                "dynamodb:GetRecords",
                "dynamodb:GetShardIterator"),
            // Lists streams of the whole account: the action knows no resources.
            allow(new Everything(), "dynamodb:ListStreams"),
            // Publishes anew what the stream has lost, when an operator asks for it.
            allow(new IndexArn(eventStore.id(), index), "dynamodb:Query"),
            allow(new Arn(bus.id()), "events:PutEvents"),
            allow(new Arn(failures.id()), "sqs:SendMessage")),
        false,
        Optional.empty());
  }

  static Function projection(
      String id,
      String suffix,
      String readModel,
      Table eventStore,
      Table rows,
      Optional<Table> positions,
      Queue failures) {
    SortedMap<String, Reference> environment = new TreeMap<>();
    environment.put("EVENT_STORE_TABLE", new Name(eventStore.id()));
    environment.put("READ_MODEL", new Text(readModel));
    environment.put("READ_MODEL_TABLE", new Name(rows.id()));
    List<Reference> written = new ArrayList<>(List.of(arn(rows)));
    positions.ifPresent(
        table -> {
          environment.put("READ_MODEL_POSITIONS_TABLE", new Name(table.id()));
          written.add(arn(table));
        });
    return new Function(
        id,
        suffix + "-projection",
        "Keeps the read model " + suffix,
        "dev.cqrs.aws.ProjectionFunction",
        TIMEOUT,
        environment,
        List.of(
            // Repairs gaps: it reads the events it missed.
            allow(arn(eventStore), "dynamodb:Query"),
            // A transaction of two puts is allowed by PutItem.
            new Statement(List.of("dynamodb:GetItem", "dynamodb:PutItem"), written),
            allow(new Arn(failures.id()), "sqs:SendMessage")),
        false,
        Optional.of(new Failures(failures.id())));
  }

  private static Reference arn(Table table) {
    return new Arn(table.id());
  }

  private static Statement allow(Reference resource, String... actions) {
    return new Statement(List.of(actions), List.of(resource));
  }
}
