package dev.cqrs.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cqrs.core.model.AggregateType;
import dev.cqrs.core.model.Application;
import dev.cqrs.core.model.QueryType;
import dev.cqrs.core.model.ReadModelType;
import dev.cqrs.core.model.UniqueType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventStoresTest {

  private final Map<String, String> variables =
      new HashMap<>(Map.of("AWS_REGION", "us-east-1", "EVENT_STORE_TABLE", "events"));

  /** An application whose users have unique addresses. */
  private static final class Users implements Application {
    @Override
    public List<AggregateType<?>> aggregates() {
      return List.of(
          new AggregateType<String>(
              "User",
              List.of(),
              List.of(),
              Optional.empty(),
              0,
              List.of(new UniqueType<>("email", true, Optional::of))));
    }

    @Override
    public List<ReadModelType<?>> readModels() {
      return List.of();
    }

    @Override
    public List<QueryType<?, ?>> queries() {
      return List.of();
    }
  }

  @Test
  void aMissingTableOfUniqueValuesIsToldAtTheStart() {
    assertThatThrownBy(() -> make(new Users()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "User.email must be unique, but the environment variable UNIQUE_VALUES_TABLE of this"
                + " function is not set: deploy the template that was rendered with this code.");
  }

  @Test
  void withTheTableTheStoreIsMade() {
    variables.put("UNIQUE_VALUES_TABLE", "values");

    assertThat(make(new Users())).isNotNull();
  }

  @Test
  void anApplicationWithoutUniqueValuesNeedsNoTableOfThem() {
    assertThat(make(new Counters())).isNotNull();
  }

  private Object make(Application application) {
    Environment environment = new Environment(variables::get);
    return EventStores.of(environment, Clients.canned(environment), application);
  }
}
