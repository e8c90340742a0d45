package dev.cqrs.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cqrs.api.Command;
import dev.cqrs.api.Send;
import dev.cqrs.core.engine.Answer;
import dev.cqrs.core.engine.Backoff;
import dev.cqrs.core.engine.CommandProcessor;
import dev.cqrs.core.engine.FailureListener;
import dev.cqrs.core.engine.ReactionException;
import dev.cqrs.core.engine.Reactor;
import dev.cqrs.core.eventstore.EventStore;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.testing.Bank.Account;
import dev.cqrs.testing.Bank.AccountClosed;
import dev.cqrs.testing.Bank.AccountOpened;
import dev.cqrs.testing.Bank.CloseAccount;
import dev.cqrs.testing.Bank.Deposit;
import dev.cqrs.testing.Bank.Deposited;
import dev.cqrs.testing.Bank.OpenAccount;
import dev.cqrs.testing.memory.InMemoryEventStore;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReactorTest {

  private static final Send GIFT = Send.to("a1", new Deposit(ReactingBank.GIFT));

  private final InMemoryEventStore store = new InMemoryEventStore();

  @Test
  void a_command_tells_what_caused_it_and_keeps_the_correlation() {
    StoredEvent opened = given("a1", new AccountOpened("ann"));

    react(ReactingBank.onOpened((event, metadata, aggregates) -> List.of(GIFT)), opened);

    StoredEvent deposited = store.read("a1", 1).get(0);
    assertThat(deposited.metadata().causationId()).isEqualTo(opened.metadata().eventId());
    assertThat(deposited.metadata().correlationId()).isEqualTo(opened.metadata().correlationId());
    assertThat(deposited.metadata().commandId()).isEqualTo("21248665-e9c2-3296-8b91-b06a94bdfffe");
  }

  @Test
  void an_aggregate_is_created_under_an_id_of_its_own_or_a_given_one() {
    StoredEvent opened = given("a1", new AccountOpened("ann"));
    ReactingBank bank =
        ReactingBank.onOpened(
            (event, metadata, aggregates) ->
                List.of(
                    Send.create(new OpenAccount("bob")),
                    Send.create("a2", new OpenAccount("carl"))));

    List<Answer> answers = react(bank, opened);

    assertThat(answers).extracting(Answer::status).containsExactly(201, 201);
    assertThat(store.read("a2", 0)).hasSize(1);
    assertThat(store.all()).hasSize(3);
  }

  @Test
  void a_rule_of_the_domain_is_final_and_the_next_command_is_sent() {
    StoredEvent opened = given("a1", new AccountOpened("ann"));
    given("a1", new AccountClosed());
    ReactingBank bank =
        ReactingBank.onOpened(
            (event, metadata, aggregates) ->
                List.of(GIFT, Send.create("a2", new OpenAccount("ann"))));

    List<Answer> answers = react(bank, opened);

    assertThat(answers).extracting(Answer::status).containsExactly(422, 201);
    assertThat(answers.get(0).body()).containsEntry("code", "account-closed");
  }

  @Test
  void what_exists_already_is_not_created_and_the_next_command_is_sent() {
    StoredEvent opened = given("a1", new AccountOpened("ann"));
    given("a2", new AccountOpened("bob"));
    ReactingBank bank =
        ReactingBank.onOpened(
            (event, metadata, aggregates) ->
                List.of(Send.create("a2", new OpenAccount("carl")), GIFT));

    for (int delivery = 0; delivery < 2; delivery++) {
      List<Answer> answers = react(bank, opened);

      assertThat(answers).extracting(Answer::status).containsExactly(409, 200);
      assertThat(answers.get(0).body()).containsEntry("code", "already-exists");
    }
    assertThat(store.all()).hasSize(3);
  }

  @Test
  void what_an_event_caused_first_stays_though_the_reaction_decides_otherwise_later() {
    StoredEvent opened = given("a1", new AccountOpened("ann"));

    react(returning(GIFT), opened);
    List<Answer> answers = react(returning(Send.to("a1", new Deposit(BigDecimal.TEN))), opened);

    assertThat(answers).extracting(Answer::status).containsExactly(409);
    assertThat(store.read("a1", 1))
        .extracting(StoredEvent::data)
        .containsExactly(Map.of("amount", ReactingBank.GIFT));
  }

  @Test
  void a_command_that_is_not_accepted_otherwise_is_named_without_its_data() {
    StoredEvent opened = given("a1", new AccountOpened("ann"));
    ReactingBank bank =
        ReactingBank.onOpened(
            (event, metadata, aggregates) ->
                List.of(GIFT, Send.to("a9", new Deposit(ReactingBank.GIFT))));

    assertThatThrownBy(() -> react(bank, opened))
        .isInstanceOf(ReactionException.class)
        .hasMessage(
            "The reactions welcome cannot react to AccountOpened, version 1 of Account a1: Deposit,"
                + " command 2, was answered with 404 not-found");
  }

  @Test
  void a_method_that_fails_is_named_without_what_it_said() {
    StoredEvent opened = given("a1", new AccountOpened("ann"));
    ReactingBank bank =
        ReactingBank.onOpened(
            (event, metadata, aggregates) -> {
              throw new IllegalStateException("secret: " + event.owner());
            });

    assertThatThrownBy(() -> react(bank, opened))
        .isInstanceOf(ReactionException.class)
        .hasMessage(
            "The reactions welcome cannot react to AccountOpened, version 1 of Account a1: it threw"
                + " java.lang.IllegalStateException");
  }

  @Test
  void a_command_sent_to_the_wrong_kind_of_aggregate_is_told_how_to_write_it() {
    StoredEvent opened = given("a1", new AccountOpened("ann"));

    assertThatThrownBy(() -> react(returning(Send.to("a1", new OpenAccount("bob"))), opened))
        .hasMessageEndingWith("of Account a1: OpenAccount creates: write Send.create");
    assertThatThrownBy(() -> react(returning(Send.create(new CloseAccount())), opened))
        .hasMessageEndingWith(
            "of Account a1: CloseAccount is for an aggregate that exists: write Send.to");
    assertThatThrownBy(() -> react(returning(Send.create(new Unknown())), opened))
        .hasMessageEndingWith(
            "of Account a1: no aggregate handles dev.cqrs.testing.ReactorTest$Unknown; there are"
                + " CloseAccount, Deposit, OpenAccount");
  }

  @Test
  void an_event_that_nothing_reacts_to_is_left_alone() {
    StoredEvent closed = given("a1", new AccountClosed());

    assertThat(react(returning(GIFT), closed)).isEmpty();
    assertThat(store.all()).hasSize(1);
  }

  @Test
  void aggregates_are_found_as_the_store_has_them_now() {
    StoredEvent opened = given("a1", new AccountOpened("ann"));
    given("a1", new Deposited(BigDecimal.TEN));
    List<Object> found = new ArrayList<>();

    react(
        ReactingBank.onOpened(
            (event, metadata, aggregates) -> {
              found.add(aggregates.find(Account.class, "a1").orElseThrow());
              found.add(aggregates.find(Account.class, "a9"));
              assertThatThrownBy(() -> aggregates.find(String.class, "a1"))
                  .isInstanceOf(IllegalArgumentException.class)
                  .hasMessage("java.lang.String is no aggregate; there are Account");
              return List.of();
            }),
        opened);

    assertThat(found).containsExactly(new Account("ann", BigDecimal.TEN), Optional.empty());
  }

  @Test
  void a_command_to_an_aggregate_that_exists_needs_its_id() {
    assertThatThrownBy(() -> new Send(Optional.empty(), false, new CloseAccount()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "A command to an aggregate that exists needs its id: write Send.to(id, command), or"
                + " Send.create(command) to create one");
  }

  private record Unknown() implements Command {}

  private static ReactingBank returning(Send send) {
    return ReactingBank.onOpened((event, metadata, aggregates) -> List.of(send));
  }

  private List<Answer> react(ReactingBank bank, StoredEvent event) {
    return reactor(bank, store).react(event);
  }

  static Reactor reactor(ReactingBank bank, EventStore store) {
    CommandProcessor processor =
        new CommandProcessor(
            bank, store, Clock.systemUTC(), FailureListener.none(), Backoff.none());
    return new Reactor(bank, bank.reaction(), store, processor);
  }

  private StoredEvent given(String id, Object event) {
    return append(store, id, event);
  }

  static StoredEvent append(EventStore store, String id, Object event) {
    long version = store.read(id, 0).size() + 1L;
    StoredEvent stored =
        Records.stored(new Bank(), event, id, version, Instant.parse("2026-01-02T03:04:05Z"));
    store.append(List.of(stored));
    return stored;
  }
}
