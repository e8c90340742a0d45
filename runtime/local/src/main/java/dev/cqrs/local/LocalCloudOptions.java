package dev.cqrs.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the command line asks for.
 *
 * @param state the folder of everything the local cloud keeps
 * @param port the port, or 0 for any free one
 * @param region the region of everything in it
 * @param databaseClassPath the class path of DynamoDB Local; empty if there is to be no database
 * @param idleMinutes after how many minutes without a request to stop; 0 for never
 */
record LocalCloudOptions(
    Path state, int port, String region, List<Path> databaseClassPath, int idleMinutes) {

  static final String USAGE =
      "Usage: LocalCloud --state <folder> [--port <0 to 65535, 0 = any; 4566>]"
          + " [--region <us-east-1>] [--database-class-path <file>]"
          + " [--idle-minutes <0 = never; 120>]";

  private static final Set<String> NAMES =
      Set.of("--state", "--port", "--region", "--database-class-path", "--idle-minutes");

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  static LocalCloudOptions parse(String... arguments) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      if (!NAMES.contains(arguments[i])) {
        throw new IllegalArgumentException(
            "The option " + arguments[i] + " is not known. " + USAGE);
      }
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException(
            "The option " + arguments[i] + " lacks its value. " + USAGE);
      }
      values.put(arguments[i], arguments[i + 1]);
    }
    if (!values.containsKey("--state")) {
      throw new IllegalArgumentException("The option --state is missing. " + USAGE);
    }
    return new LocalCloudOptions(
        Path.of(values.get("--state")).toAbsolutePath().normalize(),
        number(values, "--port", 4566, 65_535),
        values.getOrDefault("--region", "us-east-1"),
        classPath(values.get("--database-class-path")),
        number(values, "--idle-minutes", 120, 1_000_000));
  }

  private static int number(Map<String, String> values, String name, int otherwise, int most) {
    String value = values.getOrDefault(name, Integer.toString(otherwise));
    try {
      int number = Integer.parseInt(value);
      if (number >= 0 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // The sentence below says it better
    }
    throw new IllegalArgumentException(
        "The option " + name + " must be between 0 and " + most + ", but was " + value + ".");
  }

  private static List<Path> classPath(String file) {
    if (file == null) {
      return List.of();
    }
    try {
      String line = Files.readString(Path.of(file)).strip();
      return Stream.of(line.split(File.pathSeparator, -1))
          .filter(entry -> !entry.isBlank())
          .map(entry -> Path.of(entry))
          .toList();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "The file of --database-class-path cannot be read: " + e.getMessage(), e);
    }
  }
}
