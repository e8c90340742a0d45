package dev.cqrs.core.codec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads and writes a record as an object with a field for each component; a missing optional value
 * has no field.
 *
 * @param <T> the record
 */
public final class RecordCodec<T> implements Codec<T> {

  private final String name;
  private final Map<String, Component<T, ?>> components;
  private final Function<Object[], T> constructor;

  private RecordCodec(
      String name, List<Component<T, ?>> components, Function<Object[], T> constructor) {
    this.name = name;
    this.components =
        components.stream()
            .collect(
                Collectors.toMap(
                    Component::name, component -> component, (a, b) -> a, LinkedHashMap::new));
    this.constructor = constructor;
  }

  /**
   * Returns the codec of a record.
   *
   * @param name the simple name of the record, for messages
   * @param components the components in the order of the constructor
   * @param constructor makes the record of the values in the order of the components; an {@link
   *     IllegalArgumentException} thrown by it is a fault of the record
   */
  public static <T> RecordCodec<T> of(
      String name, List<Component<T, ?>> components, Function<Object[], T> constructor) {
    return new RecordCodec<>(name, components, constructor);
  }

  /** Returns the simple name of the record. */
  public String name() {
    return name;
  }

  @Override
  public T decode(Object tree, Decoding at) {
    if (tree == null) {
      at.fault(Found.MISSING);
      return null;
    }
    if (!(tree instanceof Map<?, ?> fields)) {
      at.fault("must be an object", Found.butWas(tree));
      return null;
    }
    int before = at.faults();
    Object[] values =
        components.values().stream()
            .map(component -> read(component, fields, at))
            .toArray(Object[]::new);
    if (at.isStrict()) {
      fields.keySet().forEach(field -> refuseUnknown((String) field, at));
    }
    return at.faults() == before ? construct(values, at) : null;
  }

  @Override
  public Object encode(T value) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (Component<T, ?> component : components.values()) {
      Object field = component.encode(value);
      if (field != null) {
        fields.put(component.name(), field);
      }
    }
    return fields;
  }

  private static Object read(Component<?, ?> component, Map<?, ?> fields, Decoding at) {
    return component.codec().decode(fields.get(component.name()), at.field(component.name()));
  }

  private void refuseUnknown(String field, Decoding at) {
    if (components.containsKey(field)) {
      return;
    }
    Optional<String> nearest = Nearest.of(field, components.keySet());
    String hint;
    if (nearest.isPresent()) {
      hint = "did you mean " + nearest.get() + "?";
    } else if (components.isEmpty()) {
      hint = "it has no fields";
    } else {
      hint = "its fields are " + String.join(", ", components.keySet());
    }
    at.field(field).fault("is not a field of " + name + "; " + hint);
  }

  /** A caller is told what user code says of the request; of stored data it could get to a log. */
  private static boolean told(IllegalArgumentException e, Decoding at) {
    return e.getMessage() != null && at.isStrict() && !at.isPersonal();
  }

  private T construct(Object[] values, Decoding at) {
    try {
      return constructor.apply(values);
    } catch (IllegalArgumentException e) {
      at.fault(told(e, at) ? e.getMessage() : "is not a valid " + name);
      return null;
    }
  }
}
