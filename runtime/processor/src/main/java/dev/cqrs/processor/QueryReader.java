package dev.cqrs.processor;

import dev.cqrs.api.Rows;
import dev.cqrs.processor.Model.Query;
import dev.cqrs.processor.Model.ReadModel;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** Reads the methods that answer queries. */
final class QueryReader {

  private final Language language;
  private final Shapes shapes;
  private final Signatures signatures;
  private final Owners owners;
  private final Problems problems;

  QueryReader(Language language, Shapes shapes, Signatures signatures, Problems problems) {
    this.language = language;
    this.shapes = shapes;
    this.signatures = signatures;
    this.owners = new Owners(shapes, problems);
    this.problems = problems;
  }

  /** Returns the query that a method answers, or empty if it cannot. */
  Optional<Query> read(ExecutableElement method, List<ReadModel> readModels) {
    boolean callable = signatures.isCallable(method, "Answers");
    boolean constructible =
        owners.isInstance(method, "Answers")
            && owners.isConstructible(
                (TypeElement) method.getEnclosingElement(), "answers queries");
    Optional<TypeElement> query = signatures.message(method, "Answers", dev.cqrs.api.Query.class);
    if (query.isEmpty()) {
      return Optional.empty();
    }
    Optional<ReadModel> readModel = rows(method, query.get(), readModels);
    if (!callable || !constructible || readModel.isEmpty()) {
      return Optional.empty();
    }
    TypeMirror row = readModel.get().row().type().asType();
    TypeMirror returned = method.getReturnType();
    boolean page = holds(returned, "dev.cqrs.api.Page", row);
    if (!page
        && !language.types().isSameType(returned, row)
        && !holds(returned, "java.util.Optional", row)) {
      problems.at(
          method,
          "%s returns %s: return %s, Optional<%s> or Page<%s>",
          Signatures.shown("Answers", method),
          Language.shown(returned),
          Language.shown(row),
          Language.shown(row),
          Language.shown(row));
      return Optional.empty();
    }
    return Optional.of(new Query(shapes.read(query.get()), method, readModel.get(), page));
  }

  private Optional<ReadModel> rows(
      ExecutableElement method, TypeElement query, List<ReadModel> readModels) {
    String shown = Signatures.shown("Answers", method);
    if (method.getParameters().size() != 2
        || !Language.is(method.getParameters().get(1).asType(), Rows.class.getCanonicalName())
        || Language.arguments(method.getParameters().get(1).asType()).isEmpty()) {
      problems.at(
          method,
          "%s does not take the query and the rows of one read model: write (%s query, Rows<...>"
              + " rows)",
          shown,
          query.getSimpleName());
      return Optional.empty();
    }
    TypeMirror row = Language.arguments(method.getParameters().get(1).asType()).get(0);
    Optional<ReadModel> readModel =
        readModels.stream()
            .filter(model -> language.types().isSameType(model.row().type().asType(), row))
            .findFirst();
    if (readModel.isEmpty()) {
      problems.at(
          method,
          "%s takes Rows<%s>, and %s is not a read model of this project: mark the record with"
              + " @ReadModel",
          shown,
          Language.shown(row),
          Language.shown(row));
    }
    return readModel;
  }

  private boolean holds(TypeMirror type, String container, TypeMirror row) {
    return Language.is(type, container)
        && Language.arguments(type).size() == 1
        && language.types().isSameType(Language.arguments(type).get(0), row);
  }
}
