package dev.cqrs.maven.render.cdk;

import dev.cqrs.maven.agreement.TemplateTree;
import dev.cqrs.maven.render.RenderedFile;
import dev.cqrs.maven.tools.Tools;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A rendered CDK application on the disk, beside its function zip. */
public final class CdkProject {

  private static final Path ALL = Path.of("target/cdk").toAbsolutePath();

  private final Path folder;

  private CdkProject(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes an application, anew.
   *
   * @param name name of the folder that holds it and the zip
   * @param files its files
   * @return the application
   */
  public static CdkProject write(String name, List<RenderedFile> files) throws IOException {
    Path parent = ALL.resolve(name);
    for (RenderedFile file : files) {
      Path path = parent.resolve(file.path());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.text());
    }
    try (OutputStream out = Files.newOutputStream(parent.resolve("functions.zip"));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("handler"));
      zip.closeEntry();
    }
    String first = files.get(0).path();
    Path folder = parent.resolve(first.substring(0, first.indexOf('/')));
    delete(folder.resolve("cdk.out"));
    return new CdkProject(folder);
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** Where it is. */
  public Path folder() {
    return folder;
  }

  /** The function zip. */
  public Path zip() {
    return folder.resolveSibling("functions.zip");
  }

  /** Gives it the Node packages of the tools, instead of an installation of its own. */
  public void linkNodePackages() throws IOException {
    Path link = folder.resolve("node_modules");
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, Tools.file(Tools.NODE_MODULES));
  }

  /**
   * Runs a tool in it.
   *
   * @param command the command
   * @return how it ended
   */
  public Tools.Outcome run(String... command) {
    return Tools.run(folder, Map.of("CI", "true"), command);
  }

  /** The template that {@code cdk synth} wrote. */
  public Map<String, Object> synthesized() throws IOException {
    return TemplateTree.ofJson(Files.readString(output("template.json")));
  }

  /** Key of the function zip in CDK's bucket. */
  public String asset() throws IOException {
    Map<String, Object> assets = TemplateTree.ofJson(Files.readString(output("assets.json")));
    return AllowedDifferences.flat(assets.get("files")).entrySet().stream()
        .filter(e -> e.getKey().endsWith("/objectKey") && e.getValue().endsWith(".zip"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  private Path output(String ending) throws IOException {
    try (var files = Files.list(folder.resolve("cdk.out"))) {
      return files.filter(file -> file.toString().endsWith("." + ending)).findFirst().orElseThrow();
    }
  }
}
