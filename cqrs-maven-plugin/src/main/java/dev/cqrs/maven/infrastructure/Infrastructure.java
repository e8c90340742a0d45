package dev.cqrs.maven.infrastructure;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An application's whole infrastructure.
 *
 * @param description one line for people who find the stack
 * @param code the functions' code
 * @param parameters what can be set when deploying
 * @param tables event store first, then unique values, if there are any, and the read models
 * @param bus event bus with its archive
 * @param queues queues of events that failed
 * @param functions command handler, query handler, event publisher, the projections, then the
 *     reactions
 * @param publishing how the event store's changes reach the publisher
 * @param rules how events reach the projections and reactions
 * @param alarms what is watched
 * @param dashboard what is shown
 * @param outputs what callers and scripts need to know
 */
public record Infrastructure(
    String description,
    Code code,
    List<Parameter> parameters,
    List<Table> tables,
    EventBus bus,
    List<Queue> queues,
    List<Function> functions,
    StreamMapping publishing,
    List<Rule> rules,
    List<Alarm> alarms,
    Dashboard dashboard,
    List<Output> outputs) {

  /** Makes the infrastructure; its lists are copied. */
  public Infrastructure {
    parameters = List.copyOf(parameters);
    tables = List.copyOf(tables);
    queues = List.copyOf(queues);
    functions = List.copyOf(functions);
    rules = List.copyOf(rules);
    alarms = List.copyOf(alarms);
    outputs = List.copyOf(outputs);
  }

  /**
   * The functions' code.
   *
   * @param runtime Lambda runtime, such as {@code java17}
   * @param version first ten hex digits of the zip's SHA-256
   */
  public record Code(String runtime, String version) {}

  /**
   * The names of the read models, sorted.
   *
   * @return one name per projection
   */
  public List<String> readModels() {
    return rules.stream().map(Rule::readModel).filter(name -> !name.isEmpty()).toList();
  }

  /**
   * The tables that queries read.
   *
   * @return names after {@code project-environment-}, by read model
   */
  public SortedMap<String, String> readModelTables() {
    SortedMap<String, String> suffixes = new TreeMap<>();
    if (function("QueryHandler").environment().get("READ_MODEL_TABLES")
        instanceof Reference.TableNames names) {
      names
          .tableIds()
          .forEach(
              (readModel, id) ->
                  tables.stream()
                      .filter(table -> table.id().equals(id))
                      .forEach(table -> suffixes.put(readModel, table.suffix())));
    }
    return suffixes;
  }

  /**
   * Finds a function.
   *
   * @param id its logical id
   * @return the function
   * @throws IllegalArgumentException when there is none
   */
  public Function function(String id) {
    return functions.stream()
        .filter(f -> f.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No function " + id));
  }
}
