package dev.cqrs.maven.agreement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Tells the facts of what Terraform has applied, by its own account of it. */
public final class TerraformFacts {

  /** What AWS makes up, and what stands for the resource itself. */
  private static final List<String> MADE_UP =
      List.of("id", "arn", "region", "uuid", "statement_id", "dashboard_arn", "qualified_arn");

  /** Its ARN is not its own. */
  private static final String TARGET = "aws_cloudwatch_event_target";

  private final Facts facts = new Facts();
  private final Map<String, List<Properties>> resources = new HashMap<>();

  private TerraformFacts() {}

  /**
   * Tells all facts.
   *
   * @param state what {@code terraform show -json} tells of the state, as a tree
   * @param variables the variables' text, for what Terraform does not tell of them
   * @param codeHash hash of the functions' code as Terraform writes it
   * @return the facts
   */
  public static Facts of(Map<?, ?> state, String variables, String codeHash) {
    return new TerraformFacts().all(state, variables, codeHash);
  }

  private Facts all(Map<?, ?> state, String variables, String codeHash) {
    Map<?, ?> values = (Map<?, ?>) state.get("values");
    Map<?, ?> module = (Map<?, ?>) values.get("root_module");
    for (Object each : (List<?>) module.get("resources")) {
      Map<?, ?> resource = (Map<?, ?>) each;
      if (resource.get("mode").equals("managed")) {
        String type = resource.get("type").toString();
        resources
            .computeIfAbsent(type, key -> new ArrayList<>())
            .add(properties(resource.get("address").toString(), resource.get("values")));
      }
    }
    TerraformStorageFacts storage = new TerraformStorageFacts(facts);
    taken("aws_dynamodb_table").forEach(storage::table);
    taken("aws_sqs_queue").forEach(storage::queue);
    taken("aws_sqs_queue_policy").forEach(storage::queuePolicy);
    taken("aws_cloudwatch_log_group").forEach(storage::logGroup);
    TerraformEventFacts events = new TerraformEventFacts(facts);
    taken("aws_cloudwatch_event_bus").forEach(events::bus);
    taken("aws_cloudwatch_event_archive").forEach(events::archive);
    taken("aws_cloudwatch_event_rule").forEach(events::rule);
    taken(TARGET).forEach(events::target);
    taken("aws_lambda_permission").forEach(events::permission);
    taken("aws_lambda_event_source_mapping").forEach(events::mapping);
    taken("aws_lambda_function_event_invoke_config").forEach(events::retries);
    TerraformFunctionFacts functions = new TerraformFunctionFacts(facts, codeHash);
    taken("aws_lambda_function").forEach(functions::function);
    taken("aws_lambda_alias").forEach(functions::alias);
    taken("aws_lambda_provisioned_concurrency_config").forEach(functions::provisionedConcurrency);
    taken("aws_iam_role").forEach(functions::role);
    taken("aws_iam_role_policy").forEach(functions::policy);
    taken("aws_iam_role_policy_attachment").forEach(functions::managedPolicy);
    functions.end();
    TerraformObservabilityFacts observability = new TerraformObservabilityFacts(facts);
    taken("aws_cloudwatch_metric_alarm").forEach(observability::alarm);
    taken("aws_cloudwatch_dashboard").forEach(observability::dashboard);
    resources.keySet().forEach(type -> facts.put(type, "unknown", "resource", type));
    ((Map<?, ?>) values.get("outputs"))
        .forEach(
            (name, output) ->
                facts.put(((Map<?, ?>) output).get("value"), "output", camelCase(name.toString())));
    TerraformVariables.add(facts, variables);
    return facts;
  }

  private List<Properties> taken(String type) {
    return Optional.ofNullable(resources.remove(type)).orElse(List.of());
  }

  /** A resource's properties, without those that nobody has set. */
  private static Properties properties(String address, Object values) {
    Map<Object, Object> set = new LinkedHashMap<>();
    ((Map<?, ?>) given(values))
        .forEach(
            (name, value) -> {
              boolean foreign = address.startsWith(TARGET) && name.equals("arn");
              if (foreign || !MADE_UP.contains(name.toString())) {
                set.put(name, value);
              }
            });
    return new Properties(address, set);
  }

  /** A tree without nulls and empty lists, which stand for what nobody has set. */
  static Object given(Object tree) {
    if (tree instanceof Map<?, ?> map) {
      Map<Object, Object> set = new LinkedHashMap<>();
      map.forEach(
          (name, value) -> {
            if (value != null && !value.equals(List.of())) {
              set.put(name, given(value));
            }
          });
      return set;
    }
    return tree instanceof List<?> list ? list.stream().map(TerraformFacts::given).toList() : tree;
  }

  /** The only one of the blocks of a name. */
  static Properties block(Properties owner, String name) {
    List<Properties> blocks = owner.parts(name);
    if (blocks.size() != 1) {
      throw new IllegalArgumentException("Not one block " + name + " but " + blocks.size());
    }
    return blocks.get(0);
  }

  static Map<?, ?> json(Properties owner, String name) {
    return (Map<?, ?>) Canonical.parse(owner.text(name));
  }

  /** {@code vpc_subnet_ids} or {@code dead-letters} as the model writes it. */
  static String camelCase(String name) {
    return Pattern.compile("(?:^|[_-])([a-z0-9])")
        .matcher(name)
        .replaceAll((MatchResult start) -> start.group(1).toUpperCase(Locale.ROOT));
  }
}
