package dev.cqrs.processor;

import dev.cqrs.processor.Shape.Part;
import dev.cqrs.processor.Shape.Structure;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The source of the codec of one record. */
final class CodecSource {

  private CodecSource() {}

  /** Returns the source. */
  static String of(Structure record, SourceText text, boolean deprecated) {
    String packageName = GeneratedNames.codecPackage(record.type());
    String className = GeneratedNames.codecClass(record.type());
    Imports imports = new Imports(packageName, className);
    String type = imports.name(record.type());
    String body =
        """
        public final class %1$s {

          /** Reads and writes the record. */
          public static final %3$s<%2$s> CODEC =
              %4$s.of("%5$s", components(), %1$s::create);

          private %1$s() {}

          private static %6$s<%7$s<%2$s, ?>> components() {
            return %6$s.of(%8$s);
          }

        %9$s  private static %2$s create(Object[] values) {
            return new %2$s(%10$s);
          }
        }
        """
            .formatted(
                className,
                type,
                imports.codec("Codec"),
                imports.codec("RecordCodec"),
                record.name(),
                imports.list(),
                imports.codec("Component"),
                components(record, type, imports),
                generic(record) ? "  @SuppressWarnings(\"unchecked\")\n" : "",
                arguments(record.parts(), imports));
    return text.of(
        packageName, imports, "Reads and writes {@link " + type + "}.", deprecated, body);
  }

  private static boolean generic(Structure record) {
    return record.parts().stream().anyMatch(part -> part.shape().generic());
  }

  private static String components(Structure record, String type, Imports imports) {
    return record.parts().stream()
        .map(
            part ->
                "\n        new %s<%s, %s>(\n            \"%s\",\n            %s,\n            %s::%s)"
                    .formatted(
                        imports.codec("Component"),
                        type,
                        part.shape().javaType(imports),
                        part.name(),
                        part.codec(imports),
                        type,
                        part.name()))
        .collect(Collectors.joining(","));
  }

  private static String arguments(List<Part> parts, Imports imports) {
    return IntStream.range(0, parts.size())
        .mapToObj(
            at ->
                "\n        (%s) values[%d]".formatted(parts.get(at).shape().javaType(imports), at))
        .collect(Collectors.joining(","));
  }
}
