package dev.cqrs.maven.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cqrs.maven.application.ApplicationModel;
import dev.cqrs.maven.application.ApplicationModel.EventReference;
import dev.cqrs.maven.application.ApplicationModel.Reaction;
import dev.cqrs.maven.application.ApplicationModel.ReadModel;
import dev.cqrs.maven.infrastructure.Infrastructure;
import dev.cqrs.maven.infrastructure.InfrastructurePlanner;
import dev.cqrs.maven.infrastructure.PlanSettings;
import dev.cqrs.maven.infrastructure.Plans;
import dev.cqrs.maven.problem.UserError;
import dev.cqrs.maven.render.cloudformation.CloudFormationRenderer;
import dev.cqrs.maven.render.yaml.Yaml;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.nodes.Node;

class ExpansionTest {

  private static final List<String> SECTIONS =
      List.of("Metadata", "Parameters", "Conditions", "Resources", "Outputs");

  private final String deployed = CloudFormationRenderer.render(Plans.of("user-orders"));
  private final Infrastructure next = next("user-orders", "user-profiles");
  private final String expanded = expand(deployed, next, "user-profiles");

  @Test
  void nothing_that_stands_changes() {
    for (String section : SECTIONS) {
      Map<String, String> before = texts(deployed, section);
      Map<String, String> after = texts(expanded, section);
      assertThat(after).as(section).containsAllEntriesOf(before);
    }
  }

  @Test
  void the_new_read_model_stands_beside_it_with_its_live_feed() {
    assertThat(added("Resources"))
        .containsExactlyInAnyOrder(
            "UserProfilesV2Table",
            "UserProfilesV2Rule",
            "UserProfilesV2ProjectionDeadLetterQueue",
            "UserProfilesV2ProjectionDeadLetterQueuePolicy",
            "UserProfilesV2ProjectionPermission",
            "UserProfilesV2ProjectionLogGroup",
            "UserProfilesV2ProjectionRole",
            "UserProfilesV2Projection",
            "UserProfilesV2ProjectionVersionfedcba9876",
            "UserProfilesV2ProjectionAlias",
            "UserProfilesV2ProjectionRetries",
            "UserProfilesV2ProjectionRebuildRights",
            "QueryHandlerRebuildRights");
    assertThat(added("Parameters")).containsExactly("RebuildCodeKey");
    assertThat(added("Outputs")).isEmpty();
  }

  @Test
  void only_the_new_projection_runs_the_new_code() {
    Map<String, String> resources = texts(expanded, "Resources");
    assertThat(resources.get("UserProfilesV2Projection"))
        .contains("S3Key: !Ref RebuildCodeKey")
        .doesNotContain("!Ref CodeKey");
    resources.remove("UserProfilesV2Projection");
    assertThat(resources.values()).noneMatch(text -> text.contains("RebuildCodeKey"));
  }

  @Test
  void the_new_projection_may_scan_the_event_store_until_the_switch() {
    assertThat(texts(expanded, "Resources").get("UserProfilesV2ProjectionRebuildRights"))
        .contains(
            "Type: AWS::IAM::RolePolicy",
            "RoleName: !Ref UserProfilesV2ProjectionRole",
            "dynamodb:Scan",
            "!GetAtt EventStoreTable.Arn");
    assertThat(CloudFormationRenderer.render(next)).doesNotContain("dynamodb:Scan");
  }

  @Test
  void the_query_handler_keeps_its_right_to_the_old_table_until_the_switch_is_over() {
    assertThat(texts(expanded, "Resources").get("QueryHandlerRebuildRights"))
        .contains(
            "RoleName: !Ref QueryHandlerRole",
            "!GetAtt UserProfilesTable.Arn",
            "${UserProfilesTable.Arn}/index/Email-index");
  }

  @Test
  void what_was_added_can_be_taken_away_again() {
    assertThat(Expansion.isExpanded(deployed)).isFalse();
    assertThat(Expansion.isExpanded(expanded)).isTrue();

    String again = Expansion.without(expanded);

    assertThat(Expansion.isExpanded(again)).isFalse();
    for (String section : SECTIONS) {
      assertThat(texts(again, section)).as(section).isEqualTo(texts(deployed, section));
    }
  }

