package dev.cqrs.maven.operate;

import dev.cqrs.maven.console.Amounts;
import dev.cqrs.maven.console.Console;
import dev.cqrs.maven.problem.UserError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.DescribeReplayResponse;
import software.amazon.awssdk.services.eventbridge.model.ReplayState;

/** Replays a bus's archive to the rules of chosen projections. */
public final class Replay {

  private final EventBridgeClient events;
  private final Console console;
  private final Consumer<Duration> pause;

  /**
   * Creates the work.
   *
   * @param events client of the bus's region
   * @param console where to print
   * @param pause waits; when it throws, the replay is cancelled
   */
  public Replay(EventBridgeClient events, Console console, Consumer<Duration> pause) {
    this.events = events;
    this.console = console;
    this.pause = pause;
  }

  /**
   * Where to replay from and to.
   *
   * @param archive archive's name
   * @param bus bus's name
   * @param busArn bus's ARN
   * @param poll pause between two looks
   * @param timeout longest wait
   */
  public record Course(
      String archive, String bus, String busArn, Duration poll, Duration timeout) {}

  /**
   * Replays, and waits for the end.
   *
   * @param course where to
   * @param window which events, by the time they were archived under
   * @param projections whose rules get them
   * @param name name of the replay, unused so far
   * @throws UserError when the replay fails or takes too long
   */
  public void run(Course course, Window window, List<Projection> projections, String name) {
    String archive = events.describeArchive(r -> r.archiveName(course.archive())).archiveArn();
    List<String> rules =
        projections.stream()
            .map(
                each ->
                    events
                        .describeRule(r -> r.name(each.function()).eventBusName(course.bus()))
                        .arn())
            .toList();
    Instant start = Instant.now();
    events.startReplay(
        r ->
            r.replayName(name)
                .eventSourceArn(archive)
                .eventStartTime(window.from())
                .eventEndTime(window.to())
                .destination(to -> to.arn(course.busArn()).filterArns(rules)));
    console.line(
        "  replay %s of %s, %s to %s, to %s",
        name,
        course.archive(),
        window.from(),
        window.to(),
        String.join(", ", projections.stream().map(Projection::readModel).toList()));
    follow(course, name, start);
    console.line(
        console.good(
            "Replayed in " + Amounts.seconds(Duration.between(start, Instant.now())) + "."));
    console.line(
        "Deliveries may take a moment longer. Next: mvn cqrs:retry -Dcqrs.dryRun shows what is parked");
  }

  private void follow(Course course, String name, Instant start) {
    String shown = "";
    while (true) {
      DescribeReplayResponse replay = events.describeReplay(r -> r.replayName(name));
      String state =
          replay.stateAsString()
              + (replay.eventLastReplayedTime() == null
                  ? ""
                  : ", events up to " + replay.eventLastReplayedTime());
      if (!state.equals(shown)) {
        console.line("  %s", state);
        shown = state;
      }
      if (replay.state() == ReplayState.COMPLETED) {
        return;
      }
      if (replay.state() == ReplayState.FAILED || replay.state() == ReplayState.CANCELLED) {
        throw new UserError(
            "The replay %s ended as %s: %s. Start another with mvn cqrs:replay."
                .formatted(name, replay.stateAsString(), replay.stateReason()));
      }
      if (Duration.between(start, Instant.now()).compareTo(course.timeout()) > 0) {
        throw new UserError(
            "The replay %s is still %s after %s, and goes on. Wait longer with -Dcqrs.timeoutMinutes=…, or stop it: aws events cancel-replay --replay-name %s"
                .formatted(name, replay.stateAsString(), Amounts.seconds(course.timeout()), name));
      }
      waitOrCancel(course.poll(), name);
    }
  }

  private void waitOrCancel(Duration poll, String name) {
    try {
      pause.accept(poll);
    } catch (IllegalStateException interrupted) {
      events.cancelReplay(r -> r.replayName(name));
      throw new UserError(
          "The goal was interrupted, and the replay %s was cancelled. What was replayed so far does no harm. Start again with mvn cqrs:replay."
              .formatted(name),
          interrupted);
    }
  }
}
