package dev.cqrs.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.cqrs.api.EventMetadata;
import dev.cqrs.core.engine.EventDetail;
import dev.cqrs.core.engine.Projector;
import dev.cqrs.core.engine.Rebuild;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.json.Json;
import dev.cqrs.core.model.ReadModelType;
import dev.cqrs.testing.memory.InMemoryEventStore;
import dev.cqrs.testing.memory.InMemoryRows;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** Messages of user code may hold personal data: they are answered at most, but never logged. */
class PersonalDataTest {

  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
  private final JsonLog log = new JsonLog(new PrintStream(lines, true, StandardCharsets.UTF_8));
  private final InMemoryEventStore store = new InMemoryEventStore();

  @Test
  void theMessageOfAnUnknownExceptionIsNeitherAnsweredNorLogged() throws IOException {
    CommandFunction function = openedFor("ann@example.com");

    String answer = call(function, "{'commandType':'Add','aggregateId':'c-1','amount':666}");

    assertThat(answer).contains("\"statusCode\":500", "errorId").doesNotContain("secret", "ann@");
    assertThat(logged())
        .contains("\"errorType\":\"java.lang.IllegalStateException\"")
        .contains(
            "java.lang.IllegalStateException\\n\\tat dev.cqrs.aws.Counters.add(Counters.java:")
        .doesNotContain("secret", "ann@example.com");
  }

  @Test
  void theMessageOfARejectionIsAnsweredAndNotLogged() throws IOException {
    CommandFunction function = openedFor("ann@example.com");

    String answer = call(function, "{'commandType':'Add','aggregateId':'c-1','amount':13}");

    assertThat(answer).contains("\"statusCode\":422", "ann@example.com does not like 13");
    assertThat(logged()).contains("\"code\":\"unlucky\"").doesNotContain("ann@example.com");
  }

  @Test
  void anIdThatIsNoneIsNotLogged() throws IOException {
    CommandFunction function = openedFor("ann");

    call(function, "{'commandType':'Add','aggregateId':'ann@example.com','amount':1}");

    assertThat(logged()).contains("\"statusCode\":400").doesNotContain("ann@example.com");
  }

  @Test
  void aFailedProjectionTellsLambdaNoMessageOfUserCode() {
    StoredEvent opened = event(1, "Opened", Map.of("owner", "ann@example.com"));
    StoredEvent added = event(2, "Added", Map.of("amount", new BigDecimal(666)));
    store.append(List.of(opened));
    store.append(List.of(added));
    ProjectionFunction function =
        new ProjectionFunction(rebuild(Counters.ROWS, new InMemoryRows(Counters.ROWS)), log);
    String request = Json.write(Map.of("detail", EventDetail.of(added)));

    assertThatThrownBy(() -> call(function, request))
        .isInstanceOf(EventNotProjectedException.class)
        .hasNoCause()
        .hasMessage(
            "dev.cqrs.core.engine.ProjectionException: The read model counters cannot project"
                + " Added, version 2 of Counter c-1: it threw java.lang.IllegalStateException");
    assertThat(logged())
        .contains("\"message\":\"event not projected\"", "\"aggregateId\":\"c-1\"", "\"version\":2")
        .contains("Caused by: java.lang.IllegalStateException\\n\\tat dev.cqrs.aws.Counters.added(")
        .doesNotContain("secret", "ann@example.com");
  }

  @Test
  void aProjectedEventIsLoggedWithItsIds() throws IOException {
    StoredEvent opened = event(1, "Opened", Map.of("owner", "ann@example.com"));
    store.append(List.of(opened));
    InMemoryRows rows = new InMemoryRows(Counters.ROWS);

    call(
        new ProjectionFunction(rebuild(Counters.ROWS, rows), log),
        Json.write(Map.of("detail", EventDetail.of(opened))));

    assertThat(rows.find("c-1").orElseThrow()).containsEntry("owner", "ann@example.com");
    assertThat(logged())
        .contains("\"message\":\"event projected\"", "\"correlationId\":\"r-1\"")
        .doesNotContain("ann@example.com");
  }

  @Test
  void whatIsNoEventOfTheBusIsNamed() {
    ProjectionFunction function =
        new ProjectionFunction(rebuild(Counters.ROWS, new InMemoryRows(Counters.ROWS)), log);

    assertThatThrownBy(() -> call(function, "{'details':{}}"))
        .hasMessage("java.lang.IllegalArgumentException");
    assertThat(logged()).contains("\"message\":\"event not projected\"");
  }

  @Test
  void anErrorOfUserCodeIsAnsweredAndNotThrownWithItsMessage() throws IOException {
    CommandFunction function = openedFor("ann@example.com");

    String answer = call(function, "{'commandType':'Add','aggregateId':'c-1','amount':667}");

    assertThat(answer).contains("\"statusCode\":500", "errorId").doesNotContain("secret", "ann@");
    assertThat(logged())
        .contains("\"errorType\":\"java.lang.AssertionError\"")
        .doesNotContain("secret", "ann@example.com");
  }