  @Test
  void a_read_model_across_aggregates_gets_its_positions_too() {
    String warehouse = CloudFormationRenderer.render(Plans.of("warehouse"));
    Infrastructure raised = next("warehouse", "stock-by-shelf-2");

    assertThat(texts(expand(warehouse, raised, "stock-by-shelf-2"), "Resources"))
        .containsKeys("StockByShelf2V2Table", "StockByShelf2V2PositionsTable");
  }

  @Test
  void a_read_model_takes_nothing_of_one_whose_name_begins_like_its_own() {
    ReadModelParts parts = new ReadModelParts(planned("orders", "orders-projection"));

    assertThat(parts.belongs("OrdersProjectionAlias", "orders")).isTrue();
    assertThat(parts.belongs("OrdersProjectionTable", "orders")).isFalse();
    assertThat(parts.belongs("OrdersProjectionTable", "orders-projection")).isTrue();
    assertThat(parts.belongs("EventStoreTable", "orders")).isFalse();
  }

  @Test
  void a_template_of_something_else_is_refused() {
    assertThatThrownBy(() -> expand("Resources: {Queue: {Type: 'AWS::SQS::Queue'}}", next))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "The deployed template has no QueryHandlerRole with a policy, so it was not rendered by this plugin. Deploy the code that stands with this plugin first.");
  }

  private static String expand(String deployed, Infrastructure next, String... readModels) {
    return Expansion.with(deployed, CloudFormationRenderer.render(next), next, List.of(readModels));
  }

  private Set<String> added(String section) {
    Set<String> added = new TreeSet<>(texts(expanded, section).keySet());
    added.removeAll(texts(deployed, section).keySet());
    return added;
  }

  private static Map<String, String> texts(String template, String section) {
    Map<String, String> texts = new TreeMap<>();
    Map<String, Node> entries = TemplateSections.read(template).section(section);
    entries.forEach((name, node) -> texts.put(name, Yaml.write(node)));
    return texts;
  }

  /** The application with a later version of one read model, from other code. */
  private static Infrastructure next(String application, String raised) {
    ApplicationModel model = Plans.model(application);
    List<ReadModel> readModels =
        model.readModels().stream()
            .map(each -> each.name().equals(raised) ? version(each, 2) : each)
            .toList();
    return plan(
        new ApplicationModel(
            model.format(), model.aggregates(), readModels, model.queries(), model.reactions()));
  }

  private static Infrastructure planned(String... names) {
    ReadModel any = Plans.model("user-orders").readModels().get(0);
    return plan(
        new ApplicationModel(
            1,
            List.of(),
            Arrays.stream(names).map(name -> named(any, name)).toList(),
            List.of(),
            List.of(reaction("stock-check"), reaction("price-check"))));
  }

  private static Reaction reaction(String name) {
    return new Reaction(name, "a.Check", List.of(new EventReference("Happened", "Thing")));
  }

  private static Infrastructure plan(ApplicationModel model) {
    PlanSettings settings = Plans.SETTINGS;
    return InfrastructurePlanner.plan(
        model,
        new PlanSettings(
            settings.defaultProjectName(),
            settings.javaRuntime(),
            settings.codeBucket(),
            "cqrs-demo/functions-fedcba9876543210.zip",
            "fedcba9876543210".repeat(4)));
  }

  private static ReadModel version(ReadModel of, int version) {
    return new ReadModel(
        of.name(),
        of.type(),
        version,
        of.key(),
        of.crossAggregate(),
        of.indexes(),
        of.events(),
        of.components());
  }

  private static ReadModel named(ReadModel of, String name) {
    return new ReadModel(
        name,
        of.type(),
        1,
        of.key(),
        of.crossAggregate(),
        of.indexes(),
        of.events(),
        of.components());
  }
}
