package dev.cqrs.maven.render.script;

import static dev.cqrs.maven.render.script.ShellText.literal;

import dev.cqrs.maven.infrastructure.EventBus;
import dev.cqrs.maven.infrastructure.Function;
import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.infrastructure.Parameter;
import dev.cqrs.maven.infrastructure.Queue;
import dev.cqrs.maven.infrastructure.Rule;
import dev.cqrs.maven.infrastructure.StreamMapping;
import dev.cqrs.maven.infrastructure.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Renders the script that creates an infrastructure, or brings it up to date. */
final class DeployScript {

  private final Infrastructure infrastructure;
  private final Words words;
  private final ShellText script = new ShellText();

  private DeployScript(Infrastructure infrastructure) {
    this.infrastructure = infrastructure;
    this.words = new Words(infrastructure);
  }

  static String render(Infrastructure infrastructure) {
    DeployScript deploy = new DeployScript(infrastructure);
    deploy.head();
    deploy.tables();
    deploy.events();
    deploy.roles();
    deploy.functions();
    deploy.rules();
    Observability.add(deploy.script, infrastructure, deploy.words);
    deploy.outputs();
    return deploy.script.toString();
  }

  private void head() {
    script
        .lines(
            "#!/usr/bin/env bash",
            "# Creates the infrastructure with the AWS CLI, or brings it up to date.",
            "# " + infrastructure.description() + ".",
            "# Written by cqrs-maven-plugin from the application's model: change the application,",
            "# not this file.",
            "# shellcheck source-path=SCRIPTDIR",
            "set -euo pipefail",
            "here=$(cd \"$(dirname \"$0\")\" && pwd)")
        .sources(ScriptRenderer.SHARED)
        .sources(ScriptRenderer.DEPLOYING)
        .section("Defaults of the options.");
    List<Parameter> parameters = Options.of(infrastructure);
    Options.defaults(script, parameters);
    script.lines("code_bucket=''", "code_key=''", "outputs=text");
    script.section("What the help says about them.");
    Options.help(script, parameters);
    script
        .command("option", "code-bucket", literal(Options.CODE_BUCKET))
        .command("option", "code-key", literal("Key of the upload; empty for one made of its hash"))
        .command("option", "outputs", literal("How outputs are printed: text, json or env"));
    script.lines(
        "",
        "usage() {",
        "  cat <<'USAGE'",
        "Usage: deploy.sh [PROJECT NAME] [OPTION VALUE]...",
        "",
        "Creates the infrastructure, or brings it up to date. A second run changes nothing, and an",
        "interrupted one is completed by the next. Region and credentials are those of the AWS CLI.",
        "",
        "  --dry-run                     print every call that changes something, but make none",
        "  --help                        print this",
        "USAGE",
        "  print_options",
        "}",
        "",
        "parse_options 'dry-run' \"$@\"");
    Options.checks(script, parameters);
    script
        .command("check_choice", "outputs", "text", "json", "env")
        .lines(
            "find_account",
            "name_arns",
            "resume='Not finished. Run the same command again: it goes on from here.'",
            "say \"$prefix in $region, account $account\"");
  }

  private void tables() {
    script.section("Tables.");
    for (Table table : infrastructure.tables()) {
      for (Table.Index index : table.indexes()) {
        List<String> words =
            new ArrayList<>(List.of("index", index.name(), keys(index.partition(), index.sort())));
        if (!index.attributes().isEmpty()) {
          words.add(literal(String.join(" ", index.attributes())));
        }
        script.command(words);
      }
      List<String> words =
          new ArrayList<>(
              List.of(
                  "ensure_table",
                  table.suffix(),
                  "\"$" + Words.variable(table.capacityParameter()) + "\"",
                  keys(table.partition(), table.sort())));
      if (table.stream()) {
        words.add("NEW_IMAGE");
      }
      script.command(words);
    }
    script.lines("finish_tables");
  }

  private static String keys(Table.Key partition, Optional<Table.Key> sort) {
    return key(partition) + sort.map(key -> "," + key(key)).orElse("");
  }

  private static String key(Table.Key key) {
    return key.name() + ":" + key.type();
  }

