package dev.cqrs.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Translates ARNs: the engine puts everything into a region of its own. */
final class TableArns {

  private static final String ENGINE = "arn:aws:dynamodb:ddblocal:000000000000:";
  private static final Set<String> MEMBERS =
      Set.of("TableArn", "LatestStreamArn", "IndexArn", "StreamArn");

  private final String prefix;

  TableArns(String prefix) {
    this.prefix = prefix;
  }

  /** Puts our region into the ARNs of an output that holds no items. */
  JsonNode shown(JsonNode output) {
    if (output instanceof ObjectNode object) {
      for (String name : MEMBERS) {
        String arn = object.path(name).asText("");
        if (arn.startsWith(ENGINE)) {
          object.put(name, prefix + arn.substring(ENGINE.length()));
        }
      }
    }
    output.forEach(this::shown);
    return output;
  }

  /** Returns the name of the table in a name or an ARN. */
  static String tableName(String nameOrArn) {
    int table = nameOrArn.indexOf(":table/");
    if (table < 0) {
      return nameOrArn;
    }
    String rest = nameOrArn.substring(table + ":table/".length());
    int end = rest.indexOf('/');
    return end < 0 ? rest : rest.substring(0, end);
  }

  /** Returns an ARN of ours as the engine knows it. */
  String engines(String arn) {
    return arn.startsWith(prefix) ? ENGINE + arn.substring(prefix.length()) : arn;
  }
}
