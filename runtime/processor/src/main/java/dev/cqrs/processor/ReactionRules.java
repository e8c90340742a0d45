package dev.cqrs.processor;

import dev.cqrs.processor.Model.ReactedEvent;
import dev.cqrs.processor.Model.Reaction;
import dev.cqrs.processor.Model.ReadModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Checks the names of reactions and what they react to. */
final class ReactionRules {

  /** Lambda's 64 characters, less those of the longest project and environment and "-reaction". */
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,25}");

  private final Problems problems;

  ReactionRules(Problems problems) {
    this.problems = problems;
  }

  /** Tells every fault of the reactions. */
  void check(Model model) {
    Map<String, Reaction> known = new HashMap<>();
    for (Reaction reaction : model.reactions()) {
      name(reaction, model.readModels());
      events(reaction);
      Reaction other = known.putIfAbsent(reaction.name().replace("-", ""), reaction);
      if (other != null) {
        problems.at(
            reaction.type(),
            "%s and %s are reactions named %s and %s: give them names that differ in more than"
                + " hyphens",
            other.type().getSimpleName(),
            reaction.type().getSimpleName(),
            other.name(),
            reaction.name());
      }
    }
  }

  private void name(Reaction reaction, List<ReadModel> readModels) {
    if (!NAME.matcher(reaction.name()).matches()) {
      problems.at(
          reaction.type(),
          "The reactions %s are named \"%s\": use at most 26 lower-case letters, digits and"
              + " hyphens, a letter first",
          reaction.type().getSimpleName(),
          reaction.name());
    }
    for (ReadModel readModel : readModels) {
      if (readModel.name().replace("-", "").equals(reaction.name().replace("-", "") + "reaction")) {
        problems.at(
            readModel.row().type(),
            "%s is named %s, like the function of the reactions %s: rename it",
            readModel.row().name(),
            readModel.name(),
            reaction.type().getSimpleName());
      }
    }
  }

  private void events(Reaction reaction) {
    if (reaction.events().isEmpty()) {
      problems.at(
          reaction.type(),
          "%s is marked @Reactions and has no @Reacts method, so nothing would call it: write"
              + " @Reacts public List<Send> on(SomeEvent event)",
          reaction.type().getSimpleName());
    }
    Map<String, ReactedEvent> known = new HashMap<>();
    for (ReactedEvent event : reaction.events()) {
      ReactedEvent other = known.putIfAbsent(event.event().name(), event);
      if (other != null) {
        problems.at(
            event.method(),
            "%s is the second method that reacts to %s, after %s: keep one, it may return several"
                + " commands",
            Signatures.shown("Reacts", event.method()),
            event.event().name(),
            other.method().getSimpleName());
      }
    }
  }
}
