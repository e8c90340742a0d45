package dev.cqrs.maven.goal;

import dev.cqrs.maven.problem.UserError;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.apache.maven.shared.invoker.DefaultInvocationRequest;
import org.apache.maven.shared.invoker.DefaultInvoker;
import org.apache.maven.shared.invoker.InvocationRequest;
import org.apache.maven.shared.invoker.MavenInvocationException;

/**
 * Compiles the project with a Maven of its own: a goal called by name has no lifecycle, and forking
 * the lifecycle would compile on every call.
 */
final class ChildBuild {

  private static final int MAXIMUM_ERRORS = 20;

  private final MavenProject project;
  private final MavenSession session;
  private final Path log;

  ChildBuild(MavenProject project, MavenSession session, Path log) {
    this.project = project;
    this.session = session;
    this.log = log;
  }

  /**
   * Runs {@code mvn compile}.
   *
   * @throws UserError with the compiler's errors when it fails
   */
  void compile() {
    try {
      Files.createDirectories(log.getParent());
      int exitCode;
      try (PrintWriter out = new PrintWriter(log.toFile(), StandardCharsets.UTF_8)) {
        DefaultInvoker invoker = new DefaultInvoker();
        invoker.setMavenHome(new File(session.getSystemProperties().getProperty("maven.home")));
        InvocationRequest request = request();
        request.setOutputHandler(out::println);
        request.setErrorHandler(out::println);
        exitCode = invoker.execute(request).getExitCode();
      }
      if (exitCode != 0) {
        throw new UserError(
            "The project does not compile. Everything Maven said is in %s%n%s"
                .formatted(log, String.join("\n", errors())));
      }
    } catch (IOException | MavenInvocationException failed) {
      throw new UserError(
          "The project could not be compiled: " + failed.getMessage() + ". Run mvn compile first.",
          failed);
    }
  }

  /**
   * Compiles everything anew: Maven does not by itself when only its settings changed.
   *
   * @throws UserError with the compiler's errors when it fails
   */
  void compileAnew() {
    Path classes = Path.of(project.getBuild().getOutputDirectory());
    if (Files.isDirectory(classes)) {
      try (Stream<Path> files = Files.walk(classes)) {
        for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
          Files.delete(file);
        }
      } catch (IOException failed) {
        throw new UncheckedIOException("Cannot clear " + classes, failed);
      }
    }
    compile();
  }

  private InvocationRequest request() {
    MavenExecutionRequest own = session.getRequest();
    InvocationRequest request = new DefaultInvocationRequest();
    request.setPomFile(project.getFile());
    request.setBaseDirectory(project.getBasedir());
    request.setJavaHome(new File(System.getProperty("java.home")));
    request.setBatchMode(true);
    request.setOffline(own.isOffline());
    request.setLocalRepositoryDirectory(
        own.getLocalRepository() == null ? null : new File(own.getLocalRepository().getBasedir()));
    request.setUserSettingsFile(existing(own.getUserSettingsFile()));
    request.setGlobalSettingsFile(existing(own.getGlobalSettingsFile()));
    request.setProfiles(new ArrayList<>(own.getActiveProfiles()));
    Properties properties = new Properties();
    properties.putAll(own.getUserProperties());
    properties.keySet().removeIf(key -> key.toString().startsWith("cqrs."));
    request.setProperties(properties);
    request.addArg("compile");
    return request;
  }

  private static File existing(File file) {
    return file != null && file.isFile() ? file : null;
  }

  private List<String> errors() throws IOException {
    List<String> errors = new ArrayList<>();
    for (String line : Files.readAllLines(log, StandardCharsets.UTF_8)) {
      if (!line.startsWith("[ERROR]")) {
        continue;
      }
      String text = line.substring("[ERROR]".length()).strip();
      if (text.startsWith("Failed to execute goal") && !errors.isEmpty()) {
        break;
      }
      if (!text.isEmpty()
          && !text.equals("COMPILATION ERROR :")
          && errors.size() < MAXIMUM_ERRORS) {
        errors.add("  " + text);
      }
    }
    return errors;
  }
}
