package dev.cqrs.processor;

/** What every generated source has around its body. */
final class SourceText {

  private final boolean marked;

  /**
   * @param marked whether the project can use {@code javax.annotation.processing.Generated}
   */
  SourceText(boolean marked) {
    this.marked = marked;
  }

  /** Returns the source of a class, given its comment and what follows its annotations. */
  String of(String packageName, Imports imports, String comment, boolean deprecated, String body) {
    String generated =
        marked
            ? "@%s(\"%s\")\n"
                .formatted(
                    imports.name("javax.annotation.processing", "Generated"),
                    CqrsProcessor.class.getName())
            : "";
    String suppressed = deprecated ? "@SuppressWarnings({\"deprecation\", \"removal\"})\n" : "";
    return "package %s;\n\n%s\n/** %s */\n%s%s%s"
        .formatted(packageName, imports.declarations(), comment, generated, suppressed, body);
  }
}
