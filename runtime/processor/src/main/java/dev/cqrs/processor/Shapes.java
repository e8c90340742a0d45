package dev.cqrs.processor;

import dev.cqrs.api.Personal;
import dev.cqrs.processor.Shape.Container;
import dev.cqrs.processor.Shape.Part;
import dev.cqrs.processor.Shape.Scalar;
import dev.cqrs.processor.Shape.Structure;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads records as shapes, each record once, and refuses what codecs cannot carry. */
final class Shapes {

  private static final String CARRIED =
      "use String, BigDecimal, int, long, boolean, Instant, LocalDate, an enum, a record, or an"
          + " Optional, a List or a Map<String, ...> of these";

  private final Language language;
  private final Constraints constraints;
  private final Problems problems;
  private final Map<String, Structure> known = new LinkedHashMap<>();
  private final Deque<TypeElement> open = new ArrayDeque<>();
  private String otherwise = "";

  Shapes(Language language, Constraints constraints, Problems problems) {
    this.language = language;
    this.constraints = constraints;
    this.problems = problems;
  }

  /** Returns every record that was read, nested ones before those that hold them. */
  List<Structure> all() {
    return List.copyOf(known.values());
  }

  /** Returns the shape of an aggregate, whose components need no codec if it has no snapshots. */
  Structure readState(TypeElement type) {
    otherwise = ", or write @Aggregate(snapshotEvery = 0)";
    Structure state = read(type);
    otherwise = "";
    return state;
  }

