package dev.cqrs.maven.agreement;

import java.util.List;

/** Tells the facts of the ways on which a template's events go. */
final class TemplateEventFacts {

  private final Facts facts;

  TemplateEventFacts(Facts facts) {
    this.facts = facts;
  }

  void bus(Properties bus) {
    facts.put("custom", "bus", bus.text("Name"));
    bus.unread(facts);
  }

  void archive(Properties archive) {
    String name = archive.text("ArchiveName");
    facts.put(archive.text("SourceArn"), "archive", name, "source");
    facts.put(Canonical.json(archive.map("EventPattern")), "archive", name, "pattern");
    facts.put(archive.text("RetentionDays"), "archive", name, "retention days");
    archive.unread(facts);
  }

  void rule(Properties rule) {
    String name = rule.text("Name");
    facts.put(rule.text("EventBusName"), "rule", name, "bus");
    facts.put(rule.optional("State").orElse("ENABLED"), "rule", name, "state");
    facts.put(Canonical.json(rule.map("EventPattern")), "rule", name, "pattern");
    for (Properties target : rule.parts("Targets")) {
      facts.put(target.text("Id"), "stack", "rule", name, "target id");
      facts.put(target.text("Arn"), "rule", name, "target");
      facts.put(target.part("DeadLetterConfig").text("Arn"), "rule", name, "target dead letters");
      // EventBridge's defaults.
      facts.put(185, "rule", name, "target attempts");
      facts.put(86_400, "rule", name, "target maximum age seconds");
    }
    rule.unread(facts);
  }

  void permission(Properties permission) {
    facts.put(
        permission.text("Action") + " from " + permission.text("SourceArn"),
        "permission",
        qualified(permission.text("FunctionName")),
        permission.text("Principal"));
    permission.unread(facts);
  }

  void mapping(Properties mapping) {
    String of = qualified(mapping.text("FunctionName"));
    facts.put(mapping.text("EventSourceArn"), "mapping", of, "source");
    facts.put(mapping.text("StartingPosition"), "mapping", of, "start");
    List<String> filters =
        mapping.part("FilterCriteria").parts("Filters").stream()
            .map(filter -> Canonical.json(filter.text("Pattern")))
            .toList();
    facts.putSorted(filters, "mapping", of, "filters");
    facts.put(mapping.text("BatchSize"), "mapping", of, "batch size");
    facts.put(
        mapping.text("MaximumBatchingWindowInSeconds"), "mapping", of, "batching window seconds");
    facts.put(mapping.text("ParallelizationFactor"), "mapping", of, "parallelization");
    facts.putSorted(mapping.texts("FunctionResponseTypes"), "mapping", of, "response types");
    facts.put(mapping.text("BisectBatchOnFunctionError"), "mapping", of, "bisects");
    facts.put(mapping.text("MaximumRetryAttempts"), "mapping", of, "attempts");
    facts.put(mapping.text("MaximumRecordAgeInSeconds"), "mapping", of, "maximum age seconds");
    facts.put(onFailure(mapping), "mapping", of, "on failure");
    mapping.unread(facts);
  }

  void retries(Properties retries) {
    String of = retries.text("FunctionName") + " " + retries.text("Qualifier");
    facts.put(onFailure(retries), "retries", of, "on failure");
    // Lambda's defaults.
    facts.put(2, "retries", of, "attempts");
    facts.put(21_600, "retries", of, "maximum age seconds");
    retries.unread(facts);
  }

  private static String onFailure(Properties owner) {
    return owner.part("DestinationConfig").part("OnFailure").text("Destination");
  }

  /** The name of the function whose ARN is given, and its qualifier. */
  private static String qualified(String arn) {
    String prefix = Arns.function("");
    return arn.startsWith(prefix) ? arn.substring(prefix.length()).replace(':', ' ') : arn;
  }
}
