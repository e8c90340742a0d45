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

/** An application that the proofs run. */
enum ProofApplication {
  /** Accounts with deposits and withdrawals. */
  LEDGER,
  /** Members with addresses, of which no two have the same. */
  CLUB;

  private final Path classes;

  ProofApplication() {
    classes = compile(name().toLowerCase(Locale.ROOT));
  }

  /** Returns the folder of its classes, compiled with the annotation processor. */
  Path classes() {
    return classes;
  }

  private static Path compile(String name) {
    Path sourceFolder = Path.of("src/test/resources/proof", name);
    Path classes = Path.of("target/proof", name);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, null);
        Stream<Path> found = Files.walk(sourceFolder)) {
      Files.createDirectories(classes);
      List<Path> sources = found.filter(path -> path.toString().endsWith(".java")).toList();
      String folder = classes.toString();
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
        throw new IllegalStateException("The " + name + " does not compile:\n" + messages);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return classes.toAbsolutePath();
  }
}
