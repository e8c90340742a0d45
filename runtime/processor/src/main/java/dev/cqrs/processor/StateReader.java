package dev.cqrs.processor;

import dev.cqrs.api.Aggregate;
import dev.cqrs.api.Unique;
import dev.cqrs.processor.Model.AggregateState;
import dev.cqrs.processor.Model.UniqueComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads how an aggregate keeps its state, and which of its components are unique. */
final class StateReader {

  private static final int MOST_BETWEEN_SNAPSHOTS = 1_000;
  private static final int MOST_REMEMBERED = 10_000;

  private final Shapes shapes;
  private final Problems problems;

  StateReader(Shapes shapes, Problems problems) {
    this.shapes = shapes;
    this.problems = problems;
  }

  /** Returns what a record marked as aggregate says; faults are told. */
  AggregateState read(TypeElement type) {
    Aggregate annotation = type.getAnnotation(Aggregate.class);
    check(type, annotation);
    return new AggregateState(
        annotation.snapshotEvery(),
        annotation.stateVersion(),
        annotation.rememberedCommands(),
        annotation.snapshotEvery() == 0 ? null : shapes.readState(type),
        uniques(type));
  }

  private void check(TypeElement type, Aggregate annotation) {
    String name = type.getSimpleName().toString();
    int every = annotation.snapshotEvery();
    if (every < 0 || every > MOST_BETWEEN_SNAPSHOTS) {
      problems.at(
          type,
          "The snapshotEvery of %s is %s: use 1 to %s events, or 0 for no snapshots",
          name,
          every,
          MOST_BETWEEN_SNAPSHOTS);
    }
    if (annotation.stateVersion() < 1) {
      problems.at(
          type, "The stateVersion of %s is %s: the first is 1", name, annotation.stateVersion());
    }
    int remembered = annotation.rememberedCommands();
    if (remembered < 0 || remembered > MOST_REMEMBERED) {
      problems.at(
          type,
          "The rememberedCommands of %s are %s: use 0 to %s, each costs 4 bytes in every snapshot",
          name,
          remembered,
          MOST_REMEMBERED);
    }
  }

  private List<UniqueComponent> uniques(TypeElement type) {
    List<UniqueComponent> uniques = new ArrayList<>();
    for (RecordComponentElement component : type.getRecordComponents()) {
      Unique unique = component.getAnnotation(Unique.class);
      if (unique != null) {
        unique(component, unique).ifPresent(uniques::add);
      }
    }
    return uniques;
  }

  private Optional<UniqueComponent> unique(RecordComponentElement component, Unique unique) {
    TypeMirror whole = component.asType();
    if (whole.getKind() == TypeKind.ERROR) {
      problems.toldByTheCompiler();
      return Optional.empty();
    }
    boolean optional =
        Language.is(whole, "java.util.Optional") && !Language.arguments(whole).isEmpty();
    TypeMirror value = optional ? Language.arguments(whole).get(0) : whole;
    String owner =
        component.getSimpleName() + " of " + component.getEnclosingElement().getSimpleName();
    boolean string = Language.is(value, "java.lang.String");
    String text = string ? null : text(value);
    if (!string && text == null) {
      problems.at(
          Language.field(component),
          "The component %s is @Unique and a %s: use String, an enum, int, long, BigDecimal or an"
              + " Optional of these",
          owner,
          Language.shown(whole));
      return Optional.empty();
    }
    if (unique.ignoreCase() && !string) {
      problems.at(
          Language.field(component),
          "The component %s is @Unique(ignoreCase = true) and a %s: only a String has upper and"
              + " lower case, remove ignoreCase",
          owner,
          Language.shown(whole));
    }
    return Optional.of(
        new UniqueComponent(
            component.getSimpleName().toString(), optional, text, unique.ignoreCase()));
  }

  /** Returns what makes the one text of a value; null if its type cannot be unique. */
  private static String text(TypeMirror value) {
    boolean whole =
        value.getKind() == TypeKind.INT
            || value.getKind() == TypeKind.LONG
            || Language.is(value, "java.lang.Integer")
            || Language.is(value, "java.lang.Long");
    if (whole) {
      return "String::valueOf";
    }
    if (Language.is(value, "java.math.BigDecimal")) {
      return "value -> value.stripTrailingZeros().toPlainString()";
    }
    boolean constant =
        Language.declaration(value).filter(type -> type.getKind() == ElementKind.ENUM).isPresent();
    return constant ? "value -> value.name()" : null;
  }
}
