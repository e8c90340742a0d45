package dev.cqrs.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.core.engine.Answer;
import dev.cqrs.core.engine.QueryProcessor;
import dev.cqrs.core.json.Json;
import dev.cqrs.testing.Bank.AccountOpened;
import dev.cqrs.testing.Bank.Deposited;
import dev.cqrs.testing.memory.InMemoryRows;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueryProcessorTest {

  private final InMemoryRows rows =
      ReadModelFixture.of(new Bank(), "accounts")
          .given("a1", new AccountOpened("ann"), new Deposited(new BigDecimal("0.10")))
          .given("a2", new AccountOpened("ann"))
          .project();
  private final QueryProcessor processor = new QueryProcessor(new Bank(), name -> rows);

  @Test
  void a_row_is_answered_exactly() {
    assertThat(Json.write(ask("{\"queryType\":\"GetAccount\",\"accountId\":\"a1\"}").body()))
        .isEqualTo("{\"accountId\":\"a1\",\"owner\":\"ann\",\"balance\":0.1}");
  }

  @Test
  void no_row_is_not_found() {
    Answer answer = ask("{\"queryType\":\"GetAccount\",\"accountId\":\"a9\"}");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body())
        .containsEntry("detail", "There is no row of accounts for this GetAccount.");
  }

  @Test
  void pages_follow_each_other() {
    Answer first = ask("{\"queryType\":\"GetAccountsOf\",\"owner\":\"ann\",\"limit\":1}");
    String next = (String) first.body().get("next");
    Answer last =
        ask(
            "{\"queryType\":\"GetAccountsOf\",\"owner\":\"ann\",\"limit\":1,\"after\":\""
                + next
                + "\"}");

    assertThat(Json.write(first.body().get("items"))).contains("a1").doesNotContain("a2");
    assertThat(Json.write(last.body()))
        .isEqualTo("{\"items\":[{\"accountId\":\"a2\",\"owner\":\"ann\",\"balance\":0}]}");
  }

  @Test
  void a_bad_limit_or_token_is_rejected() {
    assertThat(ask("{\"queryType\":\"GetAccountsOf\",\"owner\":\"ann\",\"limit\":0}").body())
        .containsEntry("code", "bad-page-limit");
    assertThat(ask("{\"queryType\":\"GetAccountsOf\",\"owner\":\"ann\",\"after\":\"x\"}").body())
        .containsEntry("code", "bad-page-token");
  }

  @Test
  void faults_are_listed() {
    Answer answer = ask("{\"queryType\":\"GetAccount\",\"accountID\":\"a1\"}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(Json.write(answer.body().get("violations")))
        .isEqualTo(
            "[{\"field\":\"accountId\",\"message\":\"is required\"},{\"field\":\"accountID\","
                + "\"message\":\"is not a field of GetAccount; did you mean accountId?\"}]");
  }

  @SuppressWarnings("unchecked")
  private Answer ask(String request) {
    return processor.handle((Map<String, Object>) Json.parse(request));
  }
}