  @Test
  void anErrorOfAProjectionTellsLambdaNoMessage() {
    StoredEvent added = event(2, "Added", Map.of("amount", new BigDecimal(667)));
    store.append(List.of(event(1, "Opened", Map.of("owner", "ann@example.com"))));
    store.append(List.of(added));
    ProjectionFunction function = projection();

    assertThatThrownBy(() -> call(function, Json.write(Map.of("detail", EventDetail.of(added)))))
        .isInstanceOf(EventNotProjectedException.class)
        .hasNoCause()
        .hasMessageNotContaining("secret");
    assertThat(logged())
        .contains("\"message\":\"event not projected\"")
        .doesNotContain("secret", "ann@example.com");
  }

  @Test
  void anEventThatCannotBeReadIsNotQuoted() {
    StoredEvent opened = event(1, "Opened", Map.of("owner", List.of("ann@example.com", "secret")));
    store.append(List.of(opened));

    assertThatThrownBy(
            () -> call(projection(), Json.write(Map.of("detail", EventDetail.of(opened)))))
        .hasMessageEndingWith("it threw java.lang.IllegalStateException")
        .hasMessageNotContaining("ann@example.com");
    assertThat(logged())
        .contains("event not projected")
        .doesNotContain("secret", "ann@example.com");
  }

  @Test
  void whatAQueryAsksForIsNotLoggedWhateverBecomesOfIt() throws IOException {
    QueryFunction function =
        new QueryFunction(new Counters(), name -> new InMemoryRows(Counters.ROWS), log);

    String failed =
        call(function, "{'queryType':'GetByRank','rank':'ann@x','index':'Secret-index'}");
    String invalid = call(function, "{'queryType':'GetByRank','rank':['ann@x'],'ann@x':1}");
    String unknown = call(function, "{'queryType':'ann@x','correlationId':'ann@x'}");

    assertThat(failed).contains("\"statusCode\":500").doesNotContain("secret");
    assertThat(invalid).contains("\"statusCode\":400");
    assertThat(unknown).contains("\"statusCode\":400");
    assertThat(logged())
        .contains("IllegalStateException", "\"statusCode\":400")
        .doesNotContain("secret", "ann@x");
  }

  @Test
  void whatIsWrongWithACommandIsAnsweredAndNotLogged() throws IOException {
    CommandFunction function = openedFor("ann");

    call(function, "{'commandType':'Add','aggregateId':'c-1','amount':'ann@x'}");
    call(function, "{'commandType':'ann@x','commandId':'ann@x','correlationId':'ann@x'}");
    call(function, "not JSON: ann@x");

    assertThat(logged()).contains("\"statusCode\":400").doesNotContain("ann@x");
  }

  @Test
  void theMessageOfTheSdkIsNotLoggedWhereItQuotesAValue() {
    AwsErrorDetails invalid =
        AwsErrorDetails.builder()
            .errorCode("ValidationException")
            .errorMessage("Value 'ann@example.com' is not valid")
            .build();

    assertThat(
            Trace.headline(
                DynamoDbException.builder().requestId("r-7").awsErrorDetails(invalid).build()))
        .isEqualTo(
            "software.amazon.awssdk.services.dynamodb.model.DynamoDbException:"
                + " ValidationException of request r-7");
  }

  private ProjectionFunction projection() {
    return new ProjectionFunction(rebuild(Counters.ROWS, new InMemoryRows(Counters.ROWS)), log);
  }

  @Test
  void theMessageOfTheSdkIsLogged() {
    assertThat(Trace.of(new IllegalStateException("x", SdkClientException.create("no route"))))
        .startsWith("java.lang.IllegalStateException\n")
        .contains(
            "Caused by: software.amazon.awssdk.core.exception.SdkClientException: no route\n");
  }

  private CommandFunction openedFor(String owner) throws IOException {
    CommandFunction function = new CommandFunction(new Counters(), store, log);
    call(function, "{'commandType':'Open','aggregateId':'c-1','owner':'" + owner + "'}");
    return function;
  }

  private static String call(RequestStreamHandler function, String json) throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    byte[] request = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    function.handleRequest(new ByteArrayInputStream(request), output, null);
    return output.toString(StandardCharsets.UTF_8);
  }

  private String logged() {
    return lines.toString(StandardCharsets.UTF_8);
  }

  private static StoredEvent event(long version, String type, Map<String, Object> data) {
    EventMetadata metadata =
        new EventMetadata(
            "e-" + version,
            "Counter",
            "c-1",
            version,
            Instant.parse("2026-01-02T03:04:05Z"),
            "k-" + version,
            "r-1",
            "k-" + version);
    return new StoredEvent(metadata, type, 1, data);
  }

  private <R> Rebuild<R> rebuild(ReadModelType<R> type, InMemoryRows rows) {
    return new Rebuild<>(type, rows, store, store, new Projector<>(type, rows, store));
  }
}
