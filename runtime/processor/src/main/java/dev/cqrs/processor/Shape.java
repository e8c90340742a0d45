package dev.cqrs.processor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/** The type of a component, as far as codecs know types. */
sealed interface Shape {

  /** Returns the Java type, boxed. */
  String javaType(Imports imports);

  /** Returns the expression that makes the codec. */
  String codec(Imports imports);

  /** Adds the type to its description in the model file. */
  void describe(Map<String, Object> description);

  /** Returns S or N if the values can be keys of an index. */
  default Optional<String> keyType() {
    return Optional.empty();
  }

  /** Returns whether a cast to the Java type is one that the compiler cannot check. */
  default boolean generic() {
    return false;
  }

  /** A value without parts. */
  enum Scalar implements Shape {
    STRING("string", "text", "java.lang.String", "S"),
    DECIMAL("decimal", "decimal", "java.math.BigDecimal", "N"),
    INTEGER("integer", "integer", "java.lang.Integer", "N"),
    LONG("long", "longInteger", "java.lang.Long", "N"),
    BOOLEAN("boolean", "bool", "java.lang.Boolean", null),
    INSTANT("instant", "instant", "java.time.Instant", "S"),
    DATE("date", "date", "java.time.LocalDate", "S");

    private final String modelName;
    private final String factory;
    private final String javaName;
    private final String keyType;

    Scalar(String modelName, String factory, String javaName, String keyType) {
      this.modelName = modelName;
      this.factory = factory;
      this.javaName = javaName;
      this.keyType = keyType;
    }

    /** Returns the scalar of a boxed Java type. */
    static Optional<Shape> of(String javaName) {
      for (Scalar scalar : values()) {
        if (scalar.javaName.equals(javaName)) {
          return Optional.of(scalar);
        }
      }
      return Optional.empty();
    }

    @Override
    public String javaType(Imports imports) {
      int dot = javaName.lastIndexOf('.');
      return imports.name(javaName.substring(0, dot), javaName.substring(dot + 1));
    }

    @Override
    public String codec(Imports imports) {
      return imports.codec("Codecs") + "." + factory + "()";
    }

    @Override
    public void describe(Map<String, Object> description) {
      description.put("type", modelName);
    }

    @Override
    public Optional<String> keyType() {
      return Optional.ofNullable(keyType);
    }
  }

  /** One of the constants of an enum. */
  record Enumeration(TypeElement type, List<String> constants) implements Shape {

    @Override
    public String javaType(Imports imports) {
      return imports.name(type);
    }

    @Override
    public String codec(Imports imports) {
      return imports.codec("Codecs") + ".enumeration(" + imports.name(type) + ".class)";
    }

    @Override
    public void describe(Map<String, Object> description) {
      description.put("type", "enum");
      description.put("values", constants);
    }

    @Override
    public Optional<String> keyType() {
      return Optional.of("S");
    }
  }

  /** A value or none, many values, or values by name. */
  record Container(Kind kind, Shape of) implements Shape {

    /** Which container it is. */
    enum Kind {
      OPTIONAL("optional", "Optional<", "java.util.Optional"),
      LIST("list", "List<", "java.util.List"),
      MAP("map", "Map<String, ", "java.util.Map");

      final String factory;
      final String opening;
      final String javaName;

      Kind(String factory, String opening, String javaName) {
        this.factory = factory;
        this.opening = opening;
        this.javaName = javaName;
      }
    }

    @Override
    public String javaType(Imports imports) {
      String simpleName = kind.javaName.substring("java.util.".length());
      String type = imports.name("java.util", simpleName);
      return type + kind.opening.substring(simpleName.length()) + of.javaType(imports) + ">";
    }

    @Override
    public String codec(Imports imports) {
      return imports.codec("Codecs") + "." + kind.factory + "(" + of.codec(imports) + ")";
    }

    @Override
    public void describe(Map<String, Object> description) {
      if (kind == Kind.OPTIONAL) {
        of.describe(description);
        return;
      }
      description.put("type", kind.factory);
      Map<String, Object> element = new java.util.LinkedHashMap<>();
      of.describe(element);
      description.put("of", element);
    }

    @Override
    public Optional<String> keyType() {
      return kind == Kind.OPTIONAL ? of.keyType() : Optional.empty();
    }

    @Override
    public boolean generic() {
      return true;
    }
  }

  /** A value whose reading is checked. */
  record Checked(Shape of, List<String> checks) implements Shape {

    @Override
    public String javaType(Imports imports) {
      return of.javaType(imports);
    }

    @Override
    public String codec(Imports imports) {
      String library = imports.codec("Checks");
      StringBuilder code =
          new StringBuilder(imports.codec("Codecs") + ".checked(" + of.codec(imports));
      checks.forEach(check -> code.append(", ").append(library).append('.').append(check));
      return code.append(')').toString();
    }

    @Override
    public void describe(Map<String, Object> description) {
      of.describe(description);
    }

    @Override
    public Optional<String> keyType() {
      return of.keyType();
    }

    @Override
    public boolean generic() {
      return of.generic();
    }
  }

  /** A record. */
  record Structure(TypeElement type, List<Part> parts) implements Shape {

    /** Returns the simple name of the record, which names messages. */
    String name() {
      return type.getSimpleName().toString();
    }

    @Override
    public String javaType(Imports imports) {
      return imports.name(type);
    }

    @Override
    public String codec(Imports imports) {
      return imports.name(GeneratedNames.codecPackage(type), GeneratedNames.codecClass(type))
          + ".CODEC";
    }

    @Override
    public void describe(Map<String, Object> description) {
      description.put("type", "record");
      description.put("components", describeParts());
    }

    /** Returns the components as the model file has them. */
    List<Object> describeParts() {
      return parts.stream().<Object>map(Part::describe).toList();
    }

    /** Returns the component with this name. */
    Optional<Part> part(String name) {
      return parts.stream().filter(part -> part.name().equals(name)).findFirst();
    }
  }

  /** A component of a record. */
  record Part(String name, Shape shape, boolean personal) {

    /** Returns the expression that makes the codec. */
    String codec(Imports imports) {
      String codec = shape.codec(imports);
      return personal ? imports.codec("Codecs") + ".personal(" + codec + ")" : codec;
    }

    /** Returns whether a value must be present. */
    boolean required() {
      return !(shape instanceof Container container && container.kind == Container.Kind.OPTIONAL);
    }

    private Map<String, Object> describe() {
      Map<String, Object> description = new java.util.LinkedHashMap<>();
      description.put("name", name);
      shape.describe(description);
      description.put("required", required());
      if (personal) {
        description.put("personal", true);
      }
      return description;
    }
  }
}
