package dev.cqrs.maven.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Tells the facts of policies: for each action to what it is allowed. */
public final class PolicyFacts {

  private PolicyFacts() {}

  /**
   * Adds the facts of a policy: for each action that is allowed to what.
   *
   * @param facts where to
   * @param document the policy's document
   * @param subject first words of the facts' keys
   */
  public static void add(Facts facts, Map<?, ?> document, Object... subject) {
    addAll(facts, List.of(document), subject);
  }

  /**
   * Adds the facts of several policies that hold together.
   *
   * @param facts where to
   * @param documents the policies' documents
   * @param subject first words of the facts' keys
   */
  public static void addAll(Facts facts, List<? extends Map<?, ?>> documents, Object... subject) {
    SortedMap<String, List<String>> allowed = new TreeMap<>();
    List<String> versions = new ArrayList<>();
    for (Map<?, ?> document : documents) {
      versions.add(String.valueOf(document.get("Version")));
      Canonical.unknown(facts, document, List.of("Version", "Statement"), subject);
      for (Object each : Canonical.many(document.get("Statement"))) {
        Map<?, ?> statement = (Map<?, ?>) each;
        Canonical.unknown(
            facts,
            statement,
            List.of("Sid", "Effect", "Principal", "Action", "Resource", "Condition"),
            subject);
        statement(statement, allowed);
      }
    }
    facts.putSorted(versions, words(subject, "policy version"));
    allowed.forEach((action, resources) -> facts.putSorted(resources, words(subject, action)));
  }

  private static void statement(Map<?, ?> statement, SortedMap<String, List<String>> allowed) {
    String effect = statement.get("Effect").equals("Allow") ? "" : statement.get("Effect") + " ";
    String condition =
        statement.containsKey("Condition")
            ? " when " + Canonical.json(statement.get("Condition"))
            : "";
    for (String action : Canonical.texts(statement.get("Action"))) {
      for (String principal : principals(statement.get("Principal"))) {
        for (String resource : Canonical.texts(statement.get("Resource"))) {
          allowed
              .computeIfAbsent(effect + principal + action, key -> new ArrayList<>())
              .add(resource + condition);
        }
      }
    }
  }

  private static List<String> principals(Object principal) {
    if (principal == null) {
      return List.of("");
    }
    if (principal instanceof Map<?, ?> map && map.keySet().equals(Set.of("Service"))) {
      return Canonical.texts(map.get("Service")).stream().map(service -> service + " ").toList();
    }
    return List.of(Canonical.json(principal) + " ");
  }

  /**
   * Adds the facts of who may assume a function's role.
   *
   * @param facts where to
   * @param document the role's document of trust
   * @param function the function's name
   */
  public static void trust(Facts facts, Map<?, ?> document, String function) {
    Canonical.unknown(facts, document, List.of("Version", "Statement"), "role", function, "trust");
    facts.put(document.get("Version"), "role", function, "trust version");
    for (Object each : Canonical.many(document.get("Statement"))) {
      Map<?, ?> statement = (Map<?, ?>) each;
      Canonical.unknown(
          facts,
          statement,
          List.of("Sid", "Effect", "Principal", "Action"),
          "role",
          function,
          "trust");
      String effect = statement.get("Effect").equals("Allow") ? "" : statement.get("Effect") + " ";
      for (String principal : principals(statement.get("Principal"))) {
        facts.putSorted(
            Canonical.texts(statement.get("Action")),
            "role",
            function,
            "trust",
            effect + principal.strip());
      }
    }
  }

  private static Object[] words(Object[] subject, String last) {
    List<Object> words = new ArrayList<>(List.of(subject));
    words.add(last);
    return words.toArray();
  }
}
