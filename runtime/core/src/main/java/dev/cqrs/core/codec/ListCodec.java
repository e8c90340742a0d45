package dev.cqrs.core.codec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads lists. */
record ListCodec<T>(Codec<T> element) implements Codec<List<T>> {

  @Override
  public List<T> decode(Object tree, Decoding at) {
    if (tree == null) {
      at.fault(Found.MISSING);
      return null;
    }
    if (!(tree instanceof List<?> elements)) {
      at.fault("must be a list", Found.butWas(tree));
      return null;
    }
    List<T> values = new ArrayList<>(elements.size());
    for (int i = 0; i < elements.size(); i++) {
      values.add(element.decode(elements.get(i), at.element(i)));
    }
    return Collections.unmodifiableList(values);
  }

  @Override
  public Object encode(List<T> values) {
    List<Object> elements = new ArrayList<>(values.size());
    for (T value : values) {
      elements.add(element.encode(value));
    }
    return elements;
  }
}
