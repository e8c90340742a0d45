package dev.cqrs.maven.goal;

import dev.cqrs.maven.console.Amounts;
import dev.cqrs.maven.console.Console;
import dev.cqrs.maven.deploy.DeletionProtection;
import dev.cqrs.maven.deploy.ServedTables;
import dev.cqrs.maven.deploy.StackSettings;
import dev.cqrs.maven.rebuild.ReadModelRebuild.Speed;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Says what a rebuild would do. */
final class RebuildPlan {

  private final Console console;
  private final StackSettings settings;
  private final ServedTables served;
  private final Map<String, String> planned;
  private final DeletionProtection protection;

  RebuildPlan(
      Console console,
      StackSettings settings,
      ServedTables served,
      Map<String, String> planned,
      DeletionProtection protection) {
    this.console = console;
    this.settings = settings;
    this.served = served;
    this.planned = planned;
    this.protection = protection;
  }

  void print(List<String> readModels, long events, Speed speed) {
    String time =
        speed.rate() == 0
            ? "as fast as it goes"
            : "%s at %s a second"
                .formatted(
                    Amounts.seconds(Duration.ofMillis(Math.round(events * 1000 / speed.rate()))),
                    speed.rate());
    console.line("1 of 4 would add beside what serves:");
    for (String name : readModels) {
      console.line("  %-15s table %s with projection and rule", name, table(name));
    }
    console.line(
        "2 of 4 would read about %,d events for each, in %d segments: %s",
        events, speed.segments(), time);
    console.line("3 of 4 would read them again and compare");
    console.line("4 of 4 would deploy the code and remove:");
    for (String name : readModels) {
      console.line("  %-15s %s", name, removed(served.table(name)));
    }
    console.line("Nothing was changed. Without -Dcqrs.dryRun it is done.");
  }

  private String removed(String table) {
    if (table == null) {
      return "nothing, it is new";
    }
    return protection.protects(table)
        ? "projection and rule; table %s is protected against deletion and stays".formatted(table)
        : "table " + table;
  }

  private String table(String readModel) {
    return settings.prefix() + "-" + planned.get(readModel);
  }
}
