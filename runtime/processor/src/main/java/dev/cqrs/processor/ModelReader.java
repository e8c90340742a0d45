package dev.cqrs.processor;

import dev.cqrs.api.Answers;
import dev.cqrs.api.Reactions;
import dev.cqrs.processor.Model.Aggregate;
import dev.cqrs.processor.Model.Query;
import dev.cqrs.processor.Model.Reaction;
import dev.cqrs.processor.Model.ReadModel;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads the sources as a model and checks it. */
final class ModelReader {

  private final Language language;
  private final Shapes shapes;
  private final Problems problems;

  ModelReader(Language language, Shapes shapes, Problems problems) {
    this.language = language;
    this.shapes = shapes;
    this.problems = problems;
  }

  /** Returns the model; it is fit to be written only if there are no problems. */
  Model read(Declarations declarations) {
    Signatures signatures = new Signatures(language, problems);
    Upcasters upcasters = new Upcasters(declarations, shapes, signatures, problems);
    AggregateReader aggregateReader =
        new AggregateReader(language, shapes, signatures, upcasters, problems);
    List<Aggregate> aggregates =
        declarations.types(dev.cqrs.api.Aggregate.class).stream()
            .map(aggregateReader::read)
            .flatMap(Optional::stream)
            .sorted(Comparator.comparing(Aggregate::name))
            .toList();
    ReadModelReader readModelReader = new ReadModelReader(language, shapes, signatures, problems);
    List<ReadModel> readModels =
        declarations.types(dev.cqrs.api.ReadModel.class).stream()
            .map(type -> readModelReader.read(type, aggregates))
            .flatMap(Optional::stream)
            .sorted(Comparator.comparing(ReadModel::name))
            .toList();
    QueryReader queryReader = new QueryReader(language, shapes, signatures, problems);
    List<Query> queries =
        declarations.methods(Answers.class).stream()
            .map(method -> queryReader.read(method, readModels))
            .flatMap(Optional::stream)
            .sorted(Comparator.comparing(Query::name))
            .toList();
    ReactionReader reactionReader = new ReactionReader(shapes, signatures, problems);
    List<Reaction> reactions =
        declarations.types(Reactions.class).stream()
            .map(type -> reactionReader.read(type, aggregates))
            .flatMap(Optional::stream)
            .sorted(Comparator.comparing(Reaction::name))
            .toList();
    Model model = new Model(aggregates, readModels, queries, reactions);
    new ForgottenRules(language, problems).check(declarations);
    if (!problems.any()) {
      upcasters.forgotten(declarations, aggregates);
      check(model);
    }
    return model;
  }

  /** Checks how the parts fit together; only worth while when each part could be read. */
  private void check(Model model) {
    new ApplicationRules(problems).check(model);
    AggregateRules aggregateRules = new AggregateRules(problems);
    model.aggregates().forEach(aggregateRules::check);
    ReadModelRules readModelRules = new ReadModelRules(problems);
    model.readModels().forEach(readModelRules::check);
    new ReactionRules(problems).check(model);
  }
}
