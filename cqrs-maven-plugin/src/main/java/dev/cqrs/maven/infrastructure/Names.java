package dev.cqrs.maven.infrastructure;

import dev.cqrs.maven.problem.UserError;
import java.util.HashMap;
import java.util.Map;

/**
 * Names and logical ids, held to AWS's limits for the longest project name and environment, so that
 * a plan that succeeds cannot fail on a name when it is deployed.
 */
final class Names {

  /** Longest {@code ProjectName}. */
  static final int PROJECT_NAME = 20;

  private static final int FUNCTION_NAME = 64;
  private static final int LONGEST_PREFIX = PROJECT_NAME + "-staging-".length();
  private static final int READ_MODEL = FUNCTION_NAME - LONGEST_PREFIX - "-projection".length();

  private static final int REACTION = FUNCTION_NAME - LONGEST_PREFIX - "-reaction".length();

  private final Map<String, String> taken = new HashMap<>();

  /** Starts with the names every application has. */
  Names() {
    for (String fixed :
        new String[] {"event-store", "unique-values", "events", "archive", "event-publisher"}) {
      taken.put(id(fixed), fixed);
    }
  }

  /**
   * The name of a read model's resources.
   *
   * @param readModel its name
   * @param version its version
   * @return its name; with the version from 2 on, so that two versions can stand side by side
   */
  static String versioned(String readModel, int version) {
    return version == 1 ? readModel : readModel + "-v" + version;
  }

  /**
   * Takes the names of a read model.
   *
   * @param readModel name of its resources
   * @param positions whether it has a table of positions, too
   * @return the start of its resources' logical ids, such as {@code UserProfiles}
   * @throws UserError when the name is too long, or resources of two read models would have one
   *     name
   */
  String readModel(String readModel, boolean positions) {
    if (readModel.length() > READ_MODEL) {
      throw new UserError(
          ("The read model \"%s\" has a name of %d characters, but at most %d are allowed: its"
                  + " function is named <project>-<environment>-%s-projection, and Lambda allows %d"
                  + " characters.")
              .formatted(readModel, readModel.length(), READ_MODEL, readModel, FUNCTION_NAME));
    }
    String id = id(readModel);
    take(id, "read model", readModel);
    if (positions) {
      take(id + "Positions", "read model", readModel);
    }
    return id;
  }

  /**
   * Takes the names of a class of reactions.
   *
   * @param reaction its name
   * @return the start of its resources' logical ids, such as {@code BuyerCheckReaction}
   * @throws UserError when the name is too long, or resources of something else have it
   */
  String reaction(String reaction) {
    if (reaction.length() > REACTION) {
      throw new UserError(
          ("The reaction \"%s\" has a name of %d characters, but at most %d are allowed: its"
                  + " function is named <project>-<environment>-%s-reaction, and Lambda allows %d"
                  + " characters.")
              .formatted(reaction, reaction.length(), REACTION, reaction, FUNCTION_NAME));
    }
    String id = id(reaction) + "Reaction";
    take(id, "reaction", reaction);
    return id;
  }

  private void take(String id, String what, String name) {
    String other = taken.put(id, name);
    if (other != null) {
      throw new UserError(
          "The %s \"%s\" needs another name: its resources would be named like those of \"%s\"."
              .formatted(what, name, other));
    }
  }

  /**
   * Checks a project's name.
   *
   * @param name default of {@code ProjectName}
   * @return the name
   * @throws UserError when it is too long or has other characters than allowed
   */
  static String project(String name) {
    if (!name.matches(Parameters.PROJECT_NAME_PATTERN)) {
      throw new UserError(
          ("The project name \"%s\" cannot be used in resources' names. It must have 3 to %d"
                  + " characters: a lower-case letter, then lower-case letters, digits and hyphens."
                  + " Set the property cqrs.projectName.")
              .formatted(name, PROJECT_NAME));
    }
    return name;
  }

  private static String id(String name) {
    StringBuilder id = new StringBuilder();
    boolean start = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        id.append(start ? Character.toUpperCase(c) : c);
      }
      start = !Character.isLetterOrDigit(c);
    }
    return id.toString();
  }
}