  private void events() {
    EventBus bus = infrastructure.bus();
    script
        .section("Events on their way to projections and reactions.")
        .command("ensure_bus", bus.suffix())
        .command(
            "ensure_archive",
            bus.archiveSuffix(),
            bus.suffix(),
            "\"$" + Words.variable(bus.retentionParameter()) + "\"")
        .section("What failed stays here until it has been looked at.");
    for (Queue queue : infrastructure.queues()) {
      List<String> words =
          new ArrayList<>(
              List.of("ensure_queue", queue.suffix(), Integer.toString(queue.retentionDays())));
      infrastructure.rules().stream()
          .filter(rule -> rule.queueId().equals(queue.id()))
          .forEach(rule -> words.add("\"" + ruleArn(rule) + "\""));
      script.command(words);
    }
  }

  private String ruleArn(Rule rule) {
    return "$rule_arn-" + infrastructure.bus().suffix() + "/$prefix-" + rule.suffix();
  }

  private void roles() {
    script
        .section("A role for each function, which allows just what it does.")
        .command("find_stream", suffixOfTable(infrastructure.publishing().tableId()));
    for (Function function : infrastructure.functions()) {
      script.lines("");
      function
          .permissions()
          .forEach(
              statement -> {
                List<String> allowed =
                    new ArrayList<>(
                        List.of("allow", literal(String.join(" ", statement.actions()))));
                statement.resources().forEach(resource -> allowed.add(words.word(resource)));
                script.command(allowed);
              });
      script.command("ensure_role", function.suffix());
    }
  }

  private void functions() {
    script
        .section("Functions.")
        .lines("runtime=" + infrastructure.code().runtime())
        .command("find_code", "\"$here/../functions.zip\"");
    for (Function function : infrastructure.functions()) {
      script.lines("");
      function
          .environment()
          .forEach((name, value) -> script.command("variable", name, words.word(value)));
      List<String> ensure =
          new ArrayList<>(
              List.of(
                  "ensure_function",
                  function.suffix(),
                  function.handler(),
                  words.word(function.timeout()),
                  literal(function.purpose())));
      if (function.awaited()) {
        ensure.add("awaited");
      }
      script.command(ensure);
      function
          .failures()
          .ifPresent(
              failures ->
                  script.command(
                      "ensure_failures", function.suffix(), suffixOfQueue(failures.queueId())));
    }
  }

  private void rules() {
    script.section("Which events each projection and reaction gets.");
    for (Rule rule : infrastructure.rules()) {
      List<String> ensure =
          new ArrayList<>(
              List.of(
                  "ensure_rule",
                  infrastructure.bus().suffix(),
                  rule.suffix(),
                  infrastructure.function(rule.functionId()).suffix(),
                  rule.functionId(),
                  suffixOfQueue(rule.queueId())));
      rule.eventTypes().forEach(type -> ensure.add(literal(type)));
      script.command(ensure);
    }
    StreamMapping mapping = infrastructure.publishing();
    script
        .section("From the stream to the publisher: once everything that follows is there.")
        .command(
            "ensure_mapping",
            infrastructure.function(mapping.functionId()).suffix(),
            suffixOfQueue(mapping.queueId()),
            Integer.toString(mapping.batchSize()),
            Integer.toString(mapping.retries()),
            Integer.toString(mapping.maximumAgeSeconds()),
            Integer.toString(mapping.parallelization()));
  }

  private void outputs() {
    script.section("What callers and scripts need to know.").lines("say_summary");
    script.command("find_queue_url", infrastructure.queues().get(0).suffix());
    infrastructure
        .outputs()
        .forEach(output -> script.command("output", output.name(), words.word(output.value())));
    script.lines("print_outputs");
  }

  private String suffixOfTable(String id) {
    return infrastructure.tables().stream()
        .filter(table -> table.id().equals(id))
        .map(Table::suffix)
        .findFirst()
        .orElseThrow();
  }

  private String suffixOfQueue(String id) {
    return infrastructure.queues().stream()
        .filter(queue -> queue.id().equals(id))
        .map(Queue::suffix)
        .findFirst()
        .orElseThrow();
  }
}
