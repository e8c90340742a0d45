package dev.cqrs.maven.agreement;

import static dev.cqrs.maven.infrastructure.Applications.index;
import static dev.cqrs.maven.infrastructure.Applications.numbered;

import dev.cqrs.maven.infrastructure.Applications;
import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.infrastructure.Plans;
import java.util.List;
import java.util.stream.IntStream;

/** Kinds of applications whose infrastructure differs. */
public enum ApplicationKind {
  /** The project that the archetype makes. */
  SAMPLE,
  /** An aggregate, and nobody who reads. */
  ONE_AGGREGATE,
  /** Ten aggregates with thirty events, and a read model of each. */
  TEN_AGGREGATES,
  /** Several read models, none with an index. */
  NO_INDEX,
  /** One read model with as many indexes as a table can have. */
  TWENTY_INDEXES,
  /** Read models whose rows several aggregates feed. */
  ACROSS_AGGREGATES,
  /** Values that only one aggregate may have. */
  UNIQUE_VALUES,
  /** Reactions, and nobody who reads. */
  REACTIONS,
  /** The second version of a read model. */
  SECOND_VERSION,
  /** Names as long as they can be. */
  LONGEST_NAMES,
  /** Names as short as they can be. */
  SHORTEST_NAMES,
  /** As many resources as a stack can have. */
  FULL_STACK;

  private static final List<String> CREATED = List.of("ThingCreated");

  /** Plans such an application. */
  public Infrastructure plan() {
    return this == SAMPLE ? Plans.of("user-orders") : application().plan();
  }

  private Applications application() {
    Applications application = new Applications();
    switch (this) {
      case ONE_AGGREGATE -> application.aggregate("Thing", false, CREATED);
      case TEN_AGGREGATES -> {
        for (int i = 1; i <= 10; i++) {
          List<String> events = numbered("Thing" + i + "Event", 3);
          application
              .aggregate("Thing" + i, i == 10, events)
              .readModel("things-" + i, 1, false, List.of(), events);
        }
      }
      case NO_INDEX ->
          application
              .aggregate("Thing", false, CREATED)
              .readModel("things", 1, false, List.of(), CREATED)
              .readModel("totals", 1, true, List.of(), CREATED);
      case TWENTY_INDEXES ->
          application
              .aggregate("Thing", false, CREATED)
              .readModel(
                  "things",
                  1,
                  false,
                  IntStream.rangeClosed(1, 20)
                      .mapToObj(
                          i -> index("By.key_" + i, "key" + i, i % 2 == 0 ? "S" : "N", "x", "N"))
                      .toList(),
                  CREATED);
      case ACROSS_AGGREGATES ->
          application
              .aggregate("Other", false, List.of("OtherCreated"))
              .aggregate("Thing", false, CREATED)
              .readModel(
                  "both",
                  1,
                  true,
                  List.of(index("Day-index", "day", "S", "amount", "N")),
                  List.of("OtherCreated", "ThingCreated"))
              .readModel("totals", 1, true, List.of(), CREATED);
      case UNIQUE_VALUES ->
          application
              .aggregate("Thing", true, CREATED)
              .readModel("things", 1, false, List.of(), CREATED)
              .reaction("check", CREATED);
      case REACTIONS ->
          application
              .aggregate("Thing", false, CREATED)
              .reaction("check", CREATED)
              .reaction("thank", CREATED);
      case SECOND_VERSION ->
          application
              .aggregate("Thing", false, CREATED)
              .readModel(
                  "things", 2, true, List.of(index("Day-index", "day", "S", "", "")), CREATED);
      case LONGEST_NAMES ->
          application
              .aggregate("T".repeat(64), true, List.of("E".repeat(255)))
              .readModel(
                  "r".repeat(24),
                  1,
                  true,
                  List.of(index("i".repeat(64), "k".repeat(255), "S", "s".repeat(255), "N")),
                  List.of("E".repeat(255)))
              .reaction("r".repeat(26), List.of("E".repeat(255)));
      case SHORTEST_NAMES ->
          application
              .aggregate("T", true, List.of("E"))
              .readModel("r", 1, true, List.of(index("iii", "k", "S", "", "")), List.of("E"))
              .reaction("r", List.of("E"));
      case FULL_STACK -> {
        application.aggregate("Thing", true, CREATED);
        numbered("rows", 42)
            .forEach(name -> application.readModel(name, 1, false, List.of(), CREATED));
      }
      case SAMPLE -> throw new IllegalStateException();
    }
    return application;
  }
}
