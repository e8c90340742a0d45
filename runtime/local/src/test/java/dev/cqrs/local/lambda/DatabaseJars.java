package dev.cqrs.local.lambda;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The jars of DynamoDB Local, as the build has resolved them before the tests. */
public final class DatabaseJars {

  private static final Path CLASS_PATH = Path.of("target", "dynamodb-local", "class-path.txt");

  private DatabaseJars() {}

  /** Returns the jars. */
  public static List<Path> resolve() throws IOException {
    return Stream.of(Files.readString(CLASS_PATH).strip().split(File.pathSeparator))
        .map(Path::of)
        .toList();
  }
}
