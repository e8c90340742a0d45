package dev.cqrs.processor;

import dev.cqrs.api.Aggregate;
import dev.cqrs.api.Answers;
import dev.cqrs.api.Applies;
import dev.cqrs.api.Handles;
import dev.cqrs.api.Projects;
import dev.cqrs.api.Reactions;
import dev.cqrs.api.Reacts;
import dev.cqrs.api.ReadModel;
import dev.cqrs.api.RowKey;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** What the sources declare: every type, nested ones too, in the order of the sources. */
final class Declarations {

  private final List<TypeElement> types = new ArrayList<>();

  Declarations(RoundEnvironment round) {
    collect(round.getRootElements());
  }

  private void collect(Iterable<? extends Element> elements) {
    for (TypeElement type : ElementFilter.typesIn(asSet(elements))) {
      types.add(type);
      collect(type.getEnclosedElements());
    }
  }

  private static Set<Element> asSet(Iterable<? extends Element> elements) {
    Set<Element> set = new java.util.LinkedHashSet<>();
    elements.forEach(set::add);
    return set;
  }

  /** Returns all types. */
  List<TypeElement> types() {
    return types;
  }

  /** Returns whether none of our annotations is there. */
  boolean areOfNoConcern() {
    return types(Aggregate.class).isEmpty()
        && types(ReadModel.class).isEmpty()
        && types(Reactions.class).isEmpty()
        && Stream.of(
                Handles.class,
                Applies.class,
                Projects.class,
                RowKey.class,
                Answers.class,
                Reacts.class)
            .allMatch(annotation -> methods(annotation).isEmpty());
  }

  /** Returns the types with an annotation. */
  List<TypeElement> types(Class<? extends Annotation> annotation) {
    return types.stream().filter(type -> type.getAnnotation(annotation) != null).toList();
  }

  /** Returns the methods with an annotation. */
  List<ExecutableElement> methods(Class<? extends Annotation> annotation) {
    return types.stream().flatMap(type -> methods(type, annotation).stream()).toList();
  }

  /** Returns the methods of one type with an annotation. */
  static List<ExecutableElement> methods(TypeElement type, Class<? extends Annotation> annotation) {
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
        .filter(method -> method.getAnnotation(annotation) != null)
        .toList();
  }
}
