package dev.cqrs.maven.agreement;

import dev.cqrs.maven.agreement.ShellCalls.Call;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The resources that calls of the AWS CLI create: several calls can be about one. A call's options
 * are members of the API, whose names are those of CloudFormation, but for a few.
 */
final class ScriptResources {

  private final SortedMap<String, SortedMap<String, Map<String, Object>>> kinds = new TreeMap<>();

  /**
   * The resources of a kind.
   *
   * @param kind such as {@code table}
   * @return properties by name
   */
  SortedMap<String, Map<String, Object>> all(String kind) {
    return kinds.computeIfAbsent(kind, key -> new TreeMap<>());
  }

  /** Adds what a call says about a resource. */
  void add(Call call) {
    Map<String, Object> members = call.members();
    // Which part of the answer the script reads.
    members.remove("Query");
    switch (call.operation()) {
      case "dynamodb create-table", "dynamodb update-continuous-backups" ->
          merge("table", call.text("table-name"), members);
      case "events create-event-bus" -> merge("bus", call.text("name"), members);
      case "events create-archive" -> {
        rename(members, "EventSourceArn", "SourceArn");
        merge("archive", call.text("archive-name"), members);
      }
      case "sqs create-queue" -> {
        members.putAll(map(members.remove("Attributes")));
        merge("queue", call.text("queue-name"), members);
      }
      case "logs create-log-group", "logs put-retention-policy" ->
          merge("log group", call.text("log-group-name"), members);
      case "iam create-role" -> merge("role", call.text("role-name"), members);
      case "iam put-role-policy" -> {
        members.remove("RoleName");
        append("role", call.text("role-name"), "Policies", members);
      }
      case "iam attach-role-policy" ->
          append("role", call.text("role-name"), "ManagedPolicyArns", call.text("policy-arn"));
      case "s3api put-object" -> merge("upload", call.text("bucket"), members);
      case "cloudwatch put-metric-alarm" -> merge("alarm", call.text("alarm-name"), members);
      case "cloudwatch put-dashboard" -> {
        members.put("DashboardBody", call.text("dashboard-body"));
        merge("dashboard", call.text("dashboard-name"), members);
      }
      case "events put-rule" -> merge("rule", call.text("name"), members);
      case "events put-targets" -> {
        rename(members, "Rule", "Name");
        merge("rule", call.text("rule"), members);
      }
      default -> lambda(call, members);
    }
  }

  private void lambda(Call call, Map<String, Object> members) {
    String name = call.operation().startsWith("lambda ") ? call.text("function-name") : "";
    switch (call.operation()) {
      case "lambda create-function" -> merge("function", name, members);
      case "lambda publish-version" -> {
        merge("version", name, members);
        // A version holds what the function was when it was published.
        all("function").get(name).put("published", true);
      }
      case "lambda create-alias" -> {
        if (all("function").get(name).remove("published") != null) {
          members.replace("FunctionVersion", "VERSION", "version " + name);
        }
        merge("alias", name, members);
      }
      case "lambda put-provisioned-concurrency-config" -> {
        members.remove("FunctionName");
        rename(members, "Qualifier", "Name");
        merge("alias", name, Map.of("Name", members.remove("Name")));
        merge("alias", name, Map.of("ProvisionedConcurrencyConfig", members));
      }
      case "lambda put-function-event-invoke-config" -> merge("retries", name, members);
      case "lambda create-event-source-mapping" -> merge("mapping", name, members);
      case "lambda add-permission" -> {
        members.remove("StatementId");
        members.put("FunctionName", Arns.function(name) + ":" + members.remove("Qualifier"));
        merge("permission", name, members);
      }
      default -> merge("unknown call", call.operation(), members);
    }
  }

  private void merge(String kind, String name, Map<String, ?> members) {
    Map<String, Object> resource = all(kind).computeIfAbsent(name, key -> new LinkedHashMap<>());
    members.forEach(
        (member, value) -> {
          Object before = resource.put(member, value);
          if (before != null && !before.equals(value)) {
            throw new IllegalArgumentException(
                "The %s %s has two values of %s: %s and %s"
                    .formatted(kind, name, member, before, value));
          }
        });
  }

  private void append(String kind, String name, String member, Object value) {
    Map<String, Object> resource = all(kind).computeIfAbsent(name, key -> new LinkedHashMap<>());
    List<Object> values = new ArrayList<>();
    if (resource.get(member) instanceof List<?> before) {
      values.addAll(before);
    }
    values.add(value);
    resource.put(member, values);
  }

  static void rename(Map<String, Object> members, String from, String to) {
    if (members.containsKey(from)) {
      members.put(to, members.remove(from));
    }
  }

  /** A member with members of its own. */
  static Map<String, Object> map(Object value) {
    Map<String, Object> members = new LinkedHashMap<>();
    ((Map<?, ?>) value).forEach((name, each) -> members.put(name.toString(), each));
    return members;
  }
}
