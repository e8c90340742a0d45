package dev.cqrs.maven.agreement;

import dev.cqrs.maven.infrastructure.Infrastructure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Whether a target's output describes what the model describes.
 *
 * @param <T> what the facts are extracted from
 */
public final class Agreement<T> {

  private final List<ParameterValues> deployments;
  private final List<Facts> wanted = new ArrayList<>();
  private final BiFunction<T, ParameterValues, Facts> extractor;

  /**
   * Prepares the comparison.
   *
   * @param model the model
   * @param extractor tells a target's facts for a deployment
   * @param notItsOwn categories of facts that do not concern the target
   */
  public Agreement(
      Infrastructure model, BiFunction<T, ParameterValues, Facts> extractor, String... notItsOwn) {
    // The deployment with most of everything first: it shows most mistakes.
    List<ParameterValues> sets = new ArrayList<>(ParameterValues.sets(model));
    Collections.rotate(sets, 1);
    this.deployments = List.copyOf(sets);
    this.extractor = extractor;
    deployments.forEach(values -> wanted.add(ModelFacts.of(model, values).without(notItsOwn)));
  }

  /**
   * Compares under every set of parameters.
   *
   * @param output the target's output
   * @return the differences under the first set with some, or nothing
   */
  public String differences(T output) {
    for (int i = 0; i < deployments.size(); i++) {
      ParameterValues values = deployments.get(i);
      String differences = wanted.get(i).differences(extractor.apply(output, values));
      if (!differences.isEmpty()) {
        return "With the parameters \"%s\":\n%s".formatted(values, differences);
      }
    }
    return "";
  }

  /**
   * Whether a mistake is noticed: by a difference, or because the output makes no sense.
   *
   * @param mistaken the target's output with the mistake
   * @return whether the agreement fails
   */
  public boolean notices(T mistaken) {
    try {
      return !differences(mistaken).isEmpty();
    } catch (RuntimeException senseless) {
      return true;
    }
  }
}
