package dev.cqrs.processor;

import dev.cqrs.core.model.Application;
import dev.cqrs.processor.Shape.Structure;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Stream;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/** Writes everything that is generated for a model. */
final class ModelWriter {

  private final Filer filer;
  private final Elements elements;
  private final SourceText text;

  ModelWriter(Filer filer, Elements elements) {
    this.filer = filer;
    this.elements = elements;
    this.text =
        new SourceText(elements.getTypeElement("javax.annotation.processing.Generated") != null);
  }

  /**
   * Writes the codecs, the application's class, its service file and the model file.
   *
   * @param records the records that need a codec
   */
  void write(Model model, List<Structure> records) throws IOException {
    List<TypeElement> origins =
        Stream.of(
                model.aggregates().stream().map(Model.Aggregate::type),
                model.readModels().stream().map(readModel -> readModel.row().type()),
                model.queries().stream().map(Model.Query::owner),
                model.reactions().stream().map(Model.Reaction::type))
            .flatMap(types -> types)
            .distinct()
            .toList();
    Element[] all = origins.toArray(Element[]::new);
    for (Structure record : records) {
      String name =
          GeneratedNames.codecPackage(record.type())
              + "."
              + GeneratedNames.codecClass(record.type());
      write(
          filer.createSourceFile(name, all),
          CodecSource.of(record, text, isDeprecated(record.type())));
    }
    String className = GeneratedNames.applicationClass(origins);
    String qualifiedName = GeneratedNames.PACKAGE + "." + className;
    boolean deprecated =
        Stream.concat(origins.stream(), records.stream().map(Structure::type))
            .anyMatch(this::isDeprecated);
    write(
        filer.createSourceFile(qualifiedName, all),
        ApplicationSource.of(className, model, text, deprecated));
    resource("META-INF/services/" + Application.class.getName(), qualifiedName + "\n", all);
    resource(ModelFile.PATH, ModelFile.of(model), all);
  }

  private boolean isDeprecated(TypeElement type) {
    return elements.isDeprecated(type)
        || isInDeprecated(type)
        || type.getEnclosedElements().stream().anyMatch(elements::isDeprecated)
        || ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
            .map(field -> field.asType())
            .map(Language::declaration)
            .anyMatch(declared -> declared.isPresent() && elements.isDeprecated(declared.get()));
  }

  private boolean isInDeprecated(TypeElement type) {
    return type.getEnclosingElement() instanceof TypeElement outer
        && (elements.isDeprecated(outer) || isInDeprecated(outer));
  }

  private void resource(String path, String content, Element... origins) throws IOException {
    write(filer.createResource(StandardLocation.CLASS_OUTPUT, "", path, origins), content);
  }

  private static void write(FileObject file, String content) throws IOException {
    try (Writer writer = file.openWriter()) {
      writer.write(content);
    }
  }
}
