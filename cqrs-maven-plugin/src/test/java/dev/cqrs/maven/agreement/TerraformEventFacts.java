package dev.cqrs.maven.agreement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells the facts of the ways on which Terraform's events go. */
final class TerraformEventFacts {

  private final Facts facts;
  private final Map<String, String> buses = new HashMap<>();

  TerraformEventFacts(Facts facts) {
    this.facts = facts;
  }

  void bus(Properties bus) {
    facts.put("custom", "bus", bus.text("name"));
    bus.unread(facts);
  }

  void archive(Properties archive) {
    String name = archive.text("name");
    facts.put(archive.text("event_source_arn"), "archive", name, "source");
    facts.put(Canonical.json(archive.text("event_pattern")), "archive", name, "pattern");
    facts.put(archive.text("retention_days"), "archive", name, "retention days");
    archive.unread(facts);
  }

  void rule(Properties rule) {
    String name = rule.text("name");
    String bus = rule.text("event_bus_name");
    buses.put(name, bus);
    facts.put(bus, "rule", name, "bus");
    facts.put(rule.optional("state").orElse("ENABLED"), "rule", name, "state");
    facts.put(Canonical.json(rule.text("event_pattern")), "rule", name, "pattern");
    rule.unread(facts);
  }

  void target(Properties target) {
    String rule = target.text("rule");
    // A label that nothing refers to.
    target.text("target_id");
    String bus = target.text("event_bus_name");
    if (!bus.equals(buses.get(rule))) {
      facts.put(bus, "unknown", "rule", rule, "target's bus");
    }
    facts.put(target.text("arn"), "rule", rule, "target");
    facts.put(
        TerraformFacts.block(target, "dead_letter_config").text("arn"),
        "rule",
        rule,
        "target dead letters");
    // EventBridge's defaults.
    facts.put(185, "rule", rule, "target attempts");
    facts.put(86_400, "rule", rule, "target maximum age seconds");
    target.unread(facts);
  }

  void permission(Properties permission) {
    facts.put(
        permission.text("action") + " from " + permission.text("source_arn"),
        "permission",
        permission.text("function_name") + " " + permission.text("qualifier"),
        permission.text("principal"));
    permission.unread(facts);
  }

  void mapping(Properties mapping) {
    String of =
        mapping.text("function_name").substring(Arns.function("").length()).replace(':', ' ');
    facts.put(mapping.text("event_source_arn"), "mapping", of, "source");
    facts.put(mapping.text("starting_position"), "mapping", of, "start");
    List<String> filters =
        TerraformFacts.block(mapping, "filter_criteria").parts("filter").stream()
            .map(filter -> Canonical.json(filter.text("pattern")))
            .toList();
    facts.putSorted(filters, "mapping", of, "filters");
    facts.put(mapping.text("batch_size"), "mapping", of, "batch size");
    facts.put(
        mapping.text("maximum_batching_window_in_seconds"),
        "mapping",
        of,
        "batching window seconds");
    facts.put(mapping.text("parallelization_factor"), "mapping", of, "parallelization");
    facts.putSorted(mapping.texts("function_response_types"), "mapping", of, "response types");
    facts.put(mapping.text("bisect_batch_on_function_error"), "mapping", of, "bisects");
    facts.put(mapping.text("maximum_retry_attempts"), "mapping", of, "attempts");
    facts.put(mapping.text("maximum_record_age_in_seconds"), "mapping", of, "maximum age seconds");
    facts.put(onFailure(mapping).text("destination_arn"), "mapping", of, "on failure");
    mapping.unread(facts);
  }

  void retries(Properties retries) {
    String of = retries.text("function_name") + " " + retries.text("qualifier");
    facts.put(onFailure(retries).text("destination"), "retries", of, "on failure");
    facts.put(retries.text("maximum_retry_attempts"), "retries", of, "attempts");
    facts.put(retries.text("maximum_event_age_in_seconds"), "retries", of, "maximum age seconds");
    retries.unread(facts);
  }

  private static Properties onFailure(Properties owner) {
    Properties destination = TerraformFacts.block(owner, "destination_config");
    return TerraformFacts.block(destination, "on_failure");
  }
}
