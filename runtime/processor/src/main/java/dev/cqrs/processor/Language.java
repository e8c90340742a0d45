package dev.cqrs.processor;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Questions about declarations and types that several readers ask. */
record Language(Elements elements, Types types) {

  /** Returns the declaration of a class type; empty for primitives, arrays and the like. */
  static Optional<TypeElement> declaration(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        ? Optional.of((TypeElement) ((DeclaredType) type).asElement())
        : Optional.empty();
  }

  /** Returns whether a type is this class, whatever its type arguments. */
  static boolean is(TypeMirror type, String qualifiedName) {
    return declaration(type).filter(found -> isNamed(found, qualifiedName)).isPresent();
  }

  /** Returns whether a declaration has this name. */
  static boolean isNamed(TypeElement type, String qualifiedName) {
    return type.getQualifiedName().contentEquals(qualifiedName);
  }

  /** Returns the type arguments of a class type. */
  static List<? extends TypeMirror> arguments(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        ? ((DeclaredType) type).getTypeArguments()
        : List.of();
  }

  /** Returns whether a declaration is a record. */
  static boolean isRecord(Element element) {
    return element.getKind() == ElementKind.RECORD;
  }

  /**
   * Returns the field of a component: unlike the component itself it has a place in the sources.
   */
  static Element field(RecordComponentElement component) {
    return component.getEnclosingElement().getEnclosedElements().stream()
        .filter(member -> member.getKind() == ElementKind.FIELD)
        .filter(member -> member.getSimpleName().equals(component.getSimpleName()))
        .findFirst()
        .orElseThrow();
  }

  /** Returns what the declaration is, with its article, such as "a class". */
  static String kind(Element element) {
    return switch (element.getKind()) {
      case ENUM -> "an enum";
      case INTERFACE -> "an interface";
      case ANNOTATION_TYPE -> "an annotation";
      case RECORD -> "a record";
      default -> "a class";
    };
  }

  /** Returns whether a type has a class among its supertypes, or is it. */
  boolean extendsOrIs(TypeElement type, Class<?> supertype) {
    TypeElement element = elements.getTypeElement(supertype.getCanonicalName());
    return element != null && types.isSubtype(types.erasure(type.asType()), element.asType());
  }

  /** Returns the type that keeps a type from being used by generated code; empty if none does. */
  static Optional<TypeElement> hidden(TypeElement type) {
    if (!type.getModifiers().contains(Modifier.PUBLIC)) {
      return Optional.of(type);
    }
    return type.getEnclosingElement() instanceof TypeElement outer
        ? hidden(outer)
        : Optional.empty();
  }

  /** Returns a type as messages show it: without packages. */
  static String shown(TypeMirror type) {
    Optional<TypeElement> declaration = declaration(type);
    if (declaration.isEmpty()) {
      return type.getKind() == TypeKind.WILDCARD ? type.toString() : unannotated(type);
    }
    String name = declaration.get().getSimpleName().toString();
    List<? extends TypeMirror> arguments = arguments(type);
    return arguments.isEmpty()
        ? name
        : name + "<" + String.join(", ", arguments.stream().map(Language::shown).toList()) + ">";
  }

  private static String unannotated(TypeMirror type) {
    if (type.getKind().isPrimitive() || type.getKind() == TypeKind.VOID) {
      return type.getKind().name().toLowerCase(java.util.Locale.ROOT);
    }
    String text = type.toString();
    return text.substring(text.lastIndexOf(' ') + 1);
  }
}
