package dev.cqrs.processor;

import dev.cqrs.api.EventMetadata;
import dev.cqrs.api.Projects;
import dev.cqrs.api.RowKey;
import dev.cqrs.processor.Model.Aggregate;
import dev.cqrs.processor.Model.Event;
import dev.cqrs.processor.Model.Projection;
import dev.cqrs.processor.Model.ReadModel;
import dev.cqrs.processor.Model.Signature;
import dev.cqrs.processor.Shape.Structure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** Reads a record marked as read model. */
final class ReadModelReader {

  private final Language language;
  private final Shapes shapes;
  private final Signatures signatures;
  private final Problems problems;

  ReadModelReader(Language language, Shapes shapes, Signatures signatures, Problems problems) {
    this.language = language;
    this.shapes = shapes;
    this.signatures = signatures;
    this.problems = problems;
  }

  /** Returns the read model, or empty if the type cannot be one. */
  Optional<ReadModel> read(TypeElement type, List<Aggregate> aggregates) {
    if (!Language.isRecord(type)) {
      problems.at(
          type,
          "%s is marked @ReadModel and is %s: write public record %s(...)",
          type.getSimpleName(),
          Language.kind(type),
          type.getSimpleName());
      return Optional.empty();
    }
    dev.cqrs.api.ReadModel annotation = type.getAnnotation(dev.cqrs.api.ReadModel.class);
    Structure row = shapes.read(type);
    return Optional.of(
        new ReadModel(
            row,
            annotation.name(),
            annotation.version(),
            annotation.key(),
            new IndexReader(problems).read(row, annotation),
            projections(type, aggregates)));
  }

  private List<Projection> projections(TypeElement type, List<Aggregate> aggregates) {
    Map<String, Projection> projections = new TreeMap<>();
    for (ExecutableElement method : Declarations.methods(type, Projects.class)) {
      Optional<Signature> signature =
          signatures.read(method, "Projects", dev.cqrs.api.Event.class, EventMetadata.class);
      if (!language.types().isSameType(method.getReturnType(), type.asType())) {
        problems.at(
            method,
            "%s returns %s: return the row %s, or null to delete it",
            Signatures.shown("Projects", method),
            Language.shown(method.getReturnType()),
            type.getSimpleName());
      } else if (signature.isPresent()) {
        projected(projections, signature.get(), aggregates);
      }
    }
    for (ExecutableElement method : Declarations.methods(type, RowKey.class)) {
      keyed(projections, method);
    }
    return List.copyOf(projections.values());
  }

  private void projected(
      Map<String, Projection> projections, Signature signature, List<Aggregate> aggregates) {
    String key = key(signature);
    Projection known = projections.get(key);
    if (known == null) {
      known = source(signature, aggregates);
      if (known == null) {
        return;
      }
    }
    Signature twin = signature.isStatic() ? known.first() : known.next();
    if (twin != null) {
      problems.at(
          signature.method(),
          "%s is the second %s method that projects %s, after %s: keep one",
          Signatures.shown("Projects", signature.method()),
          signature.isStatic() ? "static" : "instance",
          known.event().name(),
          twin.name());
    }
    Signature first = signature.isStatic() ? signature : known.first();
    Signature next = signature.isStatic() ? known.next() : signature;
    projections.put(key, new Projection(known.event(), known.aggregate(), null, first, next));
  }

  private Projection source(Signature signature, List<Aggregate> aggregates) {
    for (Aggregate aggregate : aggregates) {
      Optional<Event> event = aggregate.event(signature.message());
      if (event.isPresent()) {
        return new Projection(event.get(), aggregate.name(), null, null, null);
      }
    }
    if (problems.any()) {
      return null; // an aggregate with faults may be the one that applies it
    }
    problems.at(
        signature.method(),
        "%s projects %s, which no aggregate applies: write @Applies for it in an aggregate",
        Signatures.shown("Projects", signature.method()),
        signature.message().getSimpleName());
    return null;
  }

  private void keyed(Map<String, Projection> projections, ExecutableElement method) {
    String shown = Signatures.shown("RowKey", method);
    Optional<Signature> signature =
        signatures.read(method, "RowKey", dev.cqrs.api.Event.class, EventMetadata.class);
    if (!Language.is(method.getReturnType(), "java.lang.String")) {
      problems.at(
          method,
          "%s returns %s: return the key as a String",
          shown,
          Language.shown(method.getReturnType()));
      return;
    }
    if (signature.isEmpty()) {
      return;
    }
    if (!signature.get().isStatic()) {
      problems.at(method, "%s is an instance method: write static, there may be no row yet", shown);
      return;
    }
    Projection known = projections.get(key(signature.get()));
    if (known == null || known.rowKey() != null) {
      problems.at(
          method,
          known == null
              ? "%s keys %s, which %s does not project: write @Projects for it, or remove this method"
              : "%s is the second method that keys %s on %s: keep one",
          shown,
          signature.get().message().getSimpleName(),
          method.getEnclosingElement().getSimpleName());
      return;
    }
    projections.put(
        key(signature.get()),
        new Projection(
            known.event(), known.aggregate(), signature.get(), known.first(), known.next()));
  }

  private static String key(Signature signature) {
    return signature.message().getSimpleName() + " " + signature.message().getQualifiedName();
  }
}
