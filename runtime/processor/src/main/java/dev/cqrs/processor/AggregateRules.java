package dev.cqrs.processor;

import dev.cqrs.processor.Model.Aggregate;
import dev.cqrs.processor.Model.Command;
import dev.cqrs.processor.Model.Event;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/** Checks that the commands, events and methods of one aggregate fit together. */
final class AggregateRules {

  private final Problems problems;

  AggregateRules(Problems problems) {
    this.problems = problems;
  }

  /** Tells every fault of an aggregate. */
  void check(Aggregate aggregate) {
    boolean created = aggregate.commands().stream().anyMatch(Command::creates);
    if (!created) {
      problems.at(
          aggregate.type(),
          "%s has no static @Handles method, so none can ever be created: write @Handles public"
              + " static SomeEvent create(SomeCommand command)",
          aggregate.name());
    }
    if (aggregate.events().stream().allMatch(event -> event.first() == null)) {
      problems.at(
          aggregate.type(),
          "%s has no static @Applies method, so no event can make its first state: write @Applies"
              + " public static %s from(SomeEvent event)",
          aggregate.name(),
          aggregate.name());
    }
    aggregate.commands().forEach(command -> returned(aggregate, command));
  }

  private void returned(Aggregate aggregate, Command command) {
    List<TypeElement> possible = command.returned().events();
    for (TypeElement event : possible) {
      if (aggregate.event(event).isEmpty()) {
        problems.at(
            command.handler().method(),
            "%s returns %s, which no @Applies method of %s applies: write %s",
            Signatures.shown("Handles", command.handler().method()),
            event.getSimpleName(),
            aggregate.name(),
            command.creates() ? first(aggregate, event) : next(aggregate, event));
      }
    }
    if (command.creates()) {
      firstEvents(aggregate, command, possible);
    } else {
      nextEvents(aggregate, command, possible);
    }
  }

  /**
   * Of several possible events one is enough: which of them it will be is seen only at run time.
   */
  private void firstEvents(Aggregate aggregate, Command command, List<TypeElement> possible) {
    List<TypeElement> unmade =
        possible.stream()
            .filter(event -> has(aggregate, event) && find(aggregate, event).first() == null)
            .toList();
    if (unmade.isEmpty() || unmade.size() < possible.size()) {
      return;
    }
    problems.at(
        command.handler().method(),
        "%s is static and returns %s, which only an instance @Applies method applies: write %s",
        Signatures.shown("Handles", command.handler().method()),
        unmade.get(0).getSimpleName(),
        first(aggregate, unmade.get(0)));
  }

  private void nextEvents(Aggregate aggregate, Command command, List<TypeElement> possible) {
    List<TypeElement> unmade =
        possible.stream()
            .filter(event -> has(aggregate, event) && find(aggregate, event).next() == null)
            .toList();
    if (unmade.isEmpty() || unmade.size() < possible.size()) {
      return;
    }
    problems.at(
        command.handler().method(),
        "%s changes %s and returns %s, which only a static @Applies method applies: write %s",
        Signatures.shown("Handles", command.handler().method()),
        aggregate.name(),
        unmade.get(0).getSimpleName(),
        next(aggregate, unmade.get(0)));
  }

  private static boolean has(Aggregate aggregate, TypeElement event) {
    return aggregate.event(event).isPresent();
  }

  private static Event find(Aggregate aggregate, TypeElement event) {
    Optional<Event> found = aggregate.event(event);
    return found.orElseThrow();
  }

  private static String first(Aggregate aggregate, TypeElement event) {
    return "@Applies public static %s from(%s event)"
        .formatted(aggregate.name(), event.getSimpleName());
  }

  private static String next(Aggregate aggregate, TypeElement event) {
    return "@Applies public %s with(%s event)".formatted(aggregate.name(), event.getSimpleName());
  }
}
