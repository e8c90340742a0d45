package dev.cqrs.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Turns the constraint annotations of a component into the checks of its codec. */
final class Constraints {

  private static final String PACKAGE = "jakarta.validation.constraints.";

  /** The attributes that the checks take; any other one that is written down is refused. */
  private static final Map<String, Set<String>> ATTRIBUTES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("DecimalMax", Set.of("value", "inclusive")),
              Map.entry("DecimalMin", Set.of("value", "inclusive")),
              Map.entry("Email", Set.of()),
              Map.entry("Max", Set.of("value")),
              Map.entry("Min", Set.of("value")),
              Map.entry("NotBlank", Set.of()),
              Map.entry("NotEmpty", Set.of()),
              Map.entry("Pattern", Set.of("regexp")),
              Map.entry("Positive", Set.of()),
              Map.entry("PositiveOrZero", Set.of()),
              Map.entry("Size", Set.of("min", "max"))));

  private final Elements elements;
  private final Problems problems;

  Constraints(Elements elements, Problems problems) {
    this.elements = elements;
    this.problems = problems;
  }

  /**
   * Returns the shape with the checks that the annotations ask for.
   *
   * @param place the component, where faults are told
   * @param owner the record and the component, such as {@code email of CreateUser}
   */
  Shape checked(Shape shape, AnnotatedConstruct annotated, Element place, String owner) {
    List<String> checks = new ArrayList<>();
    for (AnnotationMirror annotation : constraints(annotated)) {
      check(annotation, shape, place, owner).ifPresent(checks::add);
    }
    return checks.isEmpty() ? shape : new Shape.Checked(shape, checks);
  }

  /** Refuses constraints where no check can be made of them. */
  void refuse(AnnotatedConstruct annotated, Element place, String owner, String what) {
    for (AnnotationMirror annotation : constraints(annotated)) {
      problems.at(
          place,
          "@%s stands on %s of the component %s: constrain the component itself, or make the"
              + " element a record and constrain its component",
          simpleName(annotation),
          what,
          owner);
    }
  }

  private static List<AnnotationMirror> constraints(AnnotatedConstruct annotated) {
    return annotated.getAnnotationMirrors().stream()
        .<AnnotationMirror>map(annotation -> annotation)
        .filter(Constraints::isConstraint)
        .toList();
  }

  private static boolean isConstraint(AnnotationMirror annotation) {
    TypeElement type = (TypeElement) annotation.getAnnotationType().asElement();
    return type.getQualifiedName().toString().startsWith(PACKAGE)
        || type.getAnnotationMirrors().stream()
            .anyMatch(
                meta -> Language.is(meta.getAnnotationType(), "jakarta.validation.Constraint"));
  }

  private Optional<String> check(
      AnnotationMirror annotation, Shape shape, Element place, String owner) {
    String name = simpleName(annotation);
    Set<String> attributes = ATTRIBUTES.get(name);
    boolean ours = Language.is(annotation.getAnnotationType(), PACKAGE + name);
    if (attributes == null || !ours) {
      problems.at(
          place,
          "@%s on the component %s is not checked by the codec: %s",
          name,
          owner,
          name.equals("NotNull")
              ? "remove it, a component that is not Optional is always required"
              : "use one of "
                  + String.join(", ", ATTRIBUTES.keySet())
                  + ", or check the value in the record's constructor");
      return Optional.empty();
    }
    for (var written : annotation.getElementValues().keySet()) {
      String attribute = written.getSimpleName().toString();
      if (!attributes.contains(attribute)) {
        problems.at(
            place,
            "@%s on the component %s sets %s, which the codec does not use: remove it",
            name,
            owner,
            attribute);
      }
    }
    ConstraintCode.unreadable(name, values(annotation))
        .ifPresent(
            why ->
                problems.at(place, "@%s on the component %s cannot be read: %s", name, owner, why));
    String check = ConstraintCode.of(name, values(annotation), shape);
    if (check == null) {
      problems.at(
          place,
          "@%s on the component %s does not fit its type: it fits %s",
          name,
          owner,
          ConstraintCode.fits(name));
    }
    return Optional.ofNullable(check);
  }

  private Map<String, Object> values(AnnotationMirror annotation) {
    Map<String, Object> values = new TreeMap<>();
    elements
        .getElementValuesWithDefaults(annotation)
        .forEach((key, value) -> values.put(key.getSimpleName() + "", value.getValue()));
    return values;
  }

  private static String simpleName(AnnotationMirror annotation) {
    Element type = annotation.getAnnotationType().asElement();
    return type.getEnclosingElement() instanceof TypeElement outer
        ? outer.getSimpleName() + "." + type.getSimpleName()
        : type.getSimpleName().toString();
  }
}
