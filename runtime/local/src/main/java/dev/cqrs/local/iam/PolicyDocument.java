package dev.cqrs.local.iam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cqrs.local.cloud.AwsError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A policy: what its statements allow and deny. */
final class PolicyDocument {

  /** What a policy says about an action; a denial outweighs all permissions. */
  enum Verdict {
    ALLOW,
    DENY,
    SILENT
  }

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> ELEMENTS =
      Set.of("Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition");

  private record Statement(
      boolean allow,
      List<String> actions,
      boolean notActions,
      List<String> resources,
      boolean notResources,
      Conditions conditions) {}

  private final List<Statement> statements = new ArrayList<>();

  /**
   * Reads a policy of a role.
   *
   * @param text the JSON text
   * @throws AwsError {@code MalformedPolicyDocument} if it is not a policy, {@code NotImplemented}
   *     if it uses what cannot be evaluated here
   */
  PolicyDocument(String text) {
    for (JsonNode statement : list(document(text).path("Statement"))) {
      statements.add(statement(statement));
    }
  }

  /**
   * Refuses now what a function would otherwise meet at run time.
   *
   * @throws AwsError as the constructor does
   */
  static void check(String text) {
    if (new PolicyDocument(text).statements.isEmpty()) {
      throw malformed("Syntax errors in policy: there is no Statement.");
    }
  }

  /** Returns the JSON of a policy document of any kind. */
  static JsonNode document(String text) {
    try {
      JsonNode document = JSON.readTree(text);
      if (document.isObject() && document.has("Statement")) {
        return document;
      }
    } catch (JsonProcessingException e) {
      throw malformed("This policy contains invalid Json: " + e.getOriginalMessage());
    }
    throw malformed("Syntax errors in policy: there is no Statement.");
  }

  private static Statement statement(JsonNode node) {
    for (Map.Entry<String, JsonNode> element : node.properties()) {
      if (!ELEMENTS.contains(element.getKey())) {
        throw malformed("Syntax errors in policy: " + element.getKey() + " is not known.");
      }
    }
    String effect = node.path("Effect").asText("");
    boolean notActions = node.has("NotAction");
    boolean notResources = node.has("NotResource");
    List<String> actions = texts(node.path(notActions ? "NotAction" : "Action"));
    List<String> resources = texts(node.path(notResources ? "NotResource" : "Resource"));
    if (!effect.equals("Allow") && !effect.equals("Deny")) {
      throw malformed("Syntax errors in policy: Effect must be Allow or Deny.");
    }
    if (actions.isEmpty()) {
      throw malformed("Policy statement must contain actions.");
    }
    if (resources.isEmpty()) {
      throw malformed("Policy statement must contain resources.");
    }
    return new Statement(
        effect.equals("Allow"),
        actions,
        notActions,
        resources,
        notResources,
        new Conditions(node.path("Condition")));
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    list(node).forEach(element -> texts.add(element.asText()));
    return texts;
  }

  private static Iterable<JsonNode> list(JsonNode node) {
    return node.isArray() || node.isMissingNode() ? node : List.of(node);
  }

  /** Returns what this policy says. */
  Verdict verdict(String action, String resource, Map<String, String> context) {
    boolean allowed = false;
    for (Statement statement : statements) {
      boolean applies =
          anyMatches(statement.actions(), action, true) != statement.notActions()
              && anyMatches(statement.resources(), resource, false) != statement.notResources()
              && statement.conditions().hold(context);
      if (applies && !statement.allow()) {
        return Verdict.DENY;
      }
      allowed |= applies;
    }
    return allowed ? Verdict.ALLOW : Verdict.SILENT;
  }

  private static boolean anyMatches(List<String> patterns, String text, boolean ignoreCase) {
    return patterns.stream().anyMatch(pattern -> Wildcard.matches(pattern, text, ignoreCase));
  }

  static AwsError malformed(String message) {
    return new AwsError("MalformedPolicyDocument", 400, message);
  }
}
