package dev.cqrs.it.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.it.proof.Meter.Usage;
import dev.cqrs.proof.Proof;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a command costs: requests and capacity units, by the meter. */
class CostTest {

  /** So many that some of the events carry a snapshot. */
  private static final int CHANGES = 100;

  /** The page holds ten events, one of them with 4 KB of remembered commands: 8 KB, half price. */
  private static final double MAX_READ_UNITS = 1;

  /** An event takes one unit; those with a snapshot take more. */
  private static final int MAX_WRITE_PERCENT = 150;

  private final String table = Database.eventStore();
  private final Meter meter =
      new Meter(PlannedTables.planned(ProofApplication.LEDGER, "event-store"));
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
        .isEqualTo(new Usage(2, 0.5, 1, 1));
    assertThat(cost("change, warm again", Commands.deposit(account, "3", 1)))
        .isEqualTo(new Usage(1, 0, 1, 1));
  }

  @Test
  void a_refusal_of_a_cold_function_is_read_again_consistently() {
    String account = open();
    restart();

    assertThat(function.call(Commands.payload(Commands.withdraw(account, "w", 1_000_000))).status())
        .isEqualTo(422);

    assertThat(show("refusal, cold", meter.take())).isEqualTo(new Usage(2, 1.5, 0, 0));
  }

  @Test
  void several_events_are_one_request() {
    String account = open();
    assertThat(cost("three events, warm", Commands.deposit(account, "1", 1, 3)))
        .isEqualTo(new Usage(1, 0, 6, 3));
  }

  static IntStream lengths() {
    // The longest takes a minute to write.
    return Proof.times(1) == 1 ? IntStream.of(10, 1_000) : IntStream.of(10, 1_000, 100_000);
  }

  @ParameterizedTest
  @MethodSource("lengths")
  void a_change_costs_the_same_after_however_many_events(int length) {
    String account = open();
    function.call(Commands.payload(Commands.deposit(account, "1", 1)));
    Database.repeatLast(table, account, length);
    // The first of them reads all of it, for there is no snapshot yet.
    function.call(Commands.payload(Commands.deposit(account, "first", 1)));
    meter.take();
    for (int number = 0; number < CHANGES; number++) {
      function.call(Commands.payload(Commands.deposit(account, "s" + number, 1)));
    }
    Usage changes = show(CHANGES + " changes after " + length + " events", meter.take());
    assertThat(changes.requests()).isEqualTo(CHANGES);
    assertThat(changes.writeUnits()).isLessThanOrEqualTo(CHANGES * MAX_WRITE_PERCENT / 100);
    // The index does not hold snapshots.
    assertThat(changes.indexUnits()).isEqualTo(CHANGES);
    restart();

    Usage cold = cost("after " + length + " events, cold", Commands.deposit(account, "2", 1));
    assertThat(cold.requests()).isEqualTo(2);
    assertThat(cold.readUnits()).isLessThanOrEqualTo(MAX_READ_UNITS);
    assertThat(
            cost("after " + length + " events, warm", Commands.deposit(account, "3", 1)).requests())
        .isEqualTo(1);
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
    return show(what, meter.take());
  }

  private static Usage show(String what, Usage usage) {
    System.out.printf(
        "%-32s %d requests, %4.1f read units, %d write units, %d of the index%n",
        what, usage.requests(), usage.readUnits(), usage.writeUnits(), usage.indexUnits());
    return usage;
  }
}
