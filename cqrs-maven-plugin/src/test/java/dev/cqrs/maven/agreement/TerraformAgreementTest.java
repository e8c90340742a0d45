package dev.cqrs.maven.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.maven.application.ApplicationModel;
import dev.cqrs.maven.application.ApplicationModel.ReadModel;
import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.infrastructure.InfrastructurePlanner;
import dev.cqrs.maven.infrastructure.Plans;
import dev.cqrs.maven.render.terraform.TerraformRenderer;
import dev.cqrs.maven.tools.TerraformFolder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("tools")
class TerraformAgreementTest {

  private static final Map<String, TerraformFolder> FOLDERS = new HashMap<>();

  static Stream<Arguments> deployments() {
    return AgreementTest.deployments();
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void what_terraform_has_applied_is_what_the_model_describes(
      String application, ParameterValues values) {
    Infrastructure model = Plans.of(application);
    TerraformFolder folder = FOLDERS.computeIfAbsent(application, key -> initialised(key, model));

    Facts found = TerraformDeployment.of(folder, values).facts();

    Facts wanted = ModelFacts.of(model, values).without("stack", "code");
    assertThat(wanted.differences(found)).isEmpty();
  }

  @Test
  void names_at_their_limits_and_more_functions_than_an_alarm_watches_agree_too() {
    ApplicationModel warehouse = Plans.model("warehouse");
    ReadModel first = warehouse.readModels().get(0);
    List<ReadModel> many =
        IntStream.range(0, 12)
            .mapToObj(i -> named(first, "longest-name-of-a-row-%02d".formatted(i)))
            .toList();
    Infrastructure model =
        InfrastructurePlanner.plan(
            new ApplicationModel(1, warehouse.aggregates(), many, List.of(), List.of()),
            Plans.SETTINGS);
    assertThat(model.alarms()).hasSize(7);

    ParameterValues values = ParameterValues.named("all different", model);
    Facts found = TerraformDeployment.of(initialised("large", model), values).facts();

    assertThat(ModelFacts.of(model, values).without("stack", "code").differences(found)).isEmpty();
  }

  @Test
  void an_application_without_read_models_agrees_too() {
    ApplicationModel warehouse = Plans.model("warehouse");
    Infrastructure model =
        InfrastructurePlanner.plan(
            new ApplicationModel(1, warehouse.aggregates(), List.of(), List.of(), List.of()),
            Plans.SETTINGS);
    ParameterValues values = ParameterValues.defaults(model);

    Facts found = TerraformDeployment.of(initialised("small", model), values).facts();

    assertThat(ModelFacts.of(model, values).without("stack", "code").differences(found)).isEmpty();
  }

  private static ReadModel named(ReadModel of, String name) {
    return new ReadModel(
        name,
        of.type(),
        of.version(),
        of.key(),
        of.crossAggregate(),
        of.indexes(),
        of.events(),
        of.components());
  }

  private static TerraformFolder initialised(String application, Infrastructure model) {
    TerraformFolder folder =
        new TerraformFolder("agreement-" + application, new TerraformRenderer().render(model));
    folder.succeed("init", "-no-color");
    return folder;
  }
}
