package dev.cqrs.maven.rebuild;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cqrs.maven.problem.UserError;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.model.ChangeAction;
import software.amazon.awssdk.services.cloudformation.model.ResourceChange;

class OnlyAdditionsTest {

  @Test
  void additions_are_approved_of() {
    assertThatCode(
            () ->
                ReadModelRebuild.onlyAdditions(List.of(change(ChangeAction.ADD, "OrdersV2Table"))))
        .doesNotThrowAnyException();
  }

  @Test
  void a_change_of_what_serves_is_refused_by_name() {
    assertThatThrownBy(
            () ->
                ReadModelRebuild.onlyAdditions(
                    List.of(
                        change(ChangeAction.ADD, "OrdersV2Table"),
                        change(ChangeAction.MODIFY, "QueryHandler"),
                        change(ChangeAction.REMOVE, "OrdersTable"))))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "The new read models cannot be added without changing what serves: QueryHandler (Modify), OrdersTable (Remove). Nothing was changed. Somebody may have changed these resources by hand; deploy the code that stands with mvn cqrs:deploy first.");
  }

  private static ResourceChange change(ChangeAction action, String id) {
    return ResourceChange.builder().action(action).logicalResourceId(id).build();
  }
}
