package dev.cqrs.maven.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.infrastructure.Plans;
import dev.cqrs.maven.render.terraform.TerraformRenderer;
import dev.cqrs.maven.tools.TerraformFolder;
import dev.cqrs.maven.tools.Tools;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
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

  @ParameterizedTest
  @EnumSource
  void the_configuration_of_every_kind_of_application_is_formatted_and_valid(ApplicationKind kind) {
    TerraformFolder folder =
        new TerraformFolder(
            "valid-" + kind.name().toLowerCase(Locale.ROOT),
            new TerraformRenderer().render(kind.plan()),
            TerraformFolder.Provider.AWS);

    assertThat(folder.run("fmt", "-check", "-diff", "-recursive"))
        .isEqualTo(new Tools.Outcome(0, ""));
    folder.succeed("init", "-no-color");
    assertThat(folder.run("validate", "-no-color"))
        .isEqualTo(new Tools.Outcome(0, "Success! The configuration is valid.\n\n"));
  }

  private static TerraformFolder initialised(String application, Infrastructure model) {
    TerraformFolder folder =
        new TerraformFolder("agreement-" + application, new TerraformRenderer().render(model));
    folder.succeed("init", "-no-color");
    return folder;
  }
}
