package dev.cqrs.it.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.proof.Proof;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Members who take each other's addresses as soon as they are free, through faults and kills. */
class UniqueValuesTest {

  private static final int PROCESSES = 2;
  private static final int MEMBERS = 8;
  private static final int MOVES = 12;
  private static final int ADDRESSES = 12;
  private static final int FAULTS_PERCENT = 15;
  private static final int ROUNDS = 2;

  private final Random random = Proof.random("unique");
  private final String events = Database.eventStore();
  private final String values = Database.uniqueValues();
  private final AtomicReferenceArray<Instance> instances = new AtomicReferenceArray<>(PROCESSES);
  private final Queue<Stay> stays = new ConcurrentLinkedQueue<>();
  private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();

  /** A function and the proxy of its own. */
  private record Instance(FunctionProcess function, FaultProxy proxy) {

    void close() {
      function.close();
      proxy.close();
    }
  }

  /** When a member had an address for certain: since it was told so, until it asked for another. */
  private record Stay(int member, int address, long from, long until) {

    boolean overlaps(Stay other) {
      return address == other.address
          && member != other.member
          && from < other.until
          && other.from < until;
    }
  }

  @AfterEach
  void close() {
    for (int process = 0; process < PROCESSES; process++) {
      instances.get(process).close();
    }
  }

  @Test
  void no_two_members_have_an_address_at_a_time_and_what_is_given_up_is_free() {
    for (int process = 0; process < PROCESSES; process++) {
      start(process, Faults.none());
    }
    for (int member = 0; member < MEMBERS; member++) {
      String join = "{\"commandType\":\"Join\",\"aggregateId\":\"m-%d\"}".formatted(member);
      assertThat(instances.get(0).function().call(join.getBytes(UTF_8)).status()).isEqualTo(201);
    }
    for (int round = 0; round < Proof.times(ROUNDS); round++) {
      moveAll(round);
    }

    Map<Integer, Integer> answers = new TreeMap<>();
    statuses.forEach(status -> answers.merge(status, 1, Integer::sum));
    System.out.println("Moves to unique addresses by answer: " + answers);
    assertThat(answers).as(Proof.repeat()).containsKeys(0, 200, 409);
    assertThat(answers.keySet()).as(Proof.repeat()).isSubsetOf(0, 200, 409, 503);
    assertThat(stays).as(Proof.repeat()).noneMatch(stay -> stays.stream().anyMatch(stay::overlaps));
    assertEachAddressIsHeldByItsMemberOnly();
  }

  private void start(int process, Faults faults) {
    FaultProxy proxy = new FaultProxy(Database.port(), faults);
    FunctionProcess function = FunctionProcess.clubCommands(events, values, proxy, MEMBERS);
    instances.set(process, new Instance(function.awaitReady(), proxy));
  }

  /** All members move at the same time; meanwhile one process is killed and another one started. */
  private void moveAll(int round) {
    for (int process = 0; process < PROCESSES; process++) {
      instances.get(process).proxy().setFaults(faults(round, process));
    }
    List<CompletableFuture<Void>> moving = new ArrayList<>();
    for (int member = 0; member < MEMBERS; member++) {
      int number = member;
      moving.add(
          CompletableFuture.runAsync(() -> move(number, round), work -> new Thread(work).start()));
    }
    LockSupport.parkNanos((50 + random.nextInt(200)) * 1_000_000L);
    int killed = round % PROCESSES;
    Instance before = instances.get(killed);
    before.function().kill();
    start(killed, faults(round, PROCESSES));
    before.close();
    moving.forEach(CompletableFuture::join);
  }

  private static Faults faults(int round, int process) {
    return Faults.random(
        Proof.random("unique " + round + " " + process), FAULTS_PERCENT, Faults.ANY);
  }

  private void move(int member, int round) {
    Random choice = Proof.random("unique member " + member + " " + round);
    int address = 0;
    long since = 0;
    boolean certain = false;
    for (int move = 0; move < MOVES; move++) {
      int wanted = choice.nextInt(ADDRESSES);
      long asked = System.nanoTime();
      if (certain) {
        stays.add(new Stay(member, address, since, asked));
      }
      int status = ask(member, wanted, round + "-" + move, choice);
      // After a refusal an attempt whose outcome is unknown may still arrive: then nothing is sure.
      certain = status == 200;
      address = wanted;
      since = System.nanoTime();
    }
    if (certain) {
      stays.add(new Stay(member, address, since, System.nanoTime()));
    }
  }

  /** Sends a command until its outcome is known. */
  private int ask(int member, int address, String id, Random choice) {
    byte[] payload =
        "{\"commandType\":\"Move\",\"aggregateId\":\"m-%d\",\"commandId\":\"%s\",\"address\":\"a-%d\"}"
            .formatted(member, id, address)
            .getBytes(UTF_8);
    Reply reply;
    do {
      reply = instances.get(choice.nextInt(PROCESSES)).function().call(payload);
      statuses.add(reply.status());
    } while (reply.unknown());
    return reply.status();
  }

  /** Whoever has an address by the events has its value in the table, and nobody else has any. */
  private void assertEachAddressIsHeldByItsMemberOnly() {
    Map<String, String> byAddress = new TreeMap<>();
    for (int member = 0; member < MEMBERS; member++) {
      String id = "m-" + member;
      address(id)
          .forEach(
              address -> assertThat(byAddress.put(address, id)).as("also has " + address).isNull());
    }
    List<String> holders =
        Database.CLIENT.scan(scan -> scan.tableName(values).consistentRead(true)).items().stream()
            .map(item -> item.get("AggregateId").s())
            .toList();
    assertThat(holders).as(Proof.repeat()).containsExactlyInAnyOrderElementsOf(byAddress.values());
  }

  /** Returns the address that the last event of a member tells, if any. */
  private List<String> address(String member) {
    return Database.CLIENT
        .query(
            query ->
                query
                    .tableName(events)
                    .consistentRead(true)
                    .keyConditionExpression("AggregateId = :id")
                    .expressionAttributeValues(Map.of(":id", AttributeValue.fromS(member)))
                    .scanIndexForward(false)
                    .limit(1))
        .items()
        .stream()
        .map(item -> item.get("EventData").m().get("address"))
        .filter(address -> address != null)
        .map(AttributeValue::s)
        .toList();
  }
}
