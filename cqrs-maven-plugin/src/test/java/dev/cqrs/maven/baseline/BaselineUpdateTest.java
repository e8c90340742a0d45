package dev.cqrs.maven.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cqrs.maven.application.ApplicationModel.Component;
import dev.cqrs.maven.application.ApplicationModel.Shape;
import dev.cqrs.maven.baseline.Baseline.RecordedEvent;
import dev.cqrs.maven.baseline.BaselineUpdate.Entry;
import dev.cqrs.maven.baseline.BaselineUpdate.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BaselineUpdateTest {

  private static final Component EMAIL = text("email");
  private static final Component NAME = text("name");
  private static final Baseline NOTHING = new Baseline(List.of());

  @Test
  void a_new_event_and_a_new_version_are_added() {
    Baseline first = events(event("UserCreated", shape(1, EMAIL)));
    Baseline second = events(event("UserCreated", shape(1, EMAIL), shape(2, EMAIL, NAME)));

    assertThat(BaselineUpdate.of(NOTHING, first).entries())
        .containsExactly(new Entry(Kind.ADDED, "UserCreated", 1));
    assertThat(BaselineUpdate.of(first, second))
        .isEqualTo(new BaselineUpdate(List.of(new Entry(Kind.ADDED, "UserCreated", 2)), second));
  }

  @Test
  void another_order_of_components_and_values_changes_nothing_in_the_file() {
    Baseline recorded = events(event("Moved", shape(1, EMAIL, choice("A", "B"))));
    Baseline present = events(event("Moved", shape(1, choice("B", "A"), EMAIL)));

    assertThat(BaselineUpdate.of(recorded, present))
        .isEqualTo(new BaselineUpdate(List.of(), recorded));
  }

  @Test
  void a_value_that_an_enum_has_gained_is_recorded() {
    Baseline recorded = events(event("Moved", shape(1, listOf(choice("A", "B")))));
    Baseline present = events(event("Moved", shape(1, listOf(choice("A", "B", "C")))));

    assertThat(BaselineUpdate.of(recorded, present))
        .isEqualTo(new BaselineUpdate(List.of(new Entry(Kind.EXTENDED, "Moved", 1)), present));
    assertThat(BaselineUpdate.of(present, recorded).entries())
        .containsExactly(new Entry(Kind.CHANGED, "Moved", 1));
  }

  @Test
  void a_changed_shape_and_what_is_gone_are_refused() {
    Baseline recorded =
        events(
            event("Changed", shape(1, EMAIL)),
            event("Gone", shape(1, EMAIL)),
            event("Rolled", shape(1, EMAIL), shape(2, NAME)));
    Baseline present =
        events(event("Changed", shape(1, EMAIL, NAME)), event("Rolled", shape(1, EMAIL)));

    List<Entry> entries = BaselineUpdate.of(recorded, present).entries();

    assertThat(entries)
        .containsExactly(
            new Entry(Kind.CHANGED, "Changed", 1),
            new Entry(Kind.GONE, "Gone", 1),
            new Entry(Kind.GONE, "Rolled", 2))
        .allMatch(Entry::isRefused);
  }

  @Test
  void an_event_of_another_aggregate_is_another_event() {
    Baseline recorded = events(event("Moved", shape(1, EMAIL)));
    Baseline present = events(new RecordedEvent("Moved", "Order", List.of(shape(1, EMAIL))));

    assertThat(BaselineUpdate.of(recorded, present).entries())
        .containsExactly(new Entry(Kind.ADDED, "Moved", 1), new Entry(Kind.GONE, "Moved", 1));
  }

  private static Baseline events(RecordedEvent... events) {
    return new Baseline(List.of(events));
  }

  private static RecordedEvent event(String name, Shape... versions) {
    return new RecordedEvent(name, "User", List.of(versions));
  }

  private static Shape shape(int version, Component... components) {
    return new Shape(version, List.of(components));
  }

  private static Component text(String name) {
    return new Component(name, "string", true, List.of(), Optional.empty(), List.of(), false);
  }

  private static Component choice(String... values) {
    return new Component(
        "choice", "enum", true, List.of(values), Optional.empty(), List.of(), false);
  }

  private static Component listOf(Component element) {
    return new Component("all", "list", true, List.of(), Optional.of(element), List.of(), false);
  }
}
