package dev.cqrs.core.engine;

import dev.cqrs.api.Page;
import dev.cqrs.api.Rejection;
import dev.cqrs.core.codec.Decoding;
import dev.cqrs.core.model.Application;
import dev.cqrs.core.model.QueryType;
import dev.cqrs.core.model.ReadModelType;
import dev.cqrs.core.readmodel.ReadableRows;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/** Answers queries: reads a request, asks the method that answers it and writes its rows. */
public final class QueryProcessor {

  private static final String TYPE = "queryType";
  private static final Set<String> ENVELOPE = Set.of(TYPE, "correlationId");

  private final Map<String, QueryHandler<?, ?>> handlers = new TreeMap<>();
  private final Function<String, ReadableRows> rowsOf;
  private final FailureListener failures;

  /** Makes a processor that reports failures to nobody. */
  public QueryProcessor(Application application, Function<String, ReadableRows> rowsOf) {
    this(application, rowsOf, FailureListener.none());
  }

  /**
   * Makes a processor.
   *
   * @param application the queries and read models
   * @param rowsOf returns the rows of the read model with a name
   * @param failures hears of every failure that the caller gets no details of
   */
  public QueryProcessor(
      Application application, Function<String, ReadableRows> rowsOf, FailureListener failures) {
    this.rowsOf = rowsOf;
    this.failures = failures;
    for (QueryType<?, ?> query : application.queries()) {
      ReadModelType<?> readModel =
          application.readModels().stream()
              .filter(type -> type.name().equals(query.readModel()))
              .findFirst()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          query.name() + " reads no known read model: " + query.readModel()));
      handlers.put(query.name(), handler(query, readModel));
    }
  }

  /** Query and read model have the same row: the annotation processor made sure of it. */
  @SuppressWarnings("unchecked")
  private static <Q, R> QueryHandler<Q, R> handler(
      QueryType<Q, R> query, ReadModelType<?> readModel) {
    return new QueryHandler<>(query, (ReadModelType<R>) readModel);
  }

  /**
   * Answers one query.
   *
   * @param request the query's type and its components; a correlation id is allowed
   * @return 200 with the row or page, else a problem document; never throws
   */
  public Answer handle(Map<String, Object> request) {
    try {
      Decoding at = Decoding.strict();
      QueryHandler<?, ?> handler = Requests.type(request, TYPE, handlers, at);
      Requests.id(request, "correlationId", false, at);
      if (handler == null) {
        return Problem.violations(at.violations());
      }
      return handler.answer(Requests.components(request, ENVELOPE), at, rowsOf);
    } catch (Rejection rejection) {
      return Problem.rejected(rejection);
    } catch (RuntimeException e) {
      String errorId = UUID.randomUUID().toString();
      failures.failed(errorId, e);
      return Problem.internal(errorId);
    }
  }

  private record QueryHandler<Q, R>(QueryType<Q, R> type, ReadModelType<R> readModel) {

    Answer answer(
        Map<String, Object> components, Decoding at, Function<String, ReadableRows> rowsOf) {
      Q query = type.codec().decode(components, at);
      if (!at.violations().isEmpty()) {
        return Problem.violations(at.violations());
      }
      RowsView<R> rows = new RowsView<>(readModel, rowsOf.apply(readModel.name()));
      Object answer = type.answerer().answer(query, rows);
      if (answer instanceof Page<?> page) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("items", page.items().stream().map(this::encode).toList());
        page.next().ifPresent(next -> body.put("next", next));
        return new Answer(200, body);
      }
      Object row = answer instanceof Optional<?> optional ? optional.orElse(null) : answer;
      return row == null
          ? Problem.notFound(
              "There is no row of " + readModel.name() + " for this " + type.name() + ".")
          : new Answer(200, encode(row));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> encode(Object row) {
      return (Map<String, Object>) readModel.codec().encode((R) row);
    }
  }
}
