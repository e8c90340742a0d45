package dev.cqrs.maven.render.cdk.python;

import static dev.cqrs.maven.render.cdk.AllowedDifferences.flat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cqrs.maven.agreement.ApplicationKind;
import dev.cqrs.maven.agreement.TemplateTree;
import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.infrastructure.InfrastructurePlanner;
import dev.cqrs.maven.infrastructure.PlanSettings;
import dev.cqrs.maven.infrastructure.Plans;
import dev.cqrs.maven.render.cdk.AllowedDifferences;
import dev.cqrs.maven.render.cdk.CdkProject;
import dev.cqrs.maven.render.cloudformation.CloudFormationRenderer;
import dev.cqrs.maven.tools.Tools.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The CDK application in Python with the real tools. */
@Tag("tools")
class CdkPythonTest {

  private static final byte[] ZIP = "uploaded, but not run".getBytes(StandardCharsets.UTF_8);

  private static final String STRICT = "{\"typeCheckingMode\": \"strict\"}\n";

  @ParameterizedTest
  @ValueSource(strings = {"user-orders", "warehouse"})
  void formatter_linter_and_type_checker_have_nothing_to_say(String application)
      throws IOException {
    CdkProject project = project(application, application);
    checkText(project);
    succeed(project, "pyright", "--warnings");
  }

  @ParameterizedTest
  @EnumSource
  void formatter_and_linter_have_nothing_to_say_of_any_kind_of_application(ApplicationKind kind)
      throws IOException {
    checkText(write(kind.name(), kind.plan()));
  }

  @ParameterizedTest
  @EnumSource(names = {"LONGEST_NAMES", "ONE_AGGREGATE"})
  void type_checker_has_nothing_to_say_of_extreme_applications(ApplicationKind kind)
      throws IOException {
    succeed(write(kind.name(), kind.plan()), "pyright", "--warnings");
  }

  @ParameterizedTest
  @ValueSource(strings = {"user-orders", "warehouse"})
  void the_synthesized_template_is_the_cloudformation_template(String application)
      throws IOException {
    CdkProject project = project(application, application);
    String said = succeed(project, "cdk", "synth", "--quiet");
    assertThat(said).doesNotContain("WARNING", "[Warning]");

    assertThat(flat(project.synthesized())).isEqualTo(flat(expected(application, project)));
    assertThat(project.folder().resolve("cdk.out/asset." + project.asset()))
        .hasSameBinaryContentAs(project.zip());

    Path deployed = project.folder().resolveSibling("deployed.json");
    Files.writeString(
        deployed, new ObjectMapper().writeValueAsString(expected(application, project)));
    String difference =
        succeed(project, "cdk", "diff", "--fail", "--template", deployed.toString());
    assertThat(difference).contains("There were no differences");
  }

  @Test
  void the_versions_are_those_of_the_checks() throws IOException {
    assertThat(Files.readAllLines(Path.of("src/test/tools/requirements.txt")))
        .containsAll(
            Files.readAllLines(
                project("warehouse", "versions").folder().resolve("requirements.txt")));
  }

  @Test
  void an_owner_adds_constructs_of_any_kind() throws IOException {
    CdkProject project = project("warehouse", "owned");
    change(
        project,
        "cqrs_stack",
        "from constructs import",
        "from aws_cdk import aws_sns\nfrom constructs import");
    change(
        project,
        "cqrs_stack",
        "        # What callers and scripts need to know.",
        "        aws_sns.Topic(self, \"Alarms\")\n        aws_sns.Topic(tables, \"Audit\")\n");
    succeed(project, "cdk", "synth", "--quiet");
    Map<String, String> resources = new TreeMap<>(flat(project.synthesized()));
    resources.keySet().removeAll(flat(expected("warehouse", project)).keySet());
    assertThat(resources).hasSize(2).containsValue("AWS::SNS::Topic");
    assertThat(resources.keySet())
        .allMatch(key -> key.matches("/Resources/(Alarms|TablesAudit)[0-9A-F]{8}/Type"));
  }

  @Test
  void a_misspelt_argument_is_found_by_the_type_checker() throws IOException {
    CdkProject project = project("warehouse", "misspelt");
    change(project, "messaging", "queue_name=queue_name", "queue_nam=queue_name");
    Outcome outcome = project.run("pyright");
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.output()).contains("No parameter named \"queue_nam\"");
  }

  @Test
  void a_wrong_key_and_a_lost_permission_are_found_in_the_synthesized_template()
      throws IOException {
    CdkProject project = project("user-orders", "wrong");
    change(project, "tables", "keys(\"AggregateId\", \"Version\")", "keys(\"Versoin\")");
    change(
        project,
        "functions",
        "[\"dynamodb:PutItem\", \"dynamodb:Query\"],\n                    tables.event",
        "[\"dynamodb:Query\"],\n                    tables.event");
    succeed(project, "cdk", "synth", "--quiet");
    Map<String, String> wrong = new TreeMap<>(flat(project.synthesized()));
    wrong.entrySet().removeAll(flat(expected("user-orders", project)).entrySet());
    assertThat(wrong)
        .containsEntry("/Resources/EventStoreTable/Properties/KeySchema/0/AttributeName", "Versoin")
        .containsEntry(
            "/Resources/CommandHandlerRole/Properties/Policies/0/PolicyDocument/Statement/0/Action/0",
            "dynamodb:Query");
  }

  private static String succeed(CdkProject project, String... command) {
    Outcome outcome = project.run(command);
    assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    return outcome.output();
  }

  private static void change(CdkProject project, String module, String part, String other)
      throws IOException {
    Path file = project.folder().resolve("infrastructure/" + module + ".py");
    String text = Files.readString(file);
    assertThat(text).contains(part);
    Files.writeString(file, text.replace(part, other));
  }

  private static Map<String, Object> expected(String application, CdkProject project)
      throws IOException {
    String template = CloudFormationRenderer.render(infrastructure(application));
    return AllowedDifferences.applied(TemplateTree.ofYaml(template), project.asset());
  }

  private static void checkText(CdkProject project) {
    succeed(project, "ruff", "format", "--check", ".");
    succeed(project, "ruff", "check", "--extend-select", "B,C4,I,N,PTH,RET,SIM,UP", ".");
  }

  private static CdkProject project(String application, String name) throws IOException {
    return write(name, infrastructure(application));
  }

  private static CdkProject write(String name, Infrastructure infrastructure) throws IOException {
    CdkProject project =
        CdkProject.write("python-" + name, new CdkPythonRenderer().render(infrastructure));
    Files.write(project.zip(), ZIP);
    Files.writeString(project.folder().resolve("pyrightconfig.json"), STRICT);
    return project;
  }

  /** With the hash of the zip, as the application names versions by it. */
  private static Infrastructure infrastructure(String application) {
    PlanSettings some = Plans.SETTINGS;
    return InfrastructurePlanner.plan(
        Plans.model(application),
        new PlanSettings(
            some.defaultProjectName(),
            some.javaRuntime(),
            some.codeBucket(),
            some.codeKey(),
            hash()));
  }

  private static String hash() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(ZIP));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }
}
