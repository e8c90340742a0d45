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
  private static final Set<String> ENVELOPE =
      Set.of(TYPE, "correlationId", Freshness.TOKEN, Freshness.WAIT);

  private final Map<String, QueryHandler<?, ?>> handlers = new TreeMap<>();
  private final Function<String, ReadableRows> rowsOf;
  private final FailureListener failures;
  private final Timer timer;

  /** Makes a processor that reports failures to nobody and waits in real time. */
  public QueryProcessor(Application application, Function<String, ReadableRows> rowsOf) {
    this(application, rowsOf, FailureListener.none());
  }

  /** Makes a processor that waits in real time. */
  public QueryProcessor(
      Application application, Function<String, ReadableRows> rowsOf, FailureListener failures) {
    this(application, rowsOf, failures, Timer.system());
  }

  /**
   * Makes a processor.
   *
   * @param application the queries and read models
   * @param rowsOf returns the rows of the read model with a name
   * @param failures hears of every failure that the caller gets no details of
   * @param timer waits for rows that a query asks to see
   */
  public QueryProcessor(
      Application application,
      Function<String, ReadableRows> rowsOf,
      FailureListener failures,
      Timer timer) {
    this.rowsOf = rowsOf;
    this.failures = failures;
    this.timer = timer;
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
   * @param request the query's type and its components; a correlation id, a consistency token and
   *     how long to wait for it are allowed
   * @return 200 with the row or page, else a problem document; never throws
   */
  public Answer handle(Map<String, Object> request) {
    return handle(request, Deadline.none());
  }

  /**
   * Answers one query.
   *
   * @param request the query's type and its components; a correlation id, a consistency token and
   *     how long to wait for it are allowed
   * @param deadline until when the query may wait, whatever the request says
   * @return 200 with the row or page, else a problem document; never throws
   */
  public Answer handle(Map<String, Object> request, Deadline deadline) {
    try {
      Decoding at = Decoding.strict();
      QueryHandler<?, ?> handler = Requests.type(request, TYPE, handlers, at);
      Requests.id(request, "correlationId", false, at);
      Freshness freshness = Freshness.read(request, at);
      if (handler == null) {
        return Problem.violations(at.violations());
      }
      return answer(handler, Requests.components(request, ENVELOPE), at, freshness, deadline);
    } catch (Rejection rejection) {
      return Problem.rejected(rejection);
    } catch (RuntimeException e) {
      String errorId = UUID.randomUUID().toString();
      failures.failed(errorId, e);
      return Problem.internal(errorId);
    }
  }

  private <Q, R> Answer answer(
      QueryHandler<Q, R> handler,
      Map<String, Object> components,
      Decoding at,
      Freshness freshness,
      Deadline deadline) {
    Q query = handler.type().codec().decode(components, at);
    if (!at.violations().isEmpty()) {
      return Problem.violations(at.violations());
    }
    ReadModelType<R> readModel = handler.readModel();
    ReadableRows rows = rowsOf.apply(readModel.name());
    if (freshness.token().isEmpty()) {
      return handler.answer(query, new RowsView<>(readModel, rows));
    }
    boolean current = freshness.await(readModel, rows, deadline, timer);
    return handler
        .answer(query, new RowsView<>(readModel, rows.consistent()))
        .withHeader(Freshness.HEADER, current ? "current" : "stale");
  }

  private record QueryHandler<Q, R>(QueryType<Q, R> type, ReadModelType<R> readModel) {

    Answer answer(Q query, RowsView<R> rows) {
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
