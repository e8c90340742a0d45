package dev.cqrs.maven.deploy;

import dev.cqrs.maven.cloud.CloudClients;
import java.util.ArrayList;
import java.util.List;

/** Looks with each service's own calls for what still carries a stack's name. */
final class LeftOvers {

  private final CloudClients clients;
  private final Stacks stacks;

  LeftOvers(CloudClients clients) {
    this.clients = clients;
    this.stacks = new Stacks(clients.cloudFormation());
  }

  /**
   * Lists what is left. The names of {@code shop-dev-test} start like those of {@code shop-dev}, so
   * what belongs to a stack that stands is not left over.
   *
   * @param prefix first part of the names, such as {@code shop-dev}
   * @param stackName stack whose name the roles carry
   * @return what no stack has; empty when nothing is left
   */
  List<LeftOver> find(String prefix, String stackName) {
    String start = prefix + "-";
    List<LeftOver> named = new ArrayList<>();
    clients.lambda().listFunctionsPaginator().functions().stream()
        .filter(f -> f.functionName().startsWith(start))
        .forEach(f -> named.add(new LeftOver("function", f.functionName())));
    clients.dynamoDb().listTablesPaginator().tableNames().stream()
        .filter(name -> name.startsWith(start))
        .forEach(name -> named.add(new LeftOver("table", name)));
    clients.events().listEventBuses(r -> r.namePrefix(start)).eventBuses().stream()
        .filter(bus -> bus.name().startsWith(start))
        .forEach(bus -> named.add(new LeftOver("event bus", bus.name())));
    clients.iam().listRolesPaginator().roles().stream()
        .filter(role -> role.roleName().startsWith(stackName + "-"))
        .forEach(role -> named.add(new LeftOver("role", role.roleName())));
    return named.stream().filter(each -> !stacks.isOwned(each.name())).toList();
  }
}
