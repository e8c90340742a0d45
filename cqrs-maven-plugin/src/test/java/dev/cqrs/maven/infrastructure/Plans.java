package dev.cqrs.maven.infrastructure;

import dev.cqrs.maven.application.ApplicationModel;
import dev.cqrs.maven.application.ApplicationModelReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Plans of the applications in the test resources. */
public final class Plans {

  public static final PlanSettings SETTINGS =
      new PlanSettings(
          "cqrs-demo",
          "java25",
          "cqrs-artifacts-000000000000-us-east-1",
          "cqrs-demo/functions-0123456789abcdef.zip",
          "0123456789abcdef".repeat(4));

  private Plans() {}

  public static Infrastructure of(String application) {
    return InfrastructurePlanner.plan(model(application), SETTINGS);
  }

  public static ApplicationModel model(String application) {
    String resource = "/application/" + application + ".json";
    try (InputStream in = Plans.class.getResourceAsStream(resource)) {
      Path classes = Files.createTempDirectory("classes");
      Path file = classes.resolve(ApplicationModelReader.LOCATION);
      Files.createDirectories(file.getParent());
      Files.copy(in, file);
      try {
        return ApplicationModelReader.read(classes);
      } finally {
        Files.delete(file);
        Files.delete(file.getParent());
        Files.delete(file.getParent().getParent());
        Files.delete(classes);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
