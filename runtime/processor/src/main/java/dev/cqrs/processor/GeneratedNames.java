package dev.cqrs.processor;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/** The names of generated classes. They depend on the user's names only, so builds are stable. */
final class GeneratedNames {

  /** The package of everything that is generated. */
  static final String PACKAGE = "dev.cqrs.generated";

  private GeneratedNames() {}

  /** Returns the package of a record's codec: below ours, named like the record's. */
  static String codecPackage(TypeElement type) {
    return PACKAGE + "." + packageOf(type);
  }

  /** Returns the simple name of a record's codec, such as {@code Outer_InnerCodec}. */
  static String codecClass(TypeElement type) {
    return nested(type, "_") + "Codec";
  }

  /** Returns the name of the application's class, made from the package that its types share. */
  static String applicationClass(List<TypeElement> types) {
    TreeSet<String> packages =
        types.stream()
            .map(GeneratedNames::packageOf)
            .collect(Collectors.toCollection(TreeSet::new));
    List<String> shared = Arrays.asList(packages.first().split("\\."));
    for (String name : packages) {
      shared = sharedStart(shared, Arrays.asList(name.split("\\.")));
    }
    List<String> words = shared.isEmpty() ? List.of(packages.first().split("\\.")) : shared;
    return words.stream().map(GeneratedNames::capitalized).collect(Collectors.joining())
        + "Application";
  }

  /** Returns the words of a read model's name in one, such as {@code UserProfiles}. */
  static String joined(String readModelName) {
    return Arrays.stream(readModelName.split("-"))
        .map(GeneratedNames::capitalized)
        .collect(Collectors.joining());
  }

  /** Returns the name of the package of a type. */
  static String packageOf(TypeElement type) {
    Element outer = type;
    while (outer.getKind() != ElementKind.PACKAGE) {
      outer = outer.getEnclosingElement();
    }
    return ((PackageElement) outer).getQualifiedName().toString();
  }

  private static String nested(TypeElement type, String separator) {
    return type.getEnclosingElement() instanceof TypeElement outer
        ? nested(outer, separator) + separator + type.getSimpleName()
        : type.getSimpleName().toString();
  }

  private static List<String> sharedStart(List<String> one, List<String> other) {
    int length = 0;
    while (length < Math.min(one.size(), other.size())
        && one.get(length).equals(other.get(length))) {
      length++;
    }
    return one.subList(0, length);
  }

  private static String capitalized(String word) {
    return word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
