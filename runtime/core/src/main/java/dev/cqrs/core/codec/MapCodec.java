package dev.cqrs.core.codec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads maps from texts. */
record MapCodec<T>(Codec<T> value) implements Codec<Map<String, T>> {

  @Override
  public Map<String, T> decode(Object tree, Decoding at) {
    if (tree == null) {
      at.fault(Found.MISSING);
      return null;
    }
    if (!(tree instanceof Map<?, ?> entries)) {
      at.fault("must be an object", Found.butWas(tree));
      return null;
    }
    Map<String, T> values = new LinkedHashMap<>();
    entries.forEach(
        (key, entry) -> {
          String name = (String) key;
          if (name.isEmpty()) {
            at.fault("must not have an empty name in it");
          }
          values.put(name, value.decode(entry, at.isPersonal() ? at : at.field(name)));
        });
    return Collections.unmodifiableMap(values);
  }

  @Override
  public Object encode(Map<String, T> values) {
    Map<String, Object> entries = new LinkedHashMap<>();
    values.forEach((name, entry) -> entries.put(name, value.encode(entry)));
    return entries;
  }
}
