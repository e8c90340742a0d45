package dev.cqrs.maven.goal;

import dev.cqrs.maven.console.Amounts;
import dev.cqrs.maven.console.Console;
import dev.cqrs.maven.render.RenderedFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was rendered.
 *
 * @param files the files of each format
 * @param chosen the formats that were asked for; the others lay beside the function zip already
 */
record RenderedFormats(Map<Format, List<RenderedFile>> files, Set<Format> chosen) {

  /** The text of {@code cloudformation.yaml}, if that was rendered. */
  Optional<String> template() {
    return files.getOrDefault(Format.CLOUDFORMATION, List.of()).stream()
        .map(RenderedFile::text)
        .findFirst();
  }

  /** Prints a line for each format that was asked for. */
  void listChosen(Console console) {
    files.keySet().stream()
        .filter(chosen::contains)
        .forEach(format -> console.line("  %-15s %s", format.id(), amounts(format)));
  }

  /** Prints a line for each format that only had to fit the function zip again. */
  void listOthers(Console console) {
    files.keySet().stream()
        .filter(format -> !chosen.contains(format))
        .forEach(
            format ->
                console.line(
                    "  %-15s %s: rendered again, to fit functions.zip",
                    format.id(), amounts(format)));
  }

  private String amounts(Format format) {
    List<RenderedFile> rendered = files.get(format);
    return "%s, %s, %,d lines"
        .formatted(
            format.place(),
            Amounts.count(rendered.size(), "file", "files"),
            rendered.stream().mapToLong(file -> file.text().lines().count()).sum());
  }
}
