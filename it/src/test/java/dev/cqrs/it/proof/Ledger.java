package dev.cqrs.it.proof;

import dev.cqrs.processor.CqrsProcessor;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The application that the proofs run: accounts with deposits and withdrawals. */
final class Ledger {

  private static final Path SOURCES = Path.of("src/test/resources/proof/ledger");
  private static final Path CLASSES = Path.of("target/proof/ledger");
  private static final Path COMPILED = compile();

  private Ledger() {}

  /** Returns the folder of its classes, compiled with the annotation processor. */
  static Path classes() {
    return COMPILED;
  }

  private static Path compile() {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, null);
        Stream<Path> found = Files.walk(SOURCES)) {
      Files.createDirectories(CLASSES);
      List<Path> sources = found.filter(path -> path.toString().endsWith(".java")).toList();
      String folder = CLASSES.toString();
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              messages,
              files,
              null,
              List.of("--release", "17", "-parameters", "-d", folder, "-s", folder),
              null,
              files.getJavaFileObjectsFromPaths(sources));
      task.setProcessors(List.of(new CqrsProcessor()));
      if (!task.call()) {
        throw new IllegalStateException("The ledger does not compile:\n" + messages);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return CLASSES.toAbsolutePath();
  }
}
