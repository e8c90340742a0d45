package dev.cqrs.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.aws.Counters;
import dev.cqrs.core.engine.Answer;
import dev.cqrs.core.engine.QueryProcessor;
import dev.cqrs.core.json.Json;
import dev.cqrs.core.readmodel.UndeclaredIndexException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Queries on an index whose key is a number, on the real database. */
class NumericIndexQueryTest {

  private final String table = Tables.things();
  private final List<Throwable> failures = new ArrayList<>();
  private final QueryProcessor processor =
      new QueryProcessor(
          new Counters(),
          name ->
              new DynamoDbReadableRows(
                  DynamoDbLocal.client(),
                  table,
                  Counters.ROWS,
                  Set.of("Rank-index"),
                  Optional.empty()),
          (errorId, failure) -> failures.add(failure));

  @Test
  void aRowIsFoundByItsNumberHoweverItIsWritten() {
    row("c-1", 7);
    row("c-2", 8);

    assertThat(ask("7", "Rank-index"))
        .isEqualTo("{\"items\":[{\"id\":\"c-1\",\"owner\":\"ann\",\"rank\":7}]}");
    assertThat(ask("7.0", "Rank-index")).isEqualTo(ask("7", "Rank-index"));
  }

  @Test
  void whatIsNoNumberFindsNothing() {
    row("c-1", 7);

    assertThat(ask("seven", "Rank-index")).isEqualTo("{\"items\":[]}");
    assertThat(ask("1e999", "Rank-index")).isEqualTo("{\"items\":[]}");
    assertThat(failures).isEmpty();
  }

  @Test
  void anUndeclaredIndexIsAnInternalErrorThatNamesTheDeclaredOnes() {
    assertThat(ask("7", "Colour-index")).contains("\"code\":\"internal-error\"");
    assertThat(failures)
        .singleElement()
        .isInstanceOf(UndeclaredIndexException.class)
        .extracting(Throwable::getMessage)
        .isEqualTo(
            "The read model counters declares no index Colour-index;"
                + " it declares Owner-index, Rank-index.");
  }

  private String ask(String rank, String index) {
    Answer answer =
        processor.handle(Map.of("queryType", "GetByRank", "rank", rank, "index", index));
    return Json.write(answer.body());
  }

  private void row(String id, int rank) {
    DynamoDbLocal.client()
        .putItem(
            put ->
                put.tableName(table)
                    .item(
                        Map.of(
                            "id", AttributeValue.fromS(id),
                            "owner", AttributeValue.fromS("ann"),
                            "rank", AttributeValue.fromN(Integer.toString(rank)))));
  }
}
