package dev.cqrs.maven.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.cqrs.maven.infrastructure.Infrastructure;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Every target's own output describes what the model describes, for applications of any kind. */
@Tag("tools")
class EveryTargetTest {

  private static final int RANDOM_ONES = 3;

  @TestFactory
  Stream<DynamicTest> every_target_describes_any_application() {
    Map<String, Infrastructure> models = models();
    return Stream.of(AgreementTarget.values())
        .map(
            target ->
                dynamicTest(
                    target.format(),
                    () -> {
                      Map<String, Function<ParameterValues, Facts>> read = target.read(models);
                      assertThat(read.keySet()).isEqualTo(models.keySet());
                      for (Map.Entry<String, Infrastructure> model : models.entrySet()) {
                        check(target, model, read.get(model.getKey()));
                      }
                    }));
  }

  private static void check(
      AgreementTarget target,
      Map.Entry<String, Infrastructure> model,
      Function<ParameterValues, Facts> read) {
    for (ParameterValues values : target.deployments(model.getValue())) {
      assertThat(target.wanted(model.getValue(), values).differences(read.apply(values)))
          .as("%s with the parameters \"%s\"", model.getKey(), values)
          .isEmpty();
    }
  }

  private static Map<String, Infrastructure> models() {
    Map<String, Infrastructure> models = new TreeMap<>();
    for (ApplicationKind kind : ApplicationKind.values()) {
      models.put(kind.name(), kind.plan());
    }
    for (int seed = 1; seed <= RANDOM_ONES; seed++) {
      models.put("RANDOM_" + seed, RandomApplications.of(seed).plan());
    }
    return models;
  }
}
