package dev.cqrs.maven.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cqrs.maven.problem.UserError;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** The tables that a deployed application's queries read. */
public final class ServedTables {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String prefix;
  private final NavigableMap<String, String> served;

  private ServedTables(String prefix, NavigableMap<String, String> served) {
    this.prefix = prefix;
    this.served = served;
  }

  /**
   * Asks the query handler that callers reach.
   *
   * @param lambda client of the region to look at
   * @param prefix first part of the names, such as {@code shop-dev}
   * @return its tables; none when nothing is deployed
   */
  public static ServedTables of(LambdaClient lambda, String prefix) {
    try {
      String tables =
          lambda
              .getFunctionConfiguration(
                  r -> r.functionName(prefix + "-query-handler").qualifier("live"))
              .environment()
              .variables()
              .getOrDefault("READ_MODEL_TABLES", "{}");
      return new ServedTables(
          prefix, JSON.readValue(tables, new TypeReference<TreeMap<String, String>>() {}));
    } catch (ResourceNotFoundException notDeployed) {
      return new ServedTables(prefix, new TreeMap<>());
    } catch (JsonProcessingException broken) {
      throw new UserError(
          "The function %s-query-handler has a variable READ_MODEL_TABLES that is no JSON: %s. It was not deployed by this plugin; run mvn cqrs:destroy, or give another -Dcqrs.projectName."
              .formatted(prefix, broken.getOriginalMessage()),
          broken);
    }
  }

  /**
   * The table that a read model is served from.
   *
   * @param readModel the read model
   * @return the table's name; null when the read model is not deployed
   */
  public String table(String readModel) {
    return served.get(readModel);
  }

  /**
   * Finds the read models that are served from another table than they would be.
   *
   * @param planned tables of the code, as suffixes by read model
   * @return their names; those that are not deployed are not among them
   */
  public List<String> changed(Map<String, String> planned) {
    return planned.keySet().stream()
        .filter(served::containsKey)
        .filter(name -> !served.get(name).equals(prefix + "-" + planned.get(name)))
        .sorted()
        .toList();
  }

  /**
   * Finds the read models that are not deployed, if others are.
   *
   * @param planned tables of the code, as suffixes by read model
   * @return their names
   */
  public List<String> added(Map<String, String> planned) {
    return served.isEmpty()
        ? List.of()
        : planned.keySet().stream().filter(name -> !served.containsKey(name)).sorted().toList();
  }

  /**
   * Refuses a deployment that would serve tables nobody has filled.
   *
   * @param planned tables of the code, as suffixes by read model
   * @throws UserError naming the read models and their tables
   */
  public void refuseChanged(Map<String, String> planned) {
    List<String> changed = changed(planned);
    if (changed.isEmpty()) {
      return;
    }
    StringBuilder message = new StringBuilder();
    for (String name : changed) {
      message.append(
          "The read model %s is served from the table %s, and the code has another version of it, whose table %s-%s would be empty.%n"
              .formatted(name, served.get(name), prefix, planned.get(name)));
    }
    throw new UserError(
        message
            + "Nothing was changed. Run mvn cqrs:rebuild, which fills the new table while the old one serves, and then deploys.");
  }
}
