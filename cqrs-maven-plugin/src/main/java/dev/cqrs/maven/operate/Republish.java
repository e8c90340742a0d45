package dev.cqrs.maven.operate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.maven.console.Amounts;
import dev.cqrs.maven.console.Console;
import dev.cqrs.maven.problem.UserError;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Lets the publisher publish stored events again, type by type and page by page. */
public final class Republish {

  private static final int MAX_PAGE = 500;
  private static final int REFUSALS = 5;

  private final FunctionCaller functions;
  private final Console console;
  private final Consumer<Duration> pause;

  /**
   * Creates the work.
   *
   * @param functions calls the publisher
   * @param console where to print
   * @param pause waits
   */
  public Republish(FunctionCaller functions, Console console, Consumer<Duration> pause) {
    this.functions = functions;
    this.console = console;
    this.pause = pause;
  }

  /**
   * What to publish.
   *
   * @param function publisher's name
   * @param window which events
   * @param rate events a second at most, from 1
   * @param dryRun only counts
   */
  public record Order(String function, Window window, int rate, boolean dryRun) {}

  /**
   * Publishes, or counts.
   *
   * @param order what to publish
   * @param eventTypes names of the event types
   * @throws UserError when the bus refuses an event again and again
   */
  public void run(Order order, List<String> eventTypes) {
    int all = 0;
    for (String type : eventTypes) {
      all += publish(order, type);
    }
    String events = Amounts.count(all, "event", "events");
    if (order.dryRun()) {
      console.line(
          "%s would be published. Nothing was. Next: the same without -Dcqrs.dryRun", events);
      return;
    }
    console.line(console.good("Published " + events + "."));
    console.line(
        "Whoever listens gets each of them at least once more: read models ignore what they have. Reactions run again, too: a command takes no effect again while its aggregate remembers it, for its last 1,000 commands unless @Aggregate(rememberedCommands) says otherwise. Next: mvn cqrs:retry -Dcqrs.dryRun shows what is parked");
  }

  private int publish(Order order, String type) {
    ObjectNode request =
        JsonNodeFactory.instance
            .objectNode()
            .put("operation", "republish")
            .put("eventType", type)
            .put("from", order.window().from().toString())
            .put("to", order.window().to().toString())
            .put("limit", Math.min(MAX_PAGE, order.rate()))
            .put("dryRun", order.dryRun());
    int count = 0;
    int refusals = 0;
    while (true) {
      JsonNode answer = functions.call(order.function(), request);
      int done = answer.path(order.dryRun() ? "found" : "published").asInt();
      count += done;
      if (answer.has("refused")) {
        refusals = done > 0 ? 1 : refusals + 1;
        if (refusals == REFUSALS) {
          throw refused(type, answer, order.window());
        }
      }
      if (answer.has("next")) {
        request.set("after", answer.get("next"));
      } else if (!answer.has("refused")) {
        console.line("  %-32s %s", type, Amounts.count(count, "event", "events"));
        return count;
      }
      if (done > 0) {
        console.line(
            "  %-32s %s so far, to %s",
            type, Amounts.count(count, "event", "events"), answer.path("lastTimestamp").asText());
      }
      // A page of the rate's size a second, or several seconds for one of a refused start.
      pause.accept(Duration.ofMillis(Math.max(1, 1_000L * Math.max(1, done) / order.rate())));
      if (answer.has("refused")) {
        pause.accept(Duration.ofSeconds(1));
      }
    }
  }

  private static UserError refused(String type, JsonNode answer, Window window) {
    String from = answer.path("lastTimestamp").asText(window.from().toString());
    return new UserError(
        "The bus refused an event of type %s %d times: %s. Go on later with -Dcqrs.from=%s -Dcqrs.eventTypes=%s and the types after it."
            .formatted(type, REFUSALS, answer.get("refused").asText(), from, type));
  }
}
