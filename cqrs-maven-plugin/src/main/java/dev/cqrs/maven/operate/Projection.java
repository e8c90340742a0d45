package dev.cqrs.maven.operate;

import dev.cqrs.maven.problem.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import software.amazon.awssdk.services.lambda.LambdaClient;

/**
 * A deployed projection.
 *
 * @param readModel its read model's name
 * @param function its function's name, which is also its rule's
 * @param table table of the rows
 * @param positionsTable table of positions, when many aggregates feed the read model
 */
public record Projection(
    String readModel, String function, String table, Optional<String> positionsTable) {

  private static final String FUNCTION_OUTPUT = "ProjectionFunctionName";

  /** The table that has the markers of parked aggregates. */
  String markersTable() {
    return positionsTable.orElse(table);
  }

  /**
   * Finds the projections of a stack.
   *
   * @param lambda client of the functions' region
   * @param outputs the stack's outputs
   * @param readModels names of read models, separated by commas; null or empty for all
   * @return the projections, by the names of their outputs
   * @throws UserError when there is no read model of a name
   */
  public static List<Projection> find(
      LambdaClient lambda, Map<String, String> outputs, String readModels) {
    List<Projection> all =
        outputs.entrySet().stream()
            .filter(output -> output.getKey().endsWith(FUNCTION_OUTPUT))
            .sorted(Map.Entry.comparingByKey())
            .map(output -> of(lambda, output.getValue()))
            .toList();
    if (readModels == null || readModels.isBlank()) {
      return all;
    }
    List<Projection> chosen = new ArrayList<>();
    for (String name : readModels.split(",", -1)) {
      List<Projection> found =
          all.stream().filter(each -> each.readModel().equals(name.strip())).toList();
      if (found.isEmpty()) {
        throw unknown(name.strip(), all);
      }
      chosen.addAll(found);
    }
    return chosen;
  }

  /** The function itself knows best which tables it writes. */
  private static Projection of(LambdaClient lambda, String function) {
    Map<String, String> variables =
        lambda
            .getFunctionConfiguration(r -> r.functionName(function).qualifier("live"))
            .environment()
            .variables();
    return new Projection(
        variables.get("READ_MODEL"),
        function,
        variables.get("READ_MODEL_TABLE"),
        Optional.ofNullable(variables.get("READ_MODEL_POSITIONS_TABLE")));
  }

  private static UserError unknown(String name, List<Projection> all) {
    TreeSet<String> names = new TreeSet<>(all.stream().map(Projection::readModel).toList());
    return new UserError(
        "There is no read model '%s' in the stack; it has %s."
            .formatted(name, names.isEmpty() ? "none" : String.join(", ", names)));
  }
}
