package dev.cqrs.local.cloudformation.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** AWS::CloudWatch::Dashboard. */
final class Dashboard extends DeclaredType {

  Dashboard() {
    super(
        "AWS::CloudWatch::Dashboard",
        "DashboardName, DashboardBody!",
        Set.of(),
        Set.of("DashboardName"));
  }

  @Override
  public Resource create(ObjectNode properties, Context context) {
    String name =
        properties.has("DashboardName")
            ? properties.get("DashboardName").asText()
            : context.newName(255);
    put(name, properties, context);
    context.created(name);
    return Resource.of(name);
  }

  private static void put(String name, ObjectNode properties, Context context) {
    context.call(
        "monitoring",
        "PutDashboard",
        Context.input(properties, "DashboardBody").put("DashboardName", name));
  }

  @Override
  public Resource update(Resource current, ObjectNode before, ObjectNode after, Context context) {
    put(current.physicalId(), after, context);
    return current;
  }

  @Override
  public void delete(String physicalId, ObjectNode properties, Context context) {
    ObjectNode input = Context.input();
    input.putArray("DashboardNames").add(physicalId);
    context.callIfPresent("monitoring", "DeleteDashboards", input);
  }
}
