package dev.cqrs.processor;

import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;

/** The faults found in an application, each told to the compiler at its place. */
@SuppressWarnings("AnnotateFormatMethod") // that annotation would be our only dependency for it
final class Problems {

  private final Messager messager;
  private boolean found;

  Problems(Messager messager) {
    this.messager = messager;
  }

  /** Tells a fault at a declaration. */
  void at(Element place, String message, Object... arguments) {
    found = true;
    messager.printMessage(Diagnostic.Kind.ERROR, message.formatted(arguments), place);
  }

  /** Tells a fault at an annotation of a declaration. */
  void at(Element place, AnnotationMirror annotation, String message, Object... arguments) {
    found = true;
    messager.printMessage(Diagnostic.Kind.ERROR, message.formatted(arguments), place, annotation);
  }

  /** Notes a fault that the compiler itself tells, such as a type that does not exist. */
  void toldByTheCompiler() {
    found = true;
  }

  /** Returns whether any fault was found. */
  boolean any() {
    return found;
  }
}
