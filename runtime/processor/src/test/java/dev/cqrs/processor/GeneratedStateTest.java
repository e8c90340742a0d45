package dev.cqrs.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.api.CommandContext;
import dev.cqrs.api.EventMetadata;
import dev.cqrs.core.codec.Decoding;
import dev.cqrs.core.model.AggregateType;
import dev.cqrs.core.model.Application;
import dev.cqrs.core.model.StateType;
import dev.cqrs.core.model.UniqueType;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is generated of the state of an aggregate: its codec, its shape and its unique values. */
class GeneratedStateTest {

  private static final String STATE =
      """
      // Size.java
      public enum Size { SMALL, LARGE }
      // Box.java
      public record Box(Size size, Optional<Integer> weight) {}
      // Item.java
      @Aggregate
      public record Item(String label, List<Box> boxes, BigDecimal price) {
        @Handles public static ItemAdded add(AddItem command) { return new ItemAdded(command.label()); }
        @Handles public ItemChanged change(ChangeItem command) { return new ItemChanged(command.label()); }
        @Applies public static Item from(ItemAdded event) {
          return new Item(event.label(), List.of(), BigDecimal.ONE);
        }
        @Applies public Item with(ItemChanged event) { return new Item(event.label(), boxes, price); }
      }
      """;

  @TempDir private Path folder;

  @Test
  void aSnapshotIsTheRecordAndComesBackEqual() throws IOException {
    StateType<Object> state = state(STATE, "snapshot");

    Object item = item(STATE, "snapshot");
    Object kept = state.codec().encode(item);

    assertThat(kept).hasToString("{label=a, boxes=[], price=1}");
    assertThat(state.codec().decode(kept, Decoding.tolerant())).isEqualTo(item);
    assertThat(state.every()).isEqualTo(10);
  }

  @Test
  void theShapeIsTheSameForTheSameComponents() throws IOException {
    String shape = shape(STATE, "same");

    assertThat(shape).matches("1-[0-9a-f]{8}").isEqualTo(shape(STATE, "again"));
    assertThat(shape(STATE.replace("new ItemChanged(", "new  ItemChanged("), "code"))
        .isEqualTo(shape);
    assertThat(shape(STATE.replace("String label", "@Personal String label"), "personal"))
        .isEqualTo(shape);
    assertThat(shape(STATE.replace("@Aggregate", "@Aggregate(snapshotEvery = 3)"), "every"))
        .isEqualTo(shape);
  }

  @Test
  void theShapeIsAnotherOneAfterEveryChangeOfAComponent() throws IOException {
    assertThat(
            List.of(
                shape(STATE, "same"),
                shape(
                    STATE.replace("BigDecimal price", "BigDecimal cost").replace("price)", "cost)"),
                    "renamed"),
                shape(
                    STATE.replace("BigDecimal price", "long price").replace("BigDecimal.ONE", "1"),
                    "retyped"),
                shape(STATE.replace("Size size", "Size extent"), "nested"),
                shape(STATE.replace("Optional<Integer> weight", "int weight"), "required"),
                shape(STATE.replace("LARGE", "HUGE"), "constant"),
                shape(STATE.replace("@Aggregate", "@Aggregate(stateVersion = 2)"), "declared")))
        .doesNotHaveDuplicates();
  }

  @Test
  void anAggregateMayDoWithoutSnapshots() throws IOException {
    String source =
        STATE
            .replace("@Aggregate", "@Aggregate(snapshotEvery = 0, rememberedCommands = 7)")
            .replace("BigDecimal price", "StringBuilder price")
            .replace("BigDecimal.ONE", "new StringBuilder()");
    AggregateType<?> item = aggregate(source, "without");

    assertThat(item.state()).isEmpty();
    assertThat(item.rememberedCommands()).isEqualTo(7);
    assertThat(item.uniques()).isEmpty();
  }

  @Test
  void everyValueThatMayBeUniqueHasOneText() throws IOException {
    String source =
        STATE
            .replace(
                "String label, List<Box> boxes, BigDecimal price",
                "@Unique(ignoreCase = true) String label, @Unique BigDecimal price, @Unique Size size,"
                    + " @Unique int number, @Unique Optional<Long> code, @Unique Optional<String> none,"
                    + " @Unique String missing")
            .replace(
                "List.of(), BigDecimal.ONE",
                "new BigDecimal(\"1.50E+2\"), Size.LARGE, 7, Optional.of(8L), Optional.empty(), null")
            .replace("boxes, price)", "price, size, number, code, none, missing)");
    AggregateType<Object> item = aggregate(source, "unique");
    Object state = item(source, "unique");

    assertThat(item.uniques())
        .extracting(unique -> unique.component() + " " + valueOf(unique, state))
        .containsExactly(
            "label Optional[a]",
            "price Optional[150]",
            "size Optional[LARGE]",
            "number Optional[7]",
            "code Optional[8]",
            "none Optional.empty",
            "missing Optional.empty");
    assertThat(item.uniques())
        .filteredOn(UniqueType::ignoreCase)
        .extracting(UniqueType::component)
        .containsExactly("label");
  }

  @Test
  void aFaultOfAPersonalComponentDoesNotTellItsValue() throws IOException {
    AggregateType<Object> item =
        aggregate(
            "// AddItem.java\npublic record AddItem(String label, @Personal LocalDate birthday)"
                + " implements Command {}\n",
            "personal-fault");
    Decoding at = Decoding.strict();

    item.commands().get(0).codec().decode(Map.of("label", "a", "birthday", "1970-02-30"), at);

    assertThat(at.violations())
        .extracting(violation -> violation.field() + " " + violation.message())
        .containsExactly("birthday must be a date such as 2026-01-02");
  }

  private static Optional<String> valueOf(UniqueType<Object> unique, Object state) {
    return unique.value().apply(state);
  }

  private String shape(String sources, String name) throws IOException {
    return state(sources, name).shape();
  }

  private StateType<Object> state(String sources, String name) throws IOException {
    return this.<Object>aggregate(sources, name).state().orElseThrow();
  }

  @SuppressWarnings("unchecked")
  private Object item(String sources, String name) throws IOException {
    AggregateType<Object> item = aggregate(sources, name);
    var add = (dev.cqrs.core.model.CommandType<Object, Object>) item.commands().get(0);
    var added = (dev.cqrs.core.model.EventType<Object, Object>) item.events().get(0);
    Object command = add.codec().decode(Map.of("label", "a"), Decoding.strict());
    Instant now = Instant.parse("2026-01-02T03:04:05Z");
    Object event =
        add.decider().decide(null, command, new CommandContext("a-1", "c-1", "r-1", now)).get(0);
    return added
        .first()
        .apply(event, new EventMetadata("e-1", "Item", "a-1", 1, now, "c-1", "r-1", "c-1"));
  }

  private final Map<String, Application> compiled = new java.util.HashMap<>();

  @SuppressWarnings("unchecked")
  private <S> AggregateType<S> aggregate(String sources, String name) throws IOException {
    if (!compiled.containsKey(name)) {
      Compilation compilation = new FaultFiles("checks", folder).compile(sources, name);
      assertThat(compilation.diagnostics()).isEmpty();
      URLClassLoader loader = compilation.load();
      compiled.put(name, ServiceLoader.load(Application.class, loader).findFirst().orElseThrow());
    }
    return (AggregateType<S>) compiled.get(name).aggregates().get(0);
  }
}
