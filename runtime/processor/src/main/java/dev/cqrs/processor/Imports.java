package dev.cqrs.processor;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/** The imports of a generated source: short names where they are unique, long ones elsewhere. */
final class Imports {

  private static final Set<String> JAVA_LANG =
      Set.of(
          "Boolean",
          "Class",
          "Integer",
          "Long",
          "Object",
          "Override",
          "String",
          "SuppressWarnings");

  private final Map<String, String> qualifiedBySimple = new TreeMap<>();
  private final String generatedPackage;

  Imports(String generatedPackage, String generatedClass) {
    this.generatedPackage = generatedPackage;
    qualifiedBySimple.put(generatedClass, generatedPackage + "." + generatedClass);
    JAVA_LANG.forEach(name -> qualifiedBySimple.put(name, "java.lang." + name));
  }

  /** Returns how the source names a top-level class. */
  String name(String packageName, String simpleName) {
    String qualified = packageName + "." + simpleName;
    String known = qualifiedBySimple.putIfAbsent(simpleName, qualified);
    return known == null || known.equals(qualified) ? simpleName : qualified;
  }

  /** Returns how the source names a class, such as {@code Outer.Inner}. */
  String name(TypeElement type) {
    Element outer = type.getEnclosingElement();
    if (outer.getKind() == ElementKind.PACKAGE) {
      return name(
          ((PackageElement) outer).getQualifiedName().toString(), type.getSimpleName() + "");
    }
    return name((TypeElement) outer) + "." + type.getSimpleName();
  }

  /** Returns how the source names a class of the codec library. */
  String codec(String simpleName) {
    return name("dev.cqrs.core.codec", simpleName);
  }

  /** Returns how the source names a class of the model that the engine reads. */
  String model(String simpleName) {
    return name("dev.cqrs.core.model", simpleName);
  }

  /** Returns how the source names {@code java.util.List}. */
  String list() {
    return name("java.util", "List");
  }

  /** Returns the import declarations, sorted, one a line. */
  String declarations() {
    return qualifiedBySimple.values().stream()
        .filter(name -> !packageOf(name).equals("java.lang"))
        .filter(name -> !packageOf(name).equals(generatedPackage))
        .sorted()
        .map(name -> "import " + name + ";\n")
        .collect(Collectors.joining());
  }

  private static String packageOf(String qualified) {
    return qualified.substring(0, qualified.lastIndexOf('.'));
  }
}
