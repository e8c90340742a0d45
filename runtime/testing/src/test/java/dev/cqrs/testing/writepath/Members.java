package dev.cqrs.testing.writepath;

import dev.cqrs.core.engine.Answer;
import dev.cqrs.core.engine.Backoff;
import dev.cqrs.core.engine.CommandProcessor;
import dev.cqrs.core.engine.Deadline;
import dev.cqrs.core.eventstore.EventStore;
import dev.cqrs.core.json.Json;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One instance of the function that handles the commands of the club, as a test talks to it. */
final class Members {

  private final CommandProcessor processor;
  private final List<Throwable> failures = new ArrayList<>();

  Members(Club club, EventStore store) {
    this(club, store, Instant.parse("2026-01-02T03:04:05.123456Z"));
  }

  Members(Club club, EventStore store, Instant now) {
    this(club, store, now, Backoff.none());
  }

  Members(Club club, EventStore store, Instant now, Backoff backoff) {
    processor =
        new CommandProcessor(
            club,
            store,
            Clock.fixed(now, ZoneOffset.UTC),
            (id, failure) -> failures.add(failure),
            backoff);
  }

  Answer join(String id, String email) {
    return send(
        "{'commandType':'Join','aggregateId':'%s','commandId':'join-%s','email':'%s'}"
            .formatted(id, id, email));
  }

  Answer earn(String id, String commandId, String points) {
    return earn(id, commandId, points, 1);
  }

  Answer earn(String id, String commandId, String points, int times) {
    return send(
        "{'commandType':'Earn','aggregateId':'%s','commandId':'%s','points':%s,'times':%d}"
            .formatted(id, commandId, points, times));
  }

  Answer move(String id, String commandId, String email) {
    return send(
        "{'commandType':'Move','aggregateId':'%s','commandId':'%s','email':'%s'}"
            .formatted(id, commandId, email));
  }

  /** Sends a request as JSON with single quotes. */
  @SuppressWarnings("unchecked")
  Answer send(String request) {
    return processor.handle((Map<String, Object>) Json.parse(request.replace('\'', '"')));
  }

  /** Sends a request as JSON with single quotes that must be answered before a deadline. */
  @SuppressWarnings("unchecked")
  Answer send(String request, Deadline deadline) {
    return processor.handle(
        (Map<String, Object>) Json.parse(request.replace('\'', '"')), null, deadline);
  }

  List<Throwable> failures() {
    return failures;
  }

  static String code(Answer answer) {
    return answer.status() + " " + answer.body().get("code");
  }

  static String detail(Answer answer) {
    return (String) answer.body().get("detail");
  }

  static String version(Answer answer) {
    return answer.status() + " v" + answer.body().get("version");
  }
}
