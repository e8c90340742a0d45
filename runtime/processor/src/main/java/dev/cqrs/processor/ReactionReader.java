package dev.cqrs.processor;

import dev.cqrs.api.Aggregates;
import dev.cqrs.api.EventMetadata;
import dev.cqrs.api.Reactions;
import dev.cqrs.api.Reacts;
import dev.cqrs.api.Send;
import dev.cqrs.processor.Model.Aggregate;
import dev.cqrs.processor.Model.Event;
import dev.cqrs.processor.Model.ReactedEvent;
import dev.cqrs.processor.Model.Reaction;
import dev.cqrs.processor.Model.Sends;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads a class marked as reactions. */
final class ReactionReader {

  private static final String ANNOTATION = "Reacts";

  private final Signatures signatures;
  private final Owners owners;
  private final Problems problems;

  ReactionReader(Shapes shapes, Signatures signatures, Problems problems) {
    this.signatures = signatures;
    this.owners = new Owners(shapes, problems);
    this.problems = problems;
  }

  /** Returns the reactions, or empty if the class cannot have any. */
  Optional<Reaction> read(TypeElement type, List<Aggregate> aggregates) {
    if (!owners.isConstructible(type, "reacts to events")) {
      return Optional.empty();
    }
    List<ReactedEvent> events = new ArrayList<>();
    for (ExecutableElement method : Declarations.methods(type, Reacts.class)) {
      reacted(method, aggregates).ifPresent(events::add);
    }
    events.sort(Comparator.comparing(reacted -> reacted.event().name()));
    return Optional.of(new Reaction(type, type.getAnnotation(Reactions.class).value(), events));
  }

  private Optional<ReactedEvent> reacted(ExecutableElement method, List<Aggregate> aggregates) {
    boolean callable = signatures.isCallable(method, ANNOTATION);
    boolean instance = owners.isInstance(method, ANNOTATION);
    Optional<Sends> returned = returned(method);
    Optional<TypeElement> message =
        signatures.message(method, ANNOTATION, dev.cqrs.api.Event.class);
    boolean given = message.isPresent() && takesWhatItIsGiven(method, message.get());
    if (!callable || !instance || !given || returned.isEmpty()) {
      return Optional.empty();
    }
    for (Aggregate aggregate : aggregates) {
      Optional<Event> event = aggregate.event(message.get());
      if (event.isPresent()) {
        return Optional.of(
            new ReactedEvent(
                event.get(),
                aggregate.name(),
                method,
                takes(method, EventMetadata.class),
                takes(method, Aggregates.class),
                returned.get()));
      }
    }
    if (!problems.any()) { // an aggregate with faults may be the one that applies it
      problems.at(
          method,
          "%s reacts to %s, which no aggregate applies: write @Applies for it in an aggregate",
          Signatures.shown(ANNOTATION, method),
          message.get().getSimpleName());
    }
    return Optional.empty();
  }

  private boolean takesWhatItIsGiven(ExecutableElement method, TypeElement event) {
    List<String> more =
        method.getParameters().stream().skip(1).map(ReactionReader::shownType).toList();
    String metadata = EventMetadata.class.getCanonicalName();
    String aggregates = Aggregates.class.getCanonicalName();
    boolean fits =
        List.of(List.of(), List.of(metadata), List.of(aggregates), List.of(metadata, aggregates))
            .contains(more);
    if (!fits) {
      problems.at(
          method,
          "%s takes what it cannot be given: write (%s event), and after it, as needed,"
              + " EventMetadata metadata and Aggregates aggregates, in this order",
          Signatures.shown(ANNOTATION, method),
          event.getSimpleName());
    }
    return fits;
  }

  private static String shownType(VariableElement parameter) {
    return Language.declaration(parameter.asType())
        .map(type -> type.getQualifiedName().toString())
        .orElse("");
  }

  private static boolean takes(ExecutableElement method, Class<?> type) {
    return method.getParameters().stream()
        .anyMatch(parameter -> Language.is(parameter.asType(), type.getCanonicalName()));
  }

  private Optional<Sends> returned(ExecutableElement method) {
    TypeMirror type = method.getReturnType();
    if (type.getKind() == TypeKind.ERROR) {
      problems.toldByTheCompiler();
      return Optional.empty();
    }
    if (Language.is(type, Send.class.getCanonicalName())) {
      return Optional.of(Sends.ONE);
    }
    List<? extends TypeMirror> arguments = Language.arguments(type);
    if (arguments.size() == 1 && Language.is(arguments.get(0), Send.class.getCanonicalName())) {
      if (Language.is(type, "java.util.List")) {
        return Optional.of(Sends.LIST);
      }
      if (Language.is(type, "java.util.Optional")) {
        return Optional.of(Sends.OPTIONAL);
      }
    }
    problems.at(
        method,
        "%s returns %s: return List<Send>, Optional<Send> or Send",
        Signatures.shown(ANNOTATION, method),
        Language.shown(type));
    return Optional.empty();
  }
}
