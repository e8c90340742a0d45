package dev.cqrs.processor;

import dev.cqrs.processor.Model.Signature;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads the parameters of annotated methods. */
final class Signatures {

  private final Language language;
  private final Problems problems;

  Signatures(Language language, Problems problems) {
    this.language = language;
    this.problems = problems;
  }

  /** Returns how messages name a method, such as {@code @Handles method create of User}. */
  static String shown(String annotation, ExecutableElement method) {
    return "@%s method %s of %s"
        .formatted(
            annotation, method.getSimpleName(), method.getEnclosingElement().getSimpleName());
  }

  /**
   * Returns the signature of a method that takes a message and maybe one thing more.
   *
   * @param marker what the message's record implements
   * @param context the type of the second parameter, which may be left out
   */
  Optional<Signature> read(
      ExecutableElement method, String annotation, Class<?> marker, Class<?> context) {
    boolean callable = isCallable(method, annotation);
    Optional<TypeElement> message = message(method, annotation, marker);
    List<? extends VariableElement> parameters = method.getParameters();
    if (message.isEmpty()) {
      return Optional.empty();
    }
    String name = message.get().getSimpleName().toString();
    if (parameters.size() > 2
        || (parameters.size() == 2
            && !Language.is(parameters.get(1).asType(), context.getCanonicalName()))) {
      problems.at(
          method,
          "%s takes more than it can be given: write (%s %s) or (%s %s, %s %s)",
          shown(annotation, method),
          name,
          variable(marker),
          name,
          variable(marker),
          context.getSimpleName(),
          context == dev.cqrs.api.CommandContext.class ? "context" : "metadata");
      return Optional.empty();
    }
    return callable
        ? Optional.of(new Signature(method, message.get(), parameters.size() == 2))
        : Optional.empty();
  }

  /** Returns whether generated code can call a method; refuses it otherwise. */
  boolean isCallable(ExecutableElement method, String annotation) {
    String shown = shown(annotation, method);
    boolean callable = true;
    if (!method.getModifiers().contains(Modifier.PUBLIC)) {
      problems.at(
          method, "%s is not public, so generated code cannot call it: write public", shown);
      callable = false;
    }
    if (!method.getTypeParameters().isEmpty()) {
      problems.at(method, "%s has type parameters: write the types out", shown);
      callable = false;
    }
    for (TypeMirror thrown : method.getThrownTypes()) {
      if (!isUnchecked(thrown)) {
        problems.at(
            method,
            "%s throws the checked exception %s: throw Rejection to refuse, and do nothing that can"
                + " fail otherwise",
            shown,
            Language.shown(thrown));
        callable = false;
      }
    }
    return callable;
  }

  /** Returns the record that is the first parameter. */
  Optional<TypeElement> message(ExecutableElement method, String annotation, Class<?> marker) {
    String shown = shown(annotation, method);
    if (method.getParameters().isEmpty()) {
      problems.at(
          method,
          "%s takes nothing: its first parameter is a record that implements %s",
          shown,
          marker.getSimpleName());
      return Optional.empty();
    }
    TypeMirror type = method.getParameters().get(0).asType();
    if (type.getKind() == TypeKind.ERROR) {
      problems.toldByTheCompiler();
      return Optional.empty();
    }
    Optional<TypeElement> message = Language.declaration(type).filter(Language::isRecord);
    if (message.isEmpty()) {
      problems.at(
          method,
          "%s takes a %s: its first parameter is a record that implements %s",
          shown,
          Language.shown(type),
          marker.getSimpleName());
    } else if (!language.extendsOrIs(message.get(), marker)) {
      problems.at(
          method,
          "%s takes %s, which is not marked as a%s %s: write public record %s(...) implements %s",
          shown,
          message.get().getSimpleName(),
          marker.getSimpleName().startsWith("E") ? "n" : "",
          variable(marker),
          message.get().getSimpleName(),
          marker.getSimpleName());
      return Optional.empty();
    }
    return message;
  }

  private boolean isUnchecked(TypeMirror thrown) {
    return thrown.getKind() == TypeKind.ERROR
        || Language.declaration(thrown)
            .filter(
                type ->
                    language.extendsOrIs(type, RuntimeException.class)
                        || language.extendsOrIs(type, Error.class))
            .isPresent();
  }

  private static String variable(Class<?> marker) {
    return marker.getSimpleName().toLowerCase(Locale.ROOT);
  }
}
