package dev.cqrs.processor;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;

/** The faults found in an application, each told to the compiler at its place and once. */
@SuppressWarnings("AnnotateFormatMethod") // that annotation would be our only dependency for it
final class Problems {

  private final Messager messager;
  private final Set<Map.Entry<Element, String>> known = new HashSet<>();
  private boolean found;

  Problems(Messager messager) {
    this.messager = messager;
  }

  /** Tells a fault at a declaration. */
  void at(Element place, String message, Object... arguments) {
    found = true;
    String told = message.formatted(arguments);
    if (known.add(Map.entry(place, told))) {
      messager.printMessage(Diagnostic.Kind.ERROR, told, place);
    }
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
