package dev.cqrs.processor;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Checks the classes that generated code makes an object of, to call its methods. */
final class Owners {

  private final Shapes shapes;
  private final Problems problems;

  Owners(Shapes shapes, Problems problems) {
    this.shapes = shapes;
    this.problems = problems;
  }

  /** Returns whether a method is an instance method; refuses it otherwise. */
  boolean isInstance(ExecutableElement method, String annotation) {
    if (!method.getModifiers().contains(Modifier.STATIC)) {
      return true;
    }
    problems.at(
        method,
        "%s is static: write an instance method of a class with a public constructor without"
            + " parameters",
        Signatures.shown(annotation, method));
    return false;
  }

  /**
   * Returns whether generated code can make an object of a class; refuses it otherwise.
   *
   * @param what what the class does, such as "answers queries"
   */
  boolean isConstructible(TypeElement owner, String what) {
    shapes.checkUsable(owner);
    boolean inner =
        owner.getEnclosingElement() instanceof TypeElement
            && !owner.getModifiers().contains(Modifier.STATIC);
    boolean constructible =
        ElementFilter.constructorsIn(owner.getEnclosedElements()).stream()
            .filter(constructor -> constructor.getModifiers().contains(Modifier.PUBLIC))
            .anyMatch(
                constructor ->
                    constructor.getParameters().isEmpty()
                        && constructor.getThrownTypes().isEmpty());
    if (inner || !constructible || owner.getModifiers().contains(Modifier.ABSTRACT)) {
      problems.at(
          owner,
          "%s %s and cannot be made by generated code: write a public class, not abstract and not"
              + " an inner one, with a public constructor without parameters",
          owner.getSimpleName(),
          what);
      return false;
    }
    return true;
  }
}
