package dev.cqrs.core.engine;

import dev.cqrs.api.Send;
import dev.cqrs.core.eventstore.EventStore;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.model.Application;
import dev.cqrs.core.model.ReactionType;
import dev.cqrs.core.model.ReactionType.ReactedEvent;
import dev.cqrs.core.model.UnknownVersionException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Reacts to events with commands, each of which takes effect once, however often and by how many
 * instances at a time an event is delivered, as long as the aggregate that gets it remembers it.
 *
 * <p>The id of a command derives from the event, the name of the reactions and the command's place
 * in the list: a repeated one is known by it. A creation is remembered for ever, a change for the
 * last commands of its aggregate, 1,000 unless it says otherwise: one that is delivered again after
 * them takes effect again.
 */
public final class Reactor {

  private static final int UNPROCESSABLE = 422;

  private final ReactionType type;
  private final Map<String, ReactedEvent<?>> events = new HashMap<>();
  private final SentCommands commands;
  private final StoredAggregates aggregates;
  private final CommandProcessor processor;

  /**
   * Makes a reactor.
   *
   * @param application the aggregates and their commands
   * @param type the reactions, one of the application's
   * @param store where the aggregates are read that reactions ask for
   * @param processor handles the commands
   */
  public Reactor(
      Application application, ReactionType type, EventStore store, CommandProcessor processor) {
    this.type = type;
    for (ReactedEvent<?> event : type.events()) {
      events.put(event.aggregate() + "/" + event.event(), event);
    }
    this.commands = new SentCommands(application);
    this.aggregates = new StoredAggregates(application, store);
    this.processor = processor;
  }

  /** Reacts to an event and takes as long as it needs. */
  public List<Answer> react(StoredEvent event) {
    return react(event, Deadline.none());
  }

  /**
   * Reacts to an event that was delivered; returns when every command was accepted or got a final
   * answer: a rule of the domain refused it, or what it creates exists already.
   *
   * @param deadline after it no command that lost a race is tried again
   * @return the answers to the commands, in their order; empty if there were none
   * @throws ReactionException if the method failed or a command got another answer; commands before
   *     it have taken effect, and the event may be delivered again
   */
  public List<Answer> react(StoredEvent event, Deadline deadline) {
    List<Answer> answers = new ArrayList<>();
    for (Map<String, Object> request : requests(event)) {
      Answer answer = processor.handle(request, event.metadata().eventId(), deadline);
      if (answer.isProblem() && !isFinal(answer)) {
        throw failure(
            event,
            "%s, command %d, was answered with %d %s"
                .formatted(
                    request.get(CommandEnvelope.TYPE),
                    answers.size() + 1,
                    answer.status(),
                    answer.body().get("code")),
            null);
      }
      answers.add(answer);
    }
    return answers;
  }

  /**
   * Returns whether sending the command again is of no use: a rule refused it, another command has
   * created the aggregate, which stays for ever, or the event was delivered before, when the
   * reaction chose another command in its place.
   */
  private static boolean isFinal(Answer answer) {
    Object code = answer.body().get("code");
    return answer.status() == UNPROCESSABLE
        || Creation.EXISTS.equals(code)
        || EarlierAttempts.REUSED.equals(code);
  }

  /**
   * Returns the commands that an event causes now, without sending them.
   *
   * @throws ReactionException if the method failed
   */
  public List<Send> sends(StoredEvent event) {
    ReactedEvent<?> reacted = events.get(event.metadata().aggregateType() + "/" + event.type());
    return reacted == null ? List.of() : sends(reacted, event);
  }

  private <E> List<Send> sends(ReactedEvent<E> reacted, StoredEvent event) {
    try {
      E record = reacted.type().cast(aggregates.decode(event));
      return List.copyOf(reacted.reactor().react(record, event.metadata(), aggregates));
    } catch (UnknownVersionException e) {
      throw failure(event, e.getMessage(), e);
    } catch (RuntimeException e) {
      throw failure(event, "it threw " + e.getClass().getName(), e);
    }
  }

  private List<Map<String, Object>> requests(StoredEvent event) {
    List<Map<String, Object>> requests = new ArrayList<>();
    for (Send send : sends(event)) {
      Map<String, Object> request = request(send, event);
      request.put("commandId", commandId(event, requests.size()));
      request.put("correlationId", event.metadata().correlationId());
      requests.add(request);
    }
    return requests;
  }

  private Map<String, Object> request(Send send, StoredEvent event) {
    try {
      return commands.request(send);
    } catch (SentCommands.NotSendable e) {
      throw failure(event, e.getMessage(), null);
    }
  }

  private String commandId(StoredEvent event, int index) {
    String name = event.metadata().eventId() + "\n" + type.name() + "\n" + index;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private ReactionException failure(StoredEvent event, String reason, Throwable cause) {
    return new ReactionException(type.name(), event, reason, cause);
  }
}
