package dev.cqrs.processor;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * One run of the compiler with the processor.
 *
 * @param output the folder with classes and generated sources
 * @param diagnostics what the compiler told, as {@code File.java:12: message}
 */
record Compilation(Path output, List<String> diagnostics) {

  /** Compiles the sources below a folder, with further options. */
  static Compilation of(Path sources, Path output, String... further) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
            compiler.getStandardFileManager(collector, Locale.ROOT, null);
        Stream<Path> found = Files.walk(sources)) {
      List<Path> paths = found.filter(path -> path.toString().endsWith(".java")).sorted().toList();
      Files.createDirectories(output);
      List<String> options =
          new ArrayList<>(
              List.of(
                  "-Xlint:all,-processing",
                  "--release",
                  "17",
                  "-d",
                  output.toString(),
                  "-s",
                  output.toString()));
      options.addAll(List.of(further));
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              new StringWriter(),
              files,
              collector,
              options,
              null,
              files.getJavaFileObjectsFromPaths(paths));
      task.setProcessors(List.of(new CqrsProcessor()));
      task.call();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Compilation(
        output, collector.getDiagnostics().stream().map(Compilation::shown).toList());
  }

  private static String shown(Diagnostic<? extends JavaFileObject> diagnostic) {
    String file =
        diagnostic.getSource() == null
            ? "?"
            : Path.of(diagnostic.getSource().toUri()).getFileName().toString();
    return "%s:%d: %s"
        .formatted(file, diagnostic.getLineNumber(), diagnostic.getMessage(Locale.ROOT));
  }

  /** Returns a class loader of what was compiled. */
  URLClassLoader load() throws IOException {
    return new URLClassLoader(
        new URL[] {output.toUri().toURL()}, Compilation.class.getClassLoader());
  }

  /** Returns the text of every generated file, by its path. */
  Map<String, String> generated() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> found = Files.walk(output)) {
      for (Path path : found.filter(Files::isRegularFile).toList()) {
        if (!path.toString().endsWith(".class")) {
          texts.put(output.relativize(path).toString().replace('\\', '/'), Files.readString(path));
        }
      }
    }
    return texts;
  }
}
