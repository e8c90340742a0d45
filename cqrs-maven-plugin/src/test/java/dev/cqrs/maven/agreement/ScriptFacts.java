package dev.cqrs.maven.agreement;

import static dev.cqrs.maven.agreement.ScriptResources.map;
import static dev.cqrs.maven.agreement.ScriptResources.rename;

import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** Tells the facts of the calls that the scripts make in an empty account. */
final class ScriptFacts {

  private static final String ZIP = "functions.zip";

  private final ParameterValues values;
  private final ScriptResources resources = new ScriptResources();
  private final Facts facts = new Facts();

  private ScriptFacts(ParameterValues values) {
    this.values = values;
  }

  /**
   * Tells the facts.
   *
   * @param printed what the dry run printed: calls, then outputs as JSON
   * @param values the deployment's parameters
   * @return the facts
   */
  static Facts of(String printed, ParameterValues values) {
    ScriptFacts all = new ScriptFacts(values);
    int outputs = printed.indexOf("\n{\n") + 1;
    ShellCalls.parse(printed.substring(0, outputs)).forEach(all.resources::add);
    all.storage();
    all.events();
    all.functions();
    all.observability();
    ((Map<?, ?>) Canonical.parse(printed.substring(outputs)))
        .forEach((name, value) -> all.facts.put(value, "output", name));
    all.resources
        .all("unknown call")
        .forEach((call, members) -> all.facts.put(Canonical.json(members), "unknown", call));
    return all.facts;
  }

  private void each(String kind, Consumer<Properties> teller) {
    resources
        .all(kind)
        .forEach((name, members) -> teller.accept(new Properties(kind + " " + name, members)));
  }

  private void storage() {
    TemplateStorageFacts storage = new TemplateStorageFacts(facts);
    resources.all("table").values().forEach(this::table);
    each("table", storage::table);
    resources
        .all("queue")
        .forEach(
            (name, queue) -> {
              Object policy = queue.remove("Policy");
              if (policy != null) {
                PolicyFacts.add(facts, map(Canonical.parse(policy.toString())), "queue", name);
              }
            });
    each("queue", storage::queue);
    each("log group", storage::logGroup);
  }

  private void table(Map<String, Object> table) {
    Map<String, Object> encryption = map(table.remove("SseSpecification"));
    rename(encryption, "Enabled", "SSEEnabled");
    table.put("SSESpecification", encryption);
    if (table.get("StreamSpecification") != null) {
      Map<String, Object> stream = map(table.get("StreamSpecification"));
      if (stream.get("StreamEnabled").equals("true")) {
        stream.remove("StreamEnabled");
      }
      table.put("StreamSpecification", stream);
    }
  }

  private void events() {
    TemplateEventFacts events = new TemplateEventFacts(facts);
    each("bus", events::bus);
    each("archive", events::archive);
    each("rule", events::rule);
    each("permission", events::permission);
    each("mapping", events::mapping);
    each("retries", events::retries);
  }

  private void functions() {
    TemplateFunctionFacts functions = new TemplateFunctionFacts(facts, this::role, values, true);
    resources.all("function").values().forEach(function -> function.put("Code", code(function)));
    each("function", functions::function);
    each("alias", functions::alias);
    each("version", functions::version);
    resources
        .all("role")
        .keySet()
        .forEach(role -> facts.put("no function's", "unknown role", role));
  }

  private Properties role(String name) {
    Map<String, Object> role = resources.all("role").remove(name);
    if (role == null) {
      throw new IllegalArgumentException("There is no role " + name);
    }
    role.remove("RoleName");
    return new Properties("role " + name, role);
  }

  /** Where the code is, as CloudFormation says it; the zip itself is what the parameters name. */
  private Map<String, Object> code(Map<String, Object> function) {
    Object direct = function.remove("ZipFile");
    if (direct != null) {
      return direct.toString().matches("fileb://.*/scripts/\\.\\./" + ZIP)
          ? Map.of("S3Bucket", values.text("CodeBucket"), "S3Key", values.text("CodeKey"))
          : Map.of("S3Bucket", "file", "S3Key", direct);
    }
    Object bucket = function.remove("S3Bucket");
    Map<String, Object> upload = resources.all("upload").getOrDefault(bucket, Map.of());
    boolean uploaded = String.valueOf(upload.get("Body")).endsWith("/" + ZIP);
    Object key = function.remove("S3Key");
    return Map.of(
        "S3Bucket", bucket, "S3Key", uploaded && key.equals(upload.get("Key")) ? key : "nothing");
  }

  private void observability() {
    TemplateObservabilityFacts observability = new TemplateObservabilityFacts(facts);
    resources
        .all("alarm")
        .forEach(
            (name, alarm) -> {
              alarm.remove("AlarmName");
              observability.alarm(id(name), new Properties("alarm " + name, alarm));
            });
    each("dashboard", observability::dashboard);
  }

  /** The model's id of an alarm. */
  private String id(String name) {
    String prefix = values.named("");
    StringBuilder id = new StringBuilder();
    for (String word : name.substring(prefix.length()).split("-", -1)) {
      id.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
    }
    return id.toString();
  }
}
