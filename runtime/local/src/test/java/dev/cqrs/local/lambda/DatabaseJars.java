package dev.cqrs.local.lambda;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The jars of DynamoDB Local, resolved by a build of its own as a user's build does it. */
public final class DatabaseJars {

  private static final String POM =
      """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <modelVersion>4.0.0</modelVersion>
        <groupId>dev.cqrs.test</groupId>
        <artifactId>dynamodb-local</artifactId>
        <version>1</version>
        <packaging>pom</packaging>
        <dependencies>
          <dependency>
            <groupId>com.amazonaws</groupId>
            <artifactId>DynamoDBLocal</artifactId>
            <version>2.6.1</version>
          </dependency>
        </dependencies>
      </project>
      """;

  private DatabaseJars() {}

  /** Returns the jars; the first call in a fresh checkout runs Maven. */
  public static List<Path> resolve() throws IOException, InterruptedException {
    Path folder = Files.createDirectories(Path.of("target", "dynamodb-local"));
    Path classPath = folder.resolve("class-path").toAbsolutePath();
    if (!Files.exists(classPath)) {
      Path pom = Files.writeString(folder.resolve("pom.xml"), POM);
      String maven = File.separatorChar == '\\' ? "mvn.cmd" : "mvn";
      Process process =
          new ProcessBuilder(
                  maven,
                  "-q",
                  "-B",
                  "-f",
                  pom.toAbsolutePath().toString(),
                  "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath",
                  "-Dmdep.outputFile=" + classPath)
              .inheritIO()
              .start();
      if (process.waitFor() != 0) {
        throw new IOException("DynamoDB Local cannot be resolved");
      }
    }
    return Stream.of(Files.readString(classPath).strip().split(File.pathSeparator))
        .map(Path::of)
        .toList();
  }
}
