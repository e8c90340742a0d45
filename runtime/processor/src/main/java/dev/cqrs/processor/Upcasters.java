package dev.cqrs.processor;

import dev.cqrs.api.EventVersion;
import dev.cqrs.api.Upcasts;
import dev.cqrs.processor.Model.Aggregate;
import dev.cqrs.processor.Model.Event;
import dev.cqrs.processor.Model.Upcast;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** The methods that turn older records of events into newer ones, and the chains they make. */
final class Upcasters {

  private final Shapes shapes;
  private final Signatures signatures;
  private final Problems problems;
  private final Map<String, Upcaster> declared = new TreeMap<>();
  private final Set<ExecutableElement> known = new HashSet<>();
  private final Set<ExecutableElement> used = new HashSet<>();

  /** Whether a method could not be read; then it may be the one that is missing from a chain. */
  private boolean faulty;

  /** A method with the records that it takes and returns. */
  private record Upcaster(ExecutableElement method, TypeElement from, TypeElement to) {
    String shown() {
      return Signatures.shown("Upcasts", method);
    }
  }

  /** Reads the methods of the sources. */
  Upcasters(Declarations declarations, Shapes shapes, Signatures signatures, Problems problems) {
    this.shapes = shapes;
    this.signatures = signatures;
    this.problems = problems;
    declarations.methods(Upcasts.class).forEach(this::add);
  }

  /** Returns the older versions of an event, the first one first. */
  List<Upcast> of(TypeElement event) {
    int version = version(event);
    Deque<Upcast> chain = new ArrayDeque<>();
    TypeElement newer = event;
    addAll(event); // for a record that is not in the sources but in a library
    for (int older = version - 1; older >= 1; older--) {
      List<Upcaster> found = to(newer);
      if (!isOne(found, event, version, newer, older)) {
        return List.of();
      }
      Upcaster upcaster = found.get(0);
      used.add(upcaster.method());
      newer = upcaster.from();
      addAll(newer);
      chain.addFirst(new Upcast(shapes.read(newer), upcaster.method()));
    }
    if (version >= 1) {
      to(newer).forEach(further -> tooMany(further, event, version));
    }
    return List.copyOf(chain);
  }

  private void tooMany(Upcaster further, TypeElement event, int version) {
    used.add(further.method());
    if (further.from().equals(event)) {
      problems.at(
          further.method(),
          "%s takes %s, which is the last version: upcasters lead from older records to newer ones,"
              + " remove the method",
          further.shown(),
          event.getSimpleName());
      return;
    }
    problems.at(
        further.method(),
        "%s makes an older version of %s than %s: raise it to @EventVersion(%d), or remove the"
            + " method",
        further.shown(),
        event.getSimpleName(),
        version == 1
            ? "version 1, which it has without @EventVersion"
            : "@EventVersion(" + version + ") has",
        version + 1);
  }

  private int version(TypeElement event) {
    EventVersion declaredVersion = event.getAnnotation(EventVersion.class);
    if (declaredVersion == null) {
      return 1;
    }
    if (declaredVersion.value() < 1) {
      problems.at(
          event,
          "%s has @EventVersion(%d): versions start at 1, which is also the version without the"
              + " annotation",
          event.getSimpleName(),
          declaredVersion.value());
    }
    return declaredVersion.value();
  }

  private boolean isOne(
      List<Upcaster> found, TypeElement event, int version, TypeElement newer, int older) {
    if (found.isEmpty() && !faulty) {
      String named = "V" + older;
      String record = newer.getSimpleName().contentEquals(named) ? "Older" : named;
      problems.at(
          event,
          "%s has @EventVersion(%d), and no @Upcasts method makes its version %d, %s, of version %d:"
              + " keep version %d as public record %s in %s, and write @Upcasts public static %s"
              + " next(%s old) in it",
          event.getSimpleName(),
          version,
          older + 1,
          newer.getSimpleName(),
          older,
          older,
          record,
          event.getSimpleName(),
          newer.getSimpleName(),
          record);
    }
    if (found.size() > 1) {
      found.forEach(upcaster -> used.add(upcaster.method()));
      problems.at(
          found.get(1).method(),
          "%s returns %s, as %s does: version %d of %s has one version before it, keep one",
          found.get(1).shown(),
          newer.getSimpleName(),
          found.get(0).shown(),
          older + 1,
          event.getSimpleName());
    }
    return found.size() == 1;
  }

  private List<Upcaster> to(TypeElement newer) {
    return declared.values().stream().filter(upcaster -> upcaster.to().equals(newer)).toList();
  }

  private void addAll(TypeElement type) {
    Declarations.methods(type, Upcasts.class).forEach(this::add);
    ElementFilter.typesIn(type.getEnclosedElements()).forEach(this::addAll);
  }

  private void add(ExecutableElement method) {
    if (known.add(method)) {
      read(method);
    }
  }

  private void read(ExecutableElement method) {
    String shown = Signatures.shown("Upcasts", method);
    boolean callable = signatures.isCallable(method, "Upcasts");
    if (!method.getModifiers().contains(Modifier.STATIC)) {
      problems.at(
          method, "%s is an instance method: write static, and take the older record", shown);
      callable = false;
    }
    var from =
        method.getParameters().size() == 1
            ? Language.declaration(method.getParameters().get(0).asType())
                .filter(Language::isRecord)
            : java.util.Optional.<TypeElement>empty();
    var to = Language.declaration(method.getReturnType()).filter(Language::isRecord);
    if (from.isEmpty() || to.isEmpty() || from.equals(to)) {
      problems.at(
          method,
          "%s does not lead from one version to the next: take the older record alone and return"
              + " the next newer one, such as public static %s next(%s old)",
          shown,
          to.map(type -> type.getSimpleName().toString()).orElse("SomeEvent"),
          from.filter(type -> !from.equals(to))
              .map(type -> type.getSimpleName().toString())
              .orElse("V1"));
      faulty = true;
      return;
    }
    if (!callable) {
      faulty = true;
    } else {
      String id = shown + " " + from.get().getQualifiedName() + " " + to.get().getQualifiedName();
      declared.put(id, new Upcaster(method, from.get(), to.get()));
    }
  }

  /** Tells the methods and versions that no event of an aggregate needs. */
  void forgotten(Declarations declarations, List<Aggregate> aggregates) {
    for (Upcaster upcaster : declared.values()) {
      if (!used.contains(upcaster.method())) {
        problems.at(
            upcaster.method(),
            "%s leads nowhere: %s is no event of an aggregate, nor the older record of one; return"
                + " the version after %s",
            upcaster.shown(),
            upcaster.to().getSimpleName(),
            upcaster.from().getSimpleName());
      }
    }
    Set<TypeElement> events = new HashSet<>();
    for (Aggregate aggregate : aggregates) {
      aggregate.events().stream().map(Event::record).forEach(record -> events.add(record.type()));
    }
    for (TypeElement type : declarations.types(EventVersion.class)) {
      if (!events.contains(type)) {
        problems.at(
            type,
            "%s has @EventVersion and is no event of an aggregate: remove it; the versions of older"
                + " records follow from their @Upcasts methods",
            type.getSimpleName());
      }
    }
  }
}
