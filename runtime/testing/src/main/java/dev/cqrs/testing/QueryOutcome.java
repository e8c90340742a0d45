package dev.cqrs.testing;

import dev.cqrs.core.engine.Answer;
import dev.cqrs.core.json.Json;
import dev.cqrs.core.model.ReadModelType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a query was answered with. */
public final class QueryOutcome {

  private final String query;
  private final ReadModelType<?> readModel;
  private final Answer answer;

  QueryOutcome(String query, ReadModelType<?> readModel, Answer answer) {
    this.query = query;
    this.readModel = readModel;
    this.answer = answer;
  }

  /** Asserts that the answer is this row. */
  public QueryOutcome thenRow(Record expected) {
    Map<String, Object> wanted = Records.encode(readModel.codec(), expected);
    if (answer.isProblem()) {
      throw SideBySide.difference(
          query + " was not answered with this row:", Records.lines(wanted), problem());
    }
    if (!wanted.equals(answer.body())) {
      throw SideBySide.components(
          query + " was not answered with this row:", wanted, answer.body());
    }
    return this;
  }

  /** Asserts that the answer is a page with exactly these rows, in this order. */
  public QueryOutcome thenPage(Record... expected) {
    List<String> wanted =
        Arrays.stream(expected)
            .map(row -> Json.write(Records.encode(readModel.codec(), row)))
            .toList();
    List<String> actual = answer.isProblem() ? problem() : items();
    if (!wanted.equals(actual)) {
      throw SideBySide.difference(query + " was not answered with these rows:", wanted, actual);
    }
    return this;
  }

  /** Asserts that there is no such row. */
  public QueryOutcome thenNotFound() {
    if (answer.status() != 404) {
      throw SideBySide.difference(
          query + " found something:",
          List.of("404 not-found"),
          answer.isProblem() ? problem() : List.of(Json.write(answer.body())));
    }
    return this;
  }

  /** Asserts that the query was refused because its fields are not valid. */
  public QueryOutcome thenInvalid(String... fields) {
    List<String> actual =
        answer.status() == 400
            ? Records.violatedFields(answer)
            : answer.isProblem() ? problem() : List.of("(answered)");
    if (!List.of(fields).equals(actual)) {
      throw SideBySide.difference(query + " has not these faulty fields:", List.of(fields), actual);
    }
    return this;
  }

  /** Returns the token of the next page, if there is one. */
  public Optional<String> next() {
    return Optional.ofNullable((String) answer.body().get("next"));
  }

  /** Returns the answer that the caller gets. */
  public Answer answer() {
    return answer;
  }

  private List<String> items() {
    return answer.body().get("items") instanceof List<?> items
        ? items.stream().map(Json::write).toList()
        : List.of("(one row) " + Json.write(answer.body()));
  }

  private List<String> problem() {
    return List.of(Records.problem(answer));
  }
}
