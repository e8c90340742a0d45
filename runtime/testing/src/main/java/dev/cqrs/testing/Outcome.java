package dev.cqrs.testing;

import dev.cqrs.core.engine.Answer;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.model.Application;
import java.util.Arrays;
import java.util.List;

/** What a command has caused. */
public final class Outcome {

  private final Application application;
  private final Answer answer;
  private final List<StoredEvent> events;

  Outcome(Application application, Answer answer, List<StoredEvent> events) {
    this.application = application;
    this.answer = answer;
    this.events = List.copyOf(events);
  }

  /** Asserts that the command was accepted, whatever it has caused. */
  public Outcome thenAccepted() {
    if (answer.isProblem()) {
      throw SideBySide.difference(
          "The command was not accepted:", List.of("accepted"), List.of(problem()));
    }
    return this;
  }

  /** Asserts that exactly these events followed, in this order. */
  public Outcome thenEvents(Object... expected) {
    List<String> wanted =
        Arrays.stream(expected).map(event -> Records.describe(application, event)).toList();
    if (!wanted.equals(actual())) {
      throw SideBySide.difference("The command did not cause these events:", wanted, actual());
    }
    return this;
  }

  /** Asserts that the command was accepted and changed nothing. */
  public Outcome thenNothing() {
    return thenEvents();
  }

  /** Asserts that a rule of the domain refused the command. */
  public Outcome thenRejected(String code) {
    return thenProblem("422 " + code);
  }

  /** Asserts that the command was refused because its fields are not valid. */
  public Outcome thenInvalid(String... fields) {
    List<String> actual = answer.status() == 400 ? Records.violatedFields(answer) : actual();
    if (!List.of(fields).equals(actual)) {
      throw SideBySide.difference(
          "The command has not these faulty fields:", List.of(fields), actual);
    }
    return this;
  }

  /** Asserts that the aggregate does not exist. */
  public Outcome thenNotFound() {
    return thenProblem("404 not-found");
  }

  /** Asserts that the aggregate exists already. */
  public Outcome thenAlreadyExists() {
    return thenConflict("already-exists");
  }

  /** Asserts that the command is in conflict with what others have done, such as a unique value. */
  public Outcome thenConflict(String code) {
    return thenProblem("409 " + code);
  }

  /** Returns the id of the aggregate, also one that the command has created. */
  public String aggregateId() {
    return (String) answer.body().get("aggregateId");
  }

  /** Returns the answer that the caller gets. */
  public Answer answer() {
    return answer;
  }

  private Outcome thenProblem(String expected) {
    String actual = answer.status() + " " + answer.body().get("code");
    if (!expected.equals(actual)) {
      throw SideBySide.difference(
          "The command was not refused like this:", List.of(expected), actual());
    }
    return this;
  }

  private List<String> actual() {
    return answer.isProblem()
        ? List.of(problem())
        : events.stream().map(Records::describe).toList();
  }

  private String problem() {
    return Records.problem(answer);
  }
}
