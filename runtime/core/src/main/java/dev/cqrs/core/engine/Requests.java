package dev.cqrs.core.engine;

import dev.cqrs.core.codec.Codec;
import dev.cqrs.core.codec.Decoding;
import dev.cqrs.core.codec.Nearest;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what requests have besides the components of their record. */
final class Requests {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");
  private static final int EXCERPT = 40;

  private Requests() {}

  /** Returns the named type, or null after a fault. */
  static <T> T type(Map<String, Object> request, String field, Map<String, T> known, Decoding at) {
    Object name = request.get(field);
    if (name == null) {
      at.field(field).fault("is required; it is one of " + list(known.keySet()));
      return null;
    }
    T type = name instanceof String text ? known.get(text) : null;
    if (type == null) {
      String found = name instanceof String text ? "\"" + clip(text) + "\"" : "not a text";
      Optional<String> nearest =
          name instanceof String text ? Nearest.of(text, known.keySet()) : Optional.empty();
      at.field(field)
          .fault(
              "must be one of "
                  + list(known.keySet())
                  + ", but was "
                  + found
                  + nearest.map(near -> "; did you mean " + near + "?").orElse(""));
    }
    return type;
  }

  /** Returns an id, or null if it is missing or after a fault. */
  static String id(Map<String, Object> request, String field, boolean required, Decoding at) {
    Object id = request.get(field);
    if (id == null) {
      if (required) {
        at.field(field).fault("is required");
      }
      return null;
    }
    if (id instanceof String text && isId(text)) {
      return text;
    }
    at.field(field)
        .fault("must be a text of 1 to 128 characters, each a letter, a digit or one of . _ : -");
    return null;
  }

  /** Returns whether a text can be an id. */
  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** Returns a version, or null if it is missing or after a fault. */
  static Long version(Map<String, Object> request, String field, Codec<Long> codec, Decoding at) {
    Object version = request.get(field);
    if (version == null) {
      return null;
    }
    if (version instanceof BigDecimal number && number.signum() < 0) {
      at.field(field).fault("must be 0 or more, but was " + clip(number.toString()));
      return null;
    }
    return codec.decode(version, at.field(field));
  }

  /** Returns the fields of a request that belong to its record. */
  static Map<String, Object> components(Map<String, Object> request, Set<String> envelope) {
    Map<String, Object> components = new LinkedHashMap<>(request);
    components.keySet().removeAll(envelope);
    return components;
  }

  private static String list(Collection<String> names) {
    return String.join(", ", names);
  }

  private static String clip(String text) {
    return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "…";
  }
}
