package dev.cqrs.core.codec;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the constants of an enum by name. */
final class EnumCodec<E extends Enum<E>> implements Codec<E> {

  private final Map<String, E> constants = new LinkedHashMap<>();

  EnumCodec(Class<E> type) {
    for (E constant : type.getEnumConstants()) {
      constants.put(constant.name(), constant);
    }
  }

  @Override
  public E decode(Object tree, Decoding at) {
    if (tree == null) {
      at.fault(Found.MISSING);
      return null;
    }
    String expected = "must be one of " + String.join(", ", constants.keySet());
    if (!(tree instanceof String name)) {
      at.fault(expected, Found.butWas(tree));
      return null;
    }
    E constant = constants.get(name);
    if (constant == null) {
      at.fault(expected, Found.butWasText(name));
    }
    return constant;
  }

  @Override
  public Object encode(E value) {
    return value.name();
  }
}
