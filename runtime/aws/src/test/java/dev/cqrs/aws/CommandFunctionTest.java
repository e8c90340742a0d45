package dev.cqrs.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cqrs.core.json.Json;
import dev.cqrs.core.model.AggregateType;
import dev.cqrs.core.model.Application;
import dev.cqrs.core.model.QueryType;
import dev.cqrs.core.model.ReadModelType;
import dev.cqrs.testing.memory.InMemoryEventStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CommandFunctionTest {

  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();

  /** An application that declares nothing. */
  private static final class Nothing implements Application {
    @Override
    public List<AggregateType<?>> aggregates() {
      return List.of();
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
  void aBadRequestIsAnsweredAndLoggedWithoutItsPayload() throws IOException {
    JsonLog log = new JsonLog(new PrintStream(lines, true, StandardCharsets.UTF_8));
    CommandFunction function = new CommandFunction(new Nothing(), new InMemoryEventStore(), log);
    ByteArrayOutputStream output = new ByteArrayOutputStream();

    function.handleRequest(
        new ByteArrayInputStream(
            "{\"commandType\":\"Nope\",\"correlationId\":\"r-1\",\"email\":\"ann@example.com\"}"
                .getBytes(StandardCharsets.UTF_8)),
        output,
        null);

    Map<?, ?> answer = (Map<?, ?>) Json.parse(output.toByteArray());
    assertThat(answer.get("statusCode")).isEqualTo(new BigDecimal(400));
    assertThat(lines.toString(StandardCharsets.UTF_8))
        .startsWith("{\"level\":\"WARN\",\"message\":\"request answered\"")
        .contains("\"commandType\":\"Nope\"", "\"correlationId\":\"r-1\"", "\"statusCode\":400")
        .doesNotContain("ann@example.com")
        .hasLineCount(1);
  }

  @Test
  void aMissingVariableIsNamed() {
    assertThatThrownBy(() -> new Environment(name -> null).get("EVENT_STORE_TABLE"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The environment variable EVENT_STORE_TABLE of this function is not set.");
  }

  @Test
  void theModelFileTellsWhichIndexesAreNumeric() {
    Object model =
        Json.parse(
            """
            {"readModels":[{"name":"things","indexes":[
              {"name":"Owner-index","key":{"name":"owner","type":"S"}},
              {"name":"Rank-index","key":{"name":"rank","type":"N"}}]}]}""");

    assertThat(NumericIndexes.of("things", model)).isEqualTo(Set.of("Rank-index"));
    assertThat(NumericIndexes.of("others", model)).isEmpty();
  }
}
