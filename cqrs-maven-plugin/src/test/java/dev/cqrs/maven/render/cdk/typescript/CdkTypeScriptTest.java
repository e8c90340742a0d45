package dev.cqrs.maven.render.cdk.typescript;

import static dev.cqrs.maven.render.cdk.AllowedDifferences.flat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cqrs.maven.agreement.ApplicationKind;
import dev.cqrs.maven.agreement.TemplateTree;
import dev.cqrs.maven.infrastructure.InfrastructurePlanner;
import dev.cqrs.maven.infrastructure.PlanSettings;
import dev.cqrs.maven.infrastructure.Plans;
import dev.cqrs.maven.render.RenderedFile;
import dev.cqrs.maven.render.cdk.AllowedDifferences;
import dev.cqrs.maven.render.cdk.CdkProject;
import dev.cqrs.maven.render.cloudformation.CloudFormationRenderer;
import dev.cqrs.maven.tools.Tools.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The CDK application in TypeScript with the real tools. */
@Tag("tools")
class CdkTypeScriptTest {

  @ParameterizedTest
  @ValueSource(strings = {"user-orders", "warehouse"})
  void compiler_and_formatter_have_nothing_to_say(String application) throws IOException {
    CdkProject project = project(application);
    saysNothing(project, "npx", "tsc");
    saysNothing(project, "npx", "prettier", "--list-different", ".");
  }

  @ParameterizedTest
  @EnumSource
  void the_formatter_has_nothing_to_say_of_any_kind_of_application(ApplicationKind kind)
      throws IOException {
    saysNothing(project(kind), "npx", "prettier", "--list-different", ".");
  }

  @ParameterizedTest
  @EnumSource(names = {"LONGEST_NAMES", "ONE_AGGREGATE"})
  void the_compiler_has_nothing_to_say_of_extreme_applications(ApplicationKind kind)
      throws IOException {
    saysNothing(project(kind), "npx", "tsc");
  }

  @ParameterizedTest
  @ValueSource(strings = {"user-orders", "warehouse"})
  void the_synthesized_template_is_the_cloudformation_template(String application)
      throws IOException {
    CdkProject project = project(application);
    assertThat(synthesize(project).lines().filter(line -> line.contains("warning"))).isEmpty();

    assertThat(flat(project.synthesized())).isEqualTo(flat(expected(application, project)));
    assertThat(project.folder().resolve("cdk.out/asset." + project.asset()))
        .hasSameBinaryContentAs(project.zip());

    Path expected = project.folder().resolveSibling("expected.json");
    Files.writeString(
        expected, new ObjectMapper().writeValueAsString(expected(application, project)));
    Outcome diff = project.run("npx", "cdk", "diff", "--template", expected.toString(), "--fail");
    assertThat(diff.output()).contains("There were no differences");
    assertThat(diff.exitCode()).isZero();
  }

  @Test
  void an_owner_adds_constructs_of_any_kind() throws IOException {
    CdkProject project =
        planted(
            "owned",
            "import { addConditions }",
            "import { Topic } from 'aws-cdk-lib/aws-sns';\nimport { addConditions }",
            "    // What callers and scripts need to know.",
            "    new Topic(this, 'Alarms');\n    new Topic(this, 'Audit');\n");
    synthesize(project);
    Map<String, String> resources = new TreeMap<>(flat(project.synthesized()));
    resources.keySet().removeAll(flat(expected("user-orders", project)).keySet());
    assertThat(resources).hasSize(2).containsValue("AWS::SNS::Topic");
    assertThat(resources.keySet())
        .allMatch(key -> key.matches("/Resources/(Alarms|Audit)[0-9A-F]{8}/Type"));
  }

  @Test
  void a_misspelt_property_is_found_by_the_compiler() throws IOException {
    CdkProject project = planted("misspelt", "tableName: ", "tableNam: ");
    Outcome outcome = project.run("npx", "tsc");
    assertThat(outcome.exitCode()).isNotZero();
    assertThat(outcome.output()).contains("'tableNam' does not exist in type 'CfnTableProps'");
  }

  @Test
  void a_wrong_key_and_a_lost_permission_are_found_in_the_synthesized_template()
      throws IOException {
    CdkProject project =
        planted(
            "wrong",
            "attributeName: 'Version', keyType: 'RANGE'",
            "attributeName: 'Versoin', keyType: 'RANGE'",
            "allow(['dynamodb:PutItem', 'dynamodb:Query'], tables.eventStoreTable",
            "allow(['dynamodb:Query'], tables.eventStoreTable");
    synthesize(project);
    Map<String, String> wrong = new TreeMap<>(flat(project.synthesized()));
    wrong.entrySet().removeAll(flat(expected("user-orders", project)).entrySet());
    assertThat(wrong)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "/Resources/EventStoreTable/Properties/KeySchema/1/AttributeName",
                "Versoin",
                "/Resources/CommandHandlerRole/Properties/Policies/0/PolicyDocument/Statement/0/Action/0",
                "dynamodb:Query"));
  }

  private static void saysNothing(CdkProject project, String... command) {
    assertThat(project.run(command)).isEqualTo(new Outcome(0, ""));
  }

  private static CdkProject project(ApplicationKind kind) throws IOException {
    return write(
        "typescript-" + kind,
        new CdkTypeScriptRenderer().render(kind.plan()),
        UnaryOperator.identity());
  }

  private static String synthesize(CdkProject project) {
    Outcome outcome = project.run("npx", "cdk", "synth", "--quiet");
    assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    return outcome.output().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> expected(String application, CdkProject project)
      throws IOException {
    PlanSettings some = Plans.SETTINGS;
    PlanSettings settings =
        new PlanSettings(
            some.defaultProjectName(),
            some.javaRuntime(),
            some.codeBucket(),
            some.codeKey(),
            hash(project.zip()));
    String template =
        CloudFormationRenderer.render(
            InfrastructurePlanner.plan(Plans.model(application), settings));
    return AllowedDifferences.applied(TemplateTree.ofYaml(template), project.asset());
  }

  /** The versions of functions carry the hash of the zip that CDK has found. */
  private static String hash(Path zip) throws IOException {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(zip));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static CdkProject project(String application) throws IOException {
    return write("typescript-" + application, render(application), UnaryOperator.identity());
  }

  private static CdkProject planted(String name, String... replacements) throws IOException {
    return write(
        "typescript-" + name,
        render("user-orders"),
        text -> {
          String changed = text;
          for (int i = 0; i < replacements.length; i += 2) {
            changed =
                changed.replaceFirst(
                    Pattern.quote(replacements[i]), Matcher.quoteReplacement(replacements[i + 1]));
          }
          return changed;
        });
  }

  private static CdkProject write(
      String name, List<RenderedFile> files, UnaryOperator<String> change) throws IOException {
    CdkProject project =
        CdkProject.write(
            name,
            files.stream()
                .map(file -> new RenderedFile(file.path(), change.apply(file.text())))
                .toList());
    project.linkNodePackages();
    return project;
  }

  private static List<RenderedFile> render(String application) {
    return new CdkTypeScriptRenderer().render(Plans.of(application));
  }
}