  /** Returns the shape of a record; components with faults are left out of it. */
  Structure read(TypeElement type) {
    Structure read = known.get(type.getQualifiedName().toString());
    if (read != null) {
      return read;
    }
    checkUsable(type);
    open.push(type);
    List<Part> parts = new ArrayList<>();
    for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
      if (!field.getModifiers().contains(javax.lang.model.element.Modifier.STATIC)) {
        part(field, type).ifPresent(parts::add);
      }
    }
    open.pop();
    Structure structure = new Structure(type, List.copyOf(parts));
    known.put(type.getQualifiedName().toString(), structure);
    return structure;
  }

  /** Refuses a type that generated code could not name. */
  void checkUsable(TypeElement type) {
    String name = type.getSimpleName().toString();
    Language.hidden(type)
        .ifPresent(
            hidden ->
                problems.at(
                    hidden,
                    "%s is not public, so generated code cannot use %s: write public",
                    hidden.getSimpleName(),
                    hidden.equals(type) ? "it" : name));
    if (!type.getTypeParameters().isEmpty()) {
      problems.at(
          type, "%s has type parameters, which a codec cannot carry: write the types out", name);
    }
    if (GeneratedNames.packageOf(type).isEmpty()) {
      problems.at(
          type,
          "%s is in the unnamed package, from which generated code cannot import: put it in a"
              + " package",
          name);
    }
  }

  /** Part: a record stores each component in a field, which carries its annotations. */
  private Optional<Part> part(VariableElement field, TypeElement type) {
    String name = field.getSimpleName().toString();
    String owner = name + " of " + type.getSimpleName();
    if (!Character.isLowerCase(name.charAt(0))) {
      problems.at(
          field,
          "The component %s does not start with a lower-case letter: names in requests and tables"
              + " do",
          owner);
    }
    Optional<Shape> shape = shape(field.asType(), field, owner, true);
    return shape.map(
        found -> new Part(name, constrained(found, field, owner), isPersonal(type, name)));
  }

  private static boolean isPersonal(TypeElement type, String component) {
    return type.getRecordComponents().stream()
        .filter(found -> found.getSimpleName().contentEquals(component))
        .anyMatch(found -> found.getAnnotation(Personal.class) != null);
  }

  private Shape constrained(Shape shape, VariableElement field, String owner) {
    if (shape instanceof Container container && container.kind() == Container.Kind.OPTIONAL) {
      Shape inner = constraints.checked(container.of(), field, field, owner);
      return new Container(Container.Kind.OPTIONAL, inner);
    }
    return constraints.checked(shape, field, field, owner);
  }

  private Optional<Shape> shape(TypeMirror type, Element place, String owner, boolean whole) {
    if (type.getKind() == TypeKind.ERROR) {
      problems.toldByTheCompiler();
      return Optional.empty();
    }
    Optional<TypeElement> boxed = boxed(type);
    if (boxed.isEmpty()) {
      return refused(type, place, owner);
    }
    String name = boxed.get().getQualifiedName().toString();
    Optional<Shape> scalar = Scalar.of(name);
    if (scalar.isPresent()) {
      return scalar;
    }
    for (Container.Kind kind : Container.Kind.values()) {
      if (kind.javaName.equals(name)) {
        return container(kind, type, place, owner, whole);
      }
    }
    if (boxed.get().getKind() == ElementKind.ENUM) {
      checkUsable(boxed.get());
      return Optional.of(new Shape.Enumeration(boxed.get(), constants(boxed.get())));
    }
    return Language.isRecord(boxed.get())
        ? nested(boxed.get(), place, owner)
        : refused(type, place, owner);
  }

  private Optional<TypeElement> boxed(TypeMirror type) {
    return type.getKind().isPrimitive()
        ? Optional.of(language.types().boxedClass((javax.lang.model.type.PrimitiveType) type))
        : Language.declaration(type);
  }

  private Optional<Shape> container(
      Container.Kind kind, TypeMirror type, Element place, String owner, boolean whole) {
    List<? extends TypeMirror> arguments = Language.arguments(type);
    if (arguments.isEmpty()) {
      return refused(type, place, owner);
    }
    if (kind == Container.Kind.OPTIONAL && !whole) {
      problems.at(
          place,
          "The component %s holds an Optional in another container: only the whole component can be"
              + " Optional%s",
          owner,
          otherwise);
      return Optional.empty();
    }
    if (kind == Container.Kind.MAP && !Language.is(arguments.get(0), "java.lang.String")) {
      problems.at(
          place,
          "The component %s is a Map with keys of type %s: use String keys%s",
          owner,
          Language.shown(arguments.get(0)),
          otherwise);
      return Optional.empty();
    }
    TypeMirror element = arguments.get(arguments.size() - 1);
    Optional<Shape> of = shape(element, place, owner, false);
    if (kind == Container.Kind.OPTIONAL) {
      return of.map(
          found -> new Container(kind, constraints.checked(found, element, place, owner)));
    }
    arguments.forEach(
        argument ->
            constraints.refuse(
                argument,
                place,
                owner,
                kind == Container.Kind.LIST ? "an element of the List" : "an entry of the Map"));
    return of.map(found -> new Container(kind, found));
  }

  private Optional<Shape> nested(TypeElement type, Element place, String owner) {
    if (open.contains(type)) {
      problems.at(
          place,
          "The component %s makes the record %s contain itself, which a codec cannot carry: refer"
              + " to the other one by its id%s",
          owner,
          type.getSimpleName(),
          otherwise);
      return Optional.empty();
    }
    return Optional.of(read(type));
  }

  private Optional<Shape> refused(TypeMirror type, Element place, String owner) {
    String shown = Language.shown(type);
    if (List.of("float", "double", "Float", "Double").contains(shown)) {
      problems.at(
          place,
          "The component %s is a %s, which is not exact: use BigDecimal%s",
          owner,
          shown,
          otherwise);
    } else {
      problems.at(
          place,
          "The component %s is a %s, which the codec cannot carry: %s%s",
          owner,
          shown,
          CARRIED,
          otherwise);
    }
    return Optional.empty();
  }

  private static List<String> constants(TypeElement type) {
    return type.getEnclosedElements().stream()
        .filter(element -> element.getKind() == ElementKind.ENUM_CONSTANT)
        .map(element -> element.getSimpleName().toString())
        .toList();
  }
}
