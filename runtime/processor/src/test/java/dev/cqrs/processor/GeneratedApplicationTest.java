package dev.cqrs.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.api.Aggregates;
import dev.cqrs.api.CommandContext;
import dev.cqrs.api.EventMetadata;
import dev.cqrs.core.codec.Decoding;
import dev.cqrs.core.json.Json;
import dev.cqrs.core.model.AggregateType;
import dev.cqrs.core.model.Application;
import dev.cqrs.core.model.CommandType;
import dev.cqrs.core.model.EventType;
import dev.cqrs.core.model.ProjectionType;
import dev.cqrs.core.model.ReactionType;
import dev.cqrs.core.model.ReactionType.ReactedEvent;
import dev.cqrs.core.model.ReadModelType;
import dev.cqrs.core.model.VersionedCodec;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedApplicationTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.123456Z");
  private static final Path RESOURCES = Path.of("src/test/resources");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"shop", "library"})
  void compilesWithoutWarningsToTheSameBytesTwice(String sample) throws IOException {
    Compilation one = Compilation.of(RESOURCES.resolve(sample), folder.resolve("one"));
    Compilation two = Compilation.of(RESOURCES.resolve(sample), folder.resolve("two"));

    assertThat(one.diagnostics()).isEmpty();
    assertThat(one.generated()).isEqualTo(two.generated());
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop", "library"})
  void modelFileIsTheGoldenOne(String sample) throws IOException {
    Compilation compilation = Compilation.of(RESOURCES.resolve(sample), folder);

    assertThat(compilation.generated().get(ModelFile.PATH))
        .isEqualTo(Files.readString(RESOURCES.resolve(sample + ".application.json")));
  }

  @Test
  void commandIsReadDecidedAppliedAndProjected() throws IOException {
    try (URLClassLoader loader = Compilation.of(RESOURCES.resolve("shop"), folder).load()) {
      Application application =
          ServiceLoader.load(Application.class, loader).findFirst().orElseThrow();
      AggregateType<?> user = application.aggregates().get(1);

      Object created =
          decide(user, "CreateUser", null, Map.of("email", "ann@example.com", "name", "Ann"));
      Object state = first(event(user, "UserCreated"), created);
      Object updated = decide(user, "UpdateUserProfile", state, Map.of("name", "Anna"));
      ReadModelType<?> profiles = application.readModels().get(1);

      assertThat(state).hasToString("User[email=ann@example.com, name=Ann]");
      assertThat(project(profiles, created, updated))
          .isEqualTo(
              Map.of(
                  "userId", "a-1",
                  "email", "ann@example.com",
                  "name", "Anna",
                  "updatedAt", "2026-01-02T03:04:05.123456Z"));
    }
  }

  @Test
  void constraintsAreCheckedWhenACommandIsRead() throws IOException {
    try (URLClassLoader loader = Compilation.of(RESOURCES.resolve("shop"), folder).load()) {
      Application application =
          ServiceLoader.load(Application.class, loader).findFirst().orElseThrow();
      Decoding decoding = Decoding.strict();

      command(application.aggregates().get(1), "CreateUser")
          .codec()
          .decode(Map.of("email", "ann", "name", " "), decoding);

      assertThat(decoding.violations())
          .extracting(violation -> violation.field())
          .containsExactly("email", "name");
    }
  }

  @Test
  void rowOfManyAggregatesIsKeyedByItsOwnMethods() throws IOException {
    try (URLClassLoader loader = Compilation.of(RESOURCES.resolve("library"), folder).load()) {
      Application application =
          ServiceLoader.load(Application.class, loader).findFirst().orElseThrow();
      Object lent =
          decide(
              application.aggregates().get(1),
              "LendBook",
              null,
              Map.of("isbn", "1", "reader", "Ann"));

      ReadModelType<?> titles = application.readModels().get(0);
      Object row = rowOf(titles, lent);

      assertThat(titles.crossAggregate()).isTrue();
      assertThat(row).isEqualTo(Map.of("isbn", "1", "reader", "Ann", "loans", BigDecimal.ONE));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | {\"book\":\"9-7\"}                    | {\"isbn\":\"97\",\"reader\":\"unknown\"}",
        "2 | {\"isbn\":\"97\"}                     | {\"isbn\":\"97\",\"reader\":\"unknown\"}",
        "2 | {\"isbn\":\"97\",\"reader\":\"Ann\"}    | {\"isbn\":\"97\",\"reader\":\"Ann\"}",
        "3 | {\"isbn\":\"97\",\"reader\":\"Ann\"}    | {\"isbn\":\"97\",\"reader\":\"Ann\"}"
      })
  void storedEventOfEveryVersionIsReadAsTheRecordOfToday(int version, String stored, String today)
      throws IOException {
    try (URLClassLoader loader = Compilation.of(RESOURCES.resolve("library"), folder).load()) {
      Application application =
          ServiceLoader.load(Application.class, loader).findFirst().orElseThrow();
      EventType<?, ?> lent = event(application.aggregates().get(1), "BookLent");
      ProjectionType<?, ?> projected = application.readModels().get(0).projections().get(1);

      assertThat(lent.version()).isEqualTo(3);
      assertThat(reread(lent.codec(), version, stored)).isEqualTo(today);
      assertThat(reread(projected.codec(), version, stored)).isEqualTo(today);
    }
  }

  private static <E> String reread(VersionedCodec<E> codec, int version, String stored) {
    Decoding decoding = Decoding.tolerant();
    E event = codec.decode(version, Json.parse(stored), decoding);
    assertThat(decoding.violations()).isEmpty();
    return Json.write(codec.encode(event));
  }

  @Test
  void reactionsReturnTheirCommandsHoweverTheyAreWritten() throws IOException {
    try (URLClassLoader loader = Compilation.of(RESOURCES.resolve("shop"), folder).load()) {
      Application application =
          ServiceLoader.load(Application.class, loader).findFirst().orElseThrow();
      AggregateType<?> order = application.aggregates().get(0);
      Object created =
          decide(
              order,
              "CreateOrder",
              null,
              Map.of(
                  "userId",
                  "u-1",
                  "items",
                  List.of(
                      Map.of(
                          "product", "tea", "quantity", BigDecimal.ONE, "price", BigDecimal.ONE)),
                  "totalAmount",
                  BigDecimal.ONE));
      Object state = first(event(order, "OrderCreated"), created);
      Object placed = decide(order, "UpdateOrderStatus", state, Map.of("status", "PLACED"));
      Object shipped = decide(order, "UpdateOrderStatus", state, Map.of("status", "SHIPPED"));
      Object ann =
          decide(
              application.aggregates().get(1),
              "CreateUser",
              null,
              Map.of("email", "ann@example.com", "name", "Ann"));
      ReactionType buyerCheck = application.reactions().get(0);

      assertThat(react(buyerCheck, 0, created))
          .isEqualTo(
              "[Send[aggregateId=Optional[a-1], creates=false, command=UpdateOrderStatus[status=CANCELLED]]]");
      assertThat(react(buyerCheck, 1, placed))
          .isEqualTo(
              "[Send[aggregateId=Optional[a-1], creates=false, command=UpdateOrderStatus[status=CONFIRMED]]]");
      assertThat(react(buyerCheck, 1, shipped)).isEqualTo("[]");
      assertThat(react(application.reactions().get(1), 0, ann))
          .isEqualTo(
              "[Send[aggregateId=Optional.empty, creates=true, command=CreateOrder[userId=ann@example.com, items=[], totalAmount=0]]]");
    }
  }

  @Test
  void projectWithoutAnnotationsGeneratesNothing() throws IOException {
    Path source = folder.resolve("src/com/acme/Greeting.java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, "package com.acme;\npublic record Greeting(double warmth) {}\n");

    Compilation compilation =
        Compilation.of(folder.resolve("src"), folder.resolve("out"), "-Acqrs.events=none.json");

    assertThat(compilation.diagnostics()).isEmpty();
    assertThat(compilation.generated()).isEmpty();
  }

  private static CommandType<?, ?> command(AggregateType<?> aggregate, String name) {
    return aggregate.commands().stream()
        .filter(type -> type.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static EventType<?, ?> event(AggregateType<?> aggregate, String name) {
    return aggregate.events().stream()
        .filter(type -> type.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @SuppressWarnings("unchecked")
  private static Object decide(
      AggregateType<?> aggregate, String name, Object state, Map<String, Object> request) {
    CommandType<Object, Object> type = (CommandType<Object, Object>) command(aggregate, name);
    Decoding decoding = Decoding.strict();
    Object command = type.codec().decode(request, decoding);
    assertThat(decoding.violations()).isEmpty();
    List<?> events =
        type.decider().decide(state, command, new CommandContext("a-1", "c-1", "r-1", NOW));
    return events.get(0);
  }

  @SuppressWarnings("unchecked")
  private static Object first(EventType<?, ?> type, Object event) {
    return ((EventType<Object, Object>) type).first().apply(event, metadata());
  }

  @SuppressWarnings("unchecked")
  private static Object project(ReadModelType<?> readModel, Object created, Object updated) {
    ReadModelType<Object> rows = (ReadModelType<Object>) readModel;
    ProjectionType<Object, Object> first =
        (ProjectionType<Object, Object>) rows.projections().get(0);
    ProjectionType<Object, Object> next =
        (ProjectionType<Object, Object>) rows.projections().get(1);
    assertThat(first.rowKey().of(created, metadata())).isEqualTo("a-1");
    Object row = first.first().apply(created, metadata());
    return rows.codec().encode(next.next().apply(row, updated, metadata()));
  }

  @SuppressWarnings("unchecked")
  private static Object rowOf(ReadModelType<?> readModel, Object event) {
    ReadModelType<Object> rows = (ReadModelType<Object>) readModel;
    ProjectionType<Object, Object> projection =
        (ProjectionType<Object, Object>) rows.projections().get(1);
    assertThat(projection.rowKey().of(event, metadata())).isEqualTo("1");
    return rows.codec().encode(projection.first().apply(event, metadata()));
  }

  @SuppressWarnings("unchecked")
  private static String react(ReactionType type, int index, Object event) {
    Aggregates nothing =
        new Aggregates() {
          @Override
          public <S> Optional<S> find(Class<S> aggregate, String id) {
            return Optional.empty();
          }
        };
    return ((ReactedEvent<Object>) type.events().get(index))
        .reactor()
        .react(event, metadata(), nothing)
        .toString();
  }

  private static EventMetadata metadata() {
    return new EventMetadata("e-1", "User", "a-1", 1, NOW, "c-1", "r-1", "c-1");
  }
}
