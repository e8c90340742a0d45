package dev.cqrs.it.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.it.proof.Meter.Usage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a command costs: requests and capacity units, by the meter. */
class CostTest {

  private final String table = Database.eventStore();
  private final Meter meter = new Meter(List.of(Set.of("EventType", "Timestamp")));
  private final FaultProxy proxy = new FaultProxy(Database.port(), meter);
  private FunctionProcess function = FunctionProcess.commands(table, proxy).awaitReady();

  @AfterEach
  void close() {
    function.close();
    proxy.close();
  }

  @Test
  void a_creation_is_one_request() {
    assertThat(cost("creation", Commands.open("open", 1))).isEqualTo(new Usage(1, 0, 1, 1));
  }

  @Test
  void a_change_reads_once_and_writes_once_and_when_warm_it_only_writes() {
    String account = open();
    assertThat(cost("change, warm", Commands.deposit(account, "1", 1)))
        .isEqualTo(new Usage(1, 0, 1, 1));
    restart();
    assertThat(cost("change, cold", Commands.deposit(account, "2", 1)))
        .isEqualTo(new Usage(2, 1, 1, 1));
    assertThat(cost("change, warm again", Commands.deposit(account, "3", 1)))
        .isEqualTo(new Usage(1, 0, 1, 1));
  }

  @Test
  void several_events_are_one_request() {
    String account = open();
    assertThat(cost("three events, warm", Commands.deposit(account, "1", 1, 3)))
        .isEqualTo(new Usage(1, 0, 6, 3));
  }

  private String open() {
    Reply reply = function.call(Commands.payload(Commands.open("open", 1)));
    meter.take();
    return (String) reply.body().get("aggregateId");
  }

  private void restart() {
    function.close();
    function = FunctionProcess.commands(table, proxy).awaitReady();
    meter.take();
  }

  private Usage cost(String what, Map<String, Object> command) {
    Reply reply = function.call(Commands.payload(command));
    assertThat(reply.acknowledged()).as(reply.text()).isTrue();
    Usage usage = meter.take();
    System.out.printf(
        "%-24s %d requests, %4.1f read units, %d write units, %d of the index%n",
        what, usage.requests(), usage.readUnits(), usage.writeUnits(), usage.indexUnits());
    return usage;
  }
}
