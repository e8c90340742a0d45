package dev.cqrs.processor;

import dev.cqrs.api.Applies;
import dev.cqrs.api.CommandContext;
import dev.cqrs.api.EventMetadata;
import dev.cqrs.api.Handles;
import dev.cqrs.processor.Model.Aggregate;
import dev.cqrs.processor.Model.Command;
import dev.cqrs.processor.Model.Event;
import dev.cqrs.processor.Model.Returned;
import dev.cqrs.processor.Model.Signature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** Reads a record marked as aggregate. */
final class AggregateReader {

  private final Language language;
  private final Shapes shapes;
  private final Signatures signatures;
  private final Upcasters upcasters;
  private final Problems problems;
  private final StateReader states;

  AggregateReader(
      Language language,
      Shapes shapes,
      Signatures signatures,
      Upcasters upcasters,
      Problems problems) {
    this.language = language;
    this.shapes = shapes;
    this.signatures = signatures;
    this.upcasters = upcasters;
    this.problems = problems;
    this.states = new StateReader(shapes, problems);
  }

  /** Returns the aggregate, or empty if the type cannot be one. */
  Optional<Aggregate> read(TypeElement type) {
    if (!Language.isRecord(type)) {
      problems.at(
          type,
          "%s is marked @Aggregate and is %s: write public record %s(...)",
          type.getSimpleName(),
          Language.kind(type),
          type.getSimpleName());
      return Optional.empty();
    }
    shapes.checkUsable(type);
    return Optional.of(new Aggregate(type, commands(type), events(type), states.read(type)));
  }

  private List<Command> commands(TypeElement type) {
    List<Command> commands = new ArrayList<>();
    for (ExecutableElement method : Declarations.methods(type, Handles.class)) {
      Optional<Signature> signature =
          signatures.read(method, "Handles", dev.cqrs.api.Command.class, CommandContext.class);
      Optional<Returned> returned = returned(method);
      if (signature.isPresent() && returned.isPresent()) {
        commands.add(
            new Command(shapes.read(signature.get().message()), signature.get(), returned.get()));
      }
    }
    commands.sort(Comparator.comparing(Command::name));
    return commands;
  }

  private Optional<Returned> returned(ExecutableElement method) {
    TypeMirror type = method.getReturnType();
    boolean list = Language.is(type, "java.util.List");
    TypeMirror event = type;
    if (list && Language.arguments(type).size() == 1) {
      event = Language.arguments(type).get(0);
      if (event instanceof WildcardType wildcard && wildcard.getExtendsBound() != null) {
        event = wildcard.getExtendsBound();
      }
    }
    if (event.getKind() == TypeKind.ERROR) {
      problems.toldByTheCompiler();
      return Optional.empty();
    }
    Optional<TypeElement> found =
        Language.declaration(event)
            .filter(declared -> language.extendsOrIs(declared, dev.cqrs.api.Event.class));
    if (found.isEmpty()) {
      problems.at(
          method,
          "%s returns %s: return an event or a List of events, records that implement Event",
          Signatures.shown("Handles", method),
          Language.shown(type));
    }
    return found.map(declared -> new Returned(list, possible(declared)));
  }

  /** Returns the records that a type stands for; empty if they cannot be told. */
  private static List<TypeElement> possible(TypeElement type) {
    if (Language.isRecord(type)) {
      return List.of(type);
    }
    return type.getPermittedSubclasses().stream()
        .map(Language::declaration)
        .flatMap(Optional::stream)
        .flatMap(permitted -> possible(permitted).stream())
        .toList();
  }

  private List<Event> events(TypeElement type) {
    Map<String, Event> events = new TreeMap<>();
    for (ExecutableElement method : Declarations.methods(type, Applies.class)) {
      Optional<Signature> signature =
          signatures.read(method, "Applies", dev.cqrs.api.Event.class, EventMetadata.class);
      if (!language.types().isSameType(method.getReturnType(), type.asType())) {
        problems.at(
            method,
            "%s returns %s: return the aggregate %s",
            Signatures.shown("Applies", method),
            Language.shown(method.getReturnType()),
            type.getSimpleName());
      } else if (signature.isPresent()) {
        add(events, signature.get());
      }
    }
    return List.copyOf(events.values());
  }

  private void add(Map<String, Event> events, Signature signature) {
    TypeElement message = signature.message();
    String key = message.getSimpleName() + " " + message.getQualifiedName();
    Event known = events.computeIfAbsent(key, absent -> event(message));
    Signature twin = signature.isStatic() ? known.first() : known.next();
    if (twin != null) {
      problems.at(
          signature.method(),
          "%s is the second %s method that applies %s, after %s: keep one",
          Signatures.shown("Applies", signature.method()),
          signature.isStatic() ? "static" : "instance",
          known.name(),
          twin.name());
    }
    events.put(
        key,
        signature.isStatic()
            ? new Event(known.record(), known.upcasts(), signature, known.next())
            : new Event(known.record(), known.upcasts(), known.first(), signature));
  }

  private Event event(TypeElement record) {
    return new Event(shapes.read(record), upcasters.of(record), null, null);
  }
}
