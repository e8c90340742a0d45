package dev.cqrs.maven.render.script;

import static dev.cqrs.maven.render.script.ShellText.literal;

import dev.cqrs.maven.infrastructure.Function;
import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.infrastructure.Parameter;
import dev.cqrs.maven.infrastructure.Queue;
import dev.cqrs.maven.infrastructure.Rule;
import dev.cqrs.maven.infrastructure.Table;
import java.util.List;
import java.util.Set;

/** Renders the script that removes an infrastructure. */
final class DestroyScript {

  private static final Set<String> PARAMETERS = Set.of("ProjectName", "Environment");

  private DestroyScript() {}

  static String render(Infrastructure infrastructure) {
    List<Parameter> parameters =
        infrastructure.parameters().stream()
            .filter(parameter -> PARAMETERS.contains(parameter.name()))
            .toList();
    ShellText script = new ShellText();
    script
        .lines(
            "#!/usr/bin/env bash",
            "# Removes what deploy.sh has created: exactly the resources named here, and their data.",
            "# " + infrastructure.description() + ".",
            "# Written by cqrs-maven-plugin from the application's model: change the application,",
            "# not this file.",
            "# shellcheck source-path=SCRIPTDIR",
            "set -euo pipefail",
            "here=$(cd \"$(dirname \"$0\")\" && pwd)")
        .sources(ScriptRenderer.SHARED)
        .sources(ScriptRenderer.REMOVING)
        .section("Defaults of the options.");
    Options.defaults(script, parameters);
    script.lines("code_bucket=''", "yes=false", "force=false");
    script.section("What the help says about them.");
    Options.help(script, parameters);
    script.command("option", "code-bucket", literal("Bucket that deploy.sh was told to use"));
    script.lines(
        "",
        "usage() {",
        "  cat <<'USAGE'",
        "Usage: destroy.sh [PROJECT NAME] [OPTION VALUE]...",
        "",
        "Says what it will remove, asks, removes it with all data, and says what is left. An",
        "interrupted run is completed by the next.",
        "",
        "  --dry-run                     print every call that changes something, but make none",
        "  --yes                         do not ask",
        "  --force                       remove tables that are protected from deletion, too",
        "  --help                        print this",
        "USAGE",
        "  print_options",
        "}",
        "",
        "parse_options 'dry-run yes force' \"$@\"");
    Options.checks(script, parameters);
    script.lines("find_account");
    names(script, infrastructure);
    script.lines("", "remove_everything");
    return script.toString();
  }

  private static void names(ShellText script, Infrastructure infrastructure) {
    script
        .section("Names after project and environment.")
        .array("rules", infrastructure.rules().stream().map(Rule::suffix).toList())
        .array("archives", List.of(infrastructure.bus().archiveSuffix()))
        .array("buses", List.of(infrastructure.bus().suffix()))
        .array("functions", infrastructure.functions().stream().map(Function::suffix).toList())
        .array("queues", infrastructure.queues().stream().map(Queue::suffix).toList())
        .array("alarms", infrastructure.alarms().stream().map(Observability::suffix).toList())
        .array("dashboards", List.of(infrastructure.dashboard().suffix()))
        .array("tables", infrastructure.tables().stream().map(Table::suffix).toList())
        .lines(
            "reader="
                + literal(
                    infrastructure.function(infrastructure.publishing().functionId()).suffix()));
  }
}
