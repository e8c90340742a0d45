package dev.cqrs.maven.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cqrs.maven.cloud.Connection;
import dev.cqrs.maven.problem.UserError;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServedTablesTest {

  private static final String QUESTION =
      "GET /2015-03-31/functions/shop-dev-query-handler/configuration";

  private final ScriptedCloud cloud = new ScriptedCloud();

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void a_read_model_of_another_version_is_changed_and_one_that_is_not_deployed_is_added() {
    serves("{\\\"orders\\\":\\\"shop-dev-orders\\\",\\\"users\\\":\\\"shop-dev-users-v2\\\"}");

    ServedTables served = served();
    Map<String, String> planned =
        Map.of("orders", "orders-v2", "users", "users-v2", "totals", "totals");

    assertThat(served.changed(planned)).containsExactly("orders");
    assertThat(served.added(planned)).containsExactly("totals");
    assertThat(served.table("orders")).isEqualTo("shop-dev-orders");
  }

  @Test
  void a_deployment_that_would_serve_empty_tables_is_refused() {
    serves("{\\\"orders\\\":\\\"shop-dev-orders\\\"}");

    assertThatThrownBy(() -> served().refuseChanged(Map.of("orders", "orders-v2")))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "The read model orders is served from the table shop-dev-orders, and the code has another version of it, whose table shop-dev-orders-v2 would be empty.%nNothing was changed. Run mvn cqrs:rebuild, which fills the new table while the old one serves, and then deploys."
                .formatted());
  }

  @Test
  void a_stack_that_is_not_deployed_serves_nothing() {
    cloud.raw(
        QUESTION,
        404,
        "{\"__type\":\"ResourceNotFoundException\",\"message\":\"Function not found\"}");

    assertThat(served().changed(Map.of("orders", "orders-v2"))).isEmpty();
    assertThat(served().added(Map.of("orders", "orders-v2"))).isEmpty();
  }

  private void serves(String tables) {
    cloud.raw(
        QUESTION,
        200,
        "{\"Environment\":{\"Variables\":{\"READ_MODEL_TABLES\":\"%s\"}}}".formatted(tables));
  }

  private ServedTables served() {
    try (Connection connection = cloud.connection()) {
      return ServedTables.of(connection.clients().lambda(), "shop-dev");
    }
  }
}
