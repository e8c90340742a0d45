package dev.cqrs.local.cloudwatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloud.Cloud;
import dev.cqrs.local.cloud.Members;
import java.util.Map;

/** The operations upon dashboards. */
final class DashboardOperations {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode dashboards;

  DashboardOperations(ObjectNode dashboards) {
    this.dashboards = dashboards;
  }

  ObjectNode call(String operation, ObjectNode input) {
    return switch (operation) {
      case "PutDashboard" -> put(input);
      case "GetDashboard" -> get(input);
      case "ListDashboards" -> list(input);
      case "DeleteDashboards" -> delete(input);
      default -> throw AwsError.unsupportedOperation("cloudwatch", operation);
    };
  }

  private ObjectNode put(ObjectNode input) {
    String name = Members.text(input, "DashboardName");
    String body = Members.text(input, "DashboardBody");
    try {
      JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new AwsError(
          "InvalidParameterInput", 400, "The body is not JSON: " + e.getOriginalMessage());
    }
    ObjectNode dashboard = dashboards.putObject(name).put("DashboardName", name);
    dashboard.put("DashboardArn", arn(name)).put("DashboardBody", body);
    dashboard.put("LastModified", System.currentTimeMillis() / 1000);
    ObjectNode output = NODES.objectNode();
    output.putArray("DashboardValidationMessages");
    return output;
  }

  private static String arn(String name) {
    return "arn:aws:cloudwatch::" + Cloud.ACCOUNT_ID + ":dashboard/" + name;
  }

  private JsonNode dashboard(String name) {
    JsonNode dashboard = dashboards.path(name);
    if (dashboard.isMissingNode()) {
      throw new AwsError("ResourceNotFound", 404, "Dashboard " + name + " does not exist");
    }
    return dashboard;
  }

  private ObjectNode get(ObjectNode input) {
    ObjectNode shown = dashboard(Members.text(input, "DashboardName")).deepCopy();
    shown.remove("LastModified");
    return shown;
  }

  private ObjectNode list(ObjectNode input) {
    String prefix = Members.text(input, "DashboardNamePrefix", "");
    ObjectNode output = NODES.objectNode();
    output.putArray("DashboardEntries");
    for (Map.Entry<String, JsonNode> dashboard : dashboards.properties()) {
      if (dashboard.getKey().startsWith(prefix)) {
        ObjectNode entry = dashboard.getValue().deepCopy();
        entry.put("Size", entry.get("DashboardBody").asText().length());
        entry.remove("DashboardBody");
        output.withArray("DashboardEntries").add(entry);
      }
    }
    return output;
  }

  private ObjectNode delete(ObjectNode input) {
    // All or none
    input.path("DashboardNames").forEach(name -> dashboard(name.asText()));
    input.path("DashboardNames").forEach(name -> dashboards.remove(name.asText()));
    return NODES.objectNode();
  }
}
