package dev.cqrs.maven.deploy;

import dev.cqrs.maven.cloud.CloudClients;
import java.util.ArrayList;
import java.util.List;

/** Looks with each service's own calls for what still carries a stack's name. */
public final class LeftOvers {

  private final CloudClients clients;

  /**
   * Creates the search.
   *
   * @param clients clients of the region to look at
   */
  public LeftOvers(CloudClients clients) {
    this.clients = clients;
  }

  /**
   * Lists what is left.
   *
   * @param prefix first part of the names, such as {@code shop-dev}
   * @param stackName stack whose name the roles carry
   * @return kind and name of each; empty when nothing is left
   */
  public List<String> find(String prefix, String stackName) {
    String start = prefix + "-";
    List<String> left = new ArrayList<>();
    clients.lambda().listFunctionsPaginator().functions().stream()
        .filter(f -> f.functionName().startsWith(start))
        .forEach(f -> left.add("function " + f.functionName()));
    clients.dynamoDb().listTablesPaginator().tableNames().stream()
        .filter(name -> name.startsWith(start))
        .forEach(name -> left.add("table " + name));
    clients.events().listEventBuses(r -> r.namePrefix(start)).eventBuses().stream()
        .filter(bus -> bus.name().startsWith(start))
        .forEach(bus -> left.add("event bus " + bus.name()));
    clients.iam().listRolesPaginator().roles().stream()
        .filter(role -> role.roleName().startsWith(stackName + "-"))
        .forEach(role -> left.add("role " + role.roleName()));
    return left;
  }
}
