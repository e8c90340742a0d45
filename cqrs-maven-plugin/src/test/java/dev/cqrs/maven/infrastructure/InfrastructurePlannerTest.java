package dev.cqrs.maven.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.cqrs.maven.application.ApplicationModel;
import dev.cqrs.maven.application.ApplicationModel.EventReference;
import dev.cqrs.maven.application.ApplicationModel.Reaction;
import dev.cqrs.maven.application.ApplicationModel.ReadModel;
import dev.cqrs.maven.infrastructure.Reference.Arn;
import dev.cqrs.maven.infrastructure.Reference.IndexArn;
import dev.cqrs.maven.infrastructure.Reference.Name;
import dev.cqrs.maven.infrastructure.Reference.TableNames;
import dev.cqrs.maven.infrastructure.Reference.Text;
import dev.cqrs.maven.problem.UserError;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InfrastructurePlannerTest {

  @Test
  void the_description_counts_in_the_singular_and_in_the_plural() {
    Applications application = new Applications().aggregate("Thing", false, List.of("Made"));

    assertThat(application.plan().description())
        .isEqualTo("CQRS and event sourcing: 1 aggregate, 0 read models");
    assertThat(
            application
                .readModel("things", 1, false, List.of(), List.of("Made"))
                .plan()
                .description())
        .isEqualTo("CQRS and event sourcing: 1 aggregate, 1 read model");
  }

  @Test
  void the_command_handler_may_only_query_and_append_to_the_event_store() {
    assertThat(Plans.of("warehouse").function("CommandHandler").permissions())
        .containsExactly(
            new Statement(
                List.of("dynamodb:PutItem", "dynamodb:Query"),
                List.of(new Arn("EventStoreTable"))));
  }

  @Test
  void where_values_are_unique_the_command_handler_may_take_them_and_give_them_back() {
    Infrastructure plan = Plans.of("user-orders");
    Function commandHandler = plan.function("CommandHandler");

    assertThat(commandHandler.permissions())
        .containsExactly(
            new Statement(
                List.of("dynamodb:PutItem", "dynamodb:Query"), List.of(new Arn("EventStoreTable"))),
            new Statement(
                List.of("dynamodb:DeleteItem", "dynamodb:PutItem"),
                List.of(new Arn("UniqueValuesTable"))));
    assertThat(commandHandler.environment())
        .containsEntry("UNIQUE_VALUES_TABLE", new Name("UniqueValuesTable"));
    assertThat(plan.outputs())
        .contains(new Output("UniqueValuesTableName", new Name("UniqueValuesTable")));
  }

  @Test
  void where_nothing_is_unique_there_is_no_table_for_it() {
    Infrastructure plan = Plans.of("warehouse");

    assertThat(plan.tables()).extracting(Table::suffix).doesNotContain("unique-values");
    assertThat(plan.outputs()).extracting(Output::name).doesNotContain("UniqueValuesTableName");
    assertThat(plan.function("CommandHandler").environment())
        .doesNotContainKey("UNIQUE_VALUES_TABLE");
  }

  @Test
  void the_query_handler_may_only_read_read_models_and_their_declared_indexes() {
    assertThat(Plans.of("user-orders").function("QueryHandler").permissions())
        .containsExactly(
            new Statement(
                List.of("dynamodb:GetItem", "dynamodb:Query"),
                List.of(
                    new Arn("OrderSummariesTable"),
                    new Arn("UserOrderTotalsTable"),
                    new Arn("UserProfilesTable"))),
            new Statement(
                List.of("dynamodb:Query"),
                List.of(
                    new IndexArn("OrderSummariesTable", "Status-index"),
                    new IndexArn("OrderSummariesTable", "UserId-index"),
                    new IndexArn("UserProfilesTable", "Email-index"))),
            new Statement(
                List.of("dynamodb:GetItem"), List.of(new Arn("UserOrderTotalsPositionsTable"))));
  }

  @Test
  void the_publisher_may_query_the_index_of_the_event_store_and_nothing_else_of_it() {
    assertThat(Plans.of("user-orders").function("EventPublisher").permissions())
        .contains(
            new Statement(
                List.of("dynamodb:Query"),
                List.of(new IndexArn("EventStoreTable", "EventType-Timestamp-index"))))
        .noneMatch(statement -> statement.resources().contains(new Arn("EventStoreTable")));
  }

  @Test
  void a_projection_may_write_only_its_own_tables() {
    assertThat(Plans.of("warehouse").function("StockByShelf2Projection").permissions())
        .containsExactly(
            new Statement(List.of("dynamodb:Query"), List.of(new Arn("EventStoreTable"))),
            new Statement(
                List.of("dynamodb:GetItem", "dynamodb:PutItem"),
                List.of(new Arn("StockByShelf2Table"), new Arn("StockByShelf2PositionsTable"))),
            new Statement(
                List.of("sqs:SendMessage"),
                List.of(new Arn("StockByShelf2ProjectionDeadLetterQueue"))));
  }

  @Test
  void nothing_may_change_or_delete_an_item_but_a_unique_value() {
    assertThat(Stream.of("user-orders", "warehouse").map(Plans::of))
        .flatExtracting(Infrastructure::functions)
        .flatExtracting(Function::permissions)
        .filteredOn(
            statement -> !statement.resources().equals(List.of(new Arn("UniqueValuesTable"))))
        .flatExtracting(Statement::actions)
        .doesNotContain("dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:Scan")
        .noneMatch(action -> action.toString().contains("*"));
  }

  @Test
  void a_rule_hands_over_exactly_the_events_of_its_projection() {
    assertThat(Plans.of("user-orders").rules())
        .extracting(Rule::readModel, Rule::eventTypes)
        .containsExactly(
            tuple("order-summaries", List.of("OrderCreated", "OrderStatusUpdated")),
            tuple("user-order-totals", List.of("OrderCreated")),
            tuple("user-profiles", List.of("UserCreated", "UserProfileUpdated")),
            tuple("", List.of("OrderCreated")));
    assertThat(Plans.of("user-orders").readModels())
        .containsExactly("order-summaries", "user-order-totals", "user-profiles");
  }

  @Test
  void a_reaction_may_do_what_the_command_handler_may_and_tell_its_queue() {
    Function reaction = Plans.of("user-orders").function("BuyerCheckReaction");

    assertThat(reaction.suffix()).isEqualTo("buyer-check-reaction");
    assertThat(reaction.permissions())
        .containsExactlyElementsOf(
            Stream.concat(
                    Plans.of("user-orders").function("CommandHandler").permissions().stream(),
                    Stream.of(
                        new Statement(
                            List.of("sqs:SendMessage"),
                            List.of(new Arn("BuyerCheckReactionDeadLetterQueue")))))
                .toList());
    assertThat(reaction.environment())
        .containsEntry("REACTIONS", new Text("buyer-check"))
        .containsAllEntriesOf(Plans.of("user-orders").function("CommandHandler").environment());
    assertThat(reaction.failures())
        .contains(new Function.Failures("BuyerCheckReactionDeadLetterQueue"));
  }

  @Test
  void a_reaction_whose_function_name_would_be_too_long_is_refused() {
    assertThatThrownBy(() -> plan(reaction("check-of-the-newest-items-2")))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "The reaction \"check-of-the-newest-items-2\" has a name of 27 characters, but at most"
                + " 26 are allowed: its function is named"
                + " <project>-<environment>-check-of-the-newest-items-2-reaction, and Lambda allows"
                + " 64 characters.");
    assertThat(plan(reaction("check-of-the-newest-items2")).functions())
        .extracting(Function::suffix)
        .contains("check-of-the-newest-items2-reaction");
  }

  @Test
  void a_reaction_whose_resources_would_be_named_like_those_of_a_read_model_is_refused() {
    assertThatThrownBy(() -> plan(reaction("orders"), readModel("orders-reaction")))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "The reaction \"orders\" needs another name: its resources would be named like those"
                + " of \"orders-reaction\".");
  }

  @Test
  void a_projection_across_aggregates_knows_its_positions_table() {
    assertThat(Plans.of("warehouse").function("StockByShelf2Projection").environment())
        .containsEntry("READ_MODEL_POSITIONS_TABLE", new Name("StockByShelf2PositionsTable"));
    assertThat(Plans.of("user-orders").function("UserProfilesProjection").environment())
        .containsOnlyKeys("EVENT_STORE_TABLE", "READ_MODEL", "READ_MODEL_TABLE");
  }

  @Test
  void a_read_model_whose_function_name_would_be_too_long_is_refused() {
    assertThatThrownBy(() -> plan("cqrs-demo", readModel("orders-of-the-last-months")))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "The read model \"orders-of-the-last-months\" has a name of 25 characters, but at most"
                + " 24 are allowed: its function is named"
                + " <project>-<environment>-orders-of-the-last-months-projection, and Lambda allows"
                + " 64 characters.");
    assertThat(plan("cqrs-demo", readModel("orders-of-the-last-month")).readModels())
        .containsExactly("orders-of-the-last-month");
  }

  @Test
  void a_later_version_of_a_read_model_has_resources_of_its_own() {
    Infrastructure plan = plan("cqrs-demo", readModel("orders", 2));

    assertThat(plan.tables())
        .extracting(Table::id, Table::suffix)
        .contains(tuple("OrdersV2Table", "orders-v2"));
    assertThat(plan.rules())
        .extracting(Rule::id, Rule::suffix, Rule::functionId, Rule::readModel)
        .containsExactly(
            tuple("OrdersV2Rule", "orders-v2-projection", "OrdersV2Projection", "orders"));
    assertThat(plan.queues())
        .extracting(Queue::suffix)
        .contains("orders-v2-projection-dead-letters");
    assertThat(plan.function("OrdersV2Projection").suffix()).isEqualTo("orders-v2-projection");
    assertThat(plan.function("OrdersV2Projection").environment())
        .containsEntry("READ_MODEL", new Text("orders"))
        .containsEntry("READ_MODEL_TABLE", new Name("OrdersV2Table"));
    assertThat(plan.function("QueryHandler").environment())
        .containsEntry(
            "READ_MODEL_TABLES", new TableNames(new TreeMap<>(Map.of("orders", "OrdersV2Table"))));
  }

  @Test
  void the_version_counts_in_the_length_of_a_read_models_name() {
    assertThatThrownBy(() -> plan("cqrs-demo", readModel("orders-of-the-last-month", 2)))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "The read model \"orders-of-the-last-month-v2\" has a name of 27 characters, but at"
                + " most 24 are allowed: its function is named"
                + " <project>-<environment>-orders-of-the-last-month-v2-projection, and Lambda"
                + " allows 64 characters.");
  }

  @Test
  void two_read_models_whose_resources_would_share_a_name_are_refused() {
    assertThatThrownBy(() -> plan("cqrs-demo", readModel("a-b"), readModel("a_b")))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "The read model \"a_b\" needs another name: its resources would be named like those of"
                + " \"a-b\".");
  }

  @Test
  void a_read_model_named_like_the_event_store_is_refused() {
    assertThatThrownBy(() -> plan("cqrs-demo", readModel("event-store")))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "The read model \"event-store\" needs another name: its resources would be named like"
                + " those of \"event-store\".");
  }

  @Test
  void a_project_name_that_cannot_be_used_is_refused() {
    assertThatThrownBy(() -> plan("Our_Application", readModel("orders")))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "The project name \"Our_Application\" cannot be used in resources' names. It must have"
                + " 3 to 20 characters: a lower-case letter, then lower-case letters, digits and"
                + " hyphens. Set the property cqrs.projectName.");
  }

  @Test
  void the_capacity_of_read_models_can_be_set_only_where_there_are_any() {
    assertThat(plan("cqrs-demo", readModel("orders")).parameters())
        .extracting(Parameter::name)
        .contains("EventStoreCapacity", "ReadModelCapacity");
    assertThat(plan("cqrs-demo").parameters())
        .extracting(Parameter::name)
        .contains("EventStoreCapacity")
        .doesNotContain("ReadModelCapacity");
  }

  private static Infrastructure plan(String project, ReadModel... readModels) {
    PlanSettings settings = new PlanSettings(project, "java25", "", "", "0".repeat(64));
    return InfrastructurePlanner.plan(
        new ApplicationModel(1, List.of(), List.of(readModels), List.of(), List.of()), settings);
  }

  private static Infrastructure plan(Reaction reaction, ReadModel... readModels) {
    PlanSettings settings = new PlanSettings("cqrs-demo", "java25", "", "", "0".repeat(64));
    return InfrastructurePlanner.plan(
        new ApplicationModel(1, List.of(), List.of(readModels), List.of(), List.of(reaction)),
        settings);
  }

  private static Reaction reaction(String name) {
    return new Reaction(name, "a.Check", List.of(new EventReference("Happened", "Thing")));
  }

  private static ReadModel readModel(String name) {
    return readModel(name, 1);
  }

  private static ReadModel readModel(String name, int version) {
    return new ReadModel(
        name,
        "a.Row",
        version,
        "id",
        false,
        List.of(),
        List.of(new EventReference("Happened", "Thing")),
        List.of());
  }
}
