package dev.cqrs.processor;

import dev.cqrs.api.Answers;
import dev.cqrs.api.Applies;
import dev.cqrs.api.Command;
import dev.cqrs.api.Event;
import dev.cqrs.api.Handles;
import dev.cqrs.api.Projects;
import dev.cqrs.api.Query;
import dev.cqrs.api.Reactions;
import dev.cqrs.api.Reacts;
import dev.cqrs.api.ReadModel;
import dev.cqrs.api.RowKey;
import dev.cqrs.api.Unique;
import dev.cqrs.api.Upcasts;
import java.lang.annotation.Annotation;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Finds messages that nothing takes, and methods in places where nobody looks. */
final class ForgottenRules {

  private final Language language;
  private final Problems problems;

  ForgottenRules(Language language, Problems problems) {
    this.language = language;
    this.problems = problems;
  }

  /** Tells every fault of the sources. */
  void check(Declarations declarations) {
    messages(
        declarations,
        Command.class,
        Handles.class,
        "No aggregate handles the command %1$s: write @Handles public SomeEvent handle(%1$s"
            + " command) in one");
    messages(
        declarations,
        Event.class,
        Applies.class,
        "No aggregate applies the event %1$s: write @Applies public SomeAggregate with(%1$s event)"
            + " in one");
    messages(
        declarations,
        Query.class,
        Answers.class,
        "Nobody answers the query %1$s: write @Answers public SomeRow answer(%1$s query,"
            + " Rows<SomeRow> rows) in a public class");
    misplaced(declarations, Handles.class, dev.cqrs.api.Aggregate.class);
    misplaced(declarations, Applies.class, dev.cqrs.api.Aggregate.class);
    misplaced(declarations, Projects.class, ReadModel.class);
    misplaced(declarations, RowKey.class, ReadModel.class);
    misplaced(declarations, Reacts.class, Reactions.class);
    declarations.types().forEach(this::uniqueElsewhere);
  }

  private void messages(
      Declarations declarations,
      Class<?> marker,
      Class<? extends Annotation> annotation,
      String message) {
    Set<TypeElement> taken = new HashSet<>();
    declarations.methods(annotation).forEach(method -> takes(method, taken));
    // An older record of an event may implement Event as well.
    declarations.methods(Upcasts.class).forEach(method -> takes(method, taken));
    for (TypeElement type : declarations.types()) {
      if (type.getKind() == ElementKind.INTERFACE || !language.extendsOrIs(type, marker)) {
        continue;
      }
      if (!Language.isRecord(type)) {
        problems.at(
            type,
            "%s implements %s and is %s: write public record %s(...) implements %s",
            type.getSimpleName(),
            marker.getSimpleName(),
            Language.kind(type),
            type.getSimpleName(),
            marker.getSimpleName());
      } else if (!taken.contains(type)) {
        problems.at(type, message, type.getSimpleName());
      }
    }
  }

  private static void takes(ExecutableElement method, Set<TypeElement> taken) {
    method.getParameters().stream()
        .limit(1)
        .forEach(parameter -> Language.declaration(parameter.asType()).ifPresent(taken::add));
  }

  private void uniqueElsewhere(TypeElement type) {
    if (type.getAnnotation(dev.cqrs.api.Aggregate.class) != null) {
      return;
    }
    type.getRecordComponents().stream()
        .filter(component -> component.getAnnotation(Unique.class) != null)
        .forEach(
            component ->
                problems.at(
                    Language.field(component),
                    "@Unique on the component %s of %s is of no use, as %s is not marked @Aggregate:"
                        + " move it to a component of the aggregate",
                    component.getSimpleName(),
                    type.getSimpleName(),
                    type.getSimpleName()));
  }

  private void misplaced(
      Declarations declarations,
      Class<? extends Annotation> annotation,
      Class<? extends Annotation> owner) {
    for (ExecutableElement method : declarations.methods(annotation)) {
      if (method.getEnclosingElement().getAnnotation(owner) == null) {
        problems.at(
            method,
            "%s is of no use, as %s is not marked @%s: mark it, or move the method",
            Signatures.shown(annotation.getSimpleName(), method),
            method.getEnclosingElement().getSimpleName(),
            owner.getSimpleName());
      }
    }
  }
}
