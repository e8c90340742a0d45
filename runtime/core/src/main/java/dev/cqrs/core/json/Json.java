package dev.cqrs.core.json;

import com.fasterxml.jackson.core.ErrorReportConfiguration;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON as trees and writes trees as JSON.
 *
 * <p>Numbers are exact. A field that occurs twice in an object, a second value after the first and
 * nesting deeper than 1000 are refused.
 */
public final class Json {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          // A text is quoted in a message no further than that: it may be personal data.
          .errorReportConfiguration(
              ErrorReportConfiguration.builder().maxErrorTokenLength(16).build())
          .build();

  private Json() {}

  /** Opens a parser. */
  private interface Source {
    JsonParser open() throws IOException;
  }

  /**
   * Returns the tree of a JSON text.
   *
   * @throws JsonException if the text is not JSON
   */
  public static Object parse(String text) {
    return parse(() -> FACTORY.createParser(text));
  }

  /**
   * Returns the tree of a JSON text in UTF-8.
   *
   * @throws JsonException if the text is not JSON
   */
  public static Object parse(byte[] text) {
    return parse(() -> FACTORY.createParser(text));
  }

  /**
   * Returns the JSON text of a tree, without white space.
   *
   * @throws IllegalArgumentException if the tree holds a value of another type
   */
  public static String write(Object tree) {
    return new String(writeBytes(tree), StandardCharsets.UTF_8);
  }

  /**
   * Returns the JSON text of a tree, in UTF-8 and without white space.
   *
   * @throws IllegalArgumentException if the tree holds a value of another type
   */
  public static byte[] writeBytes(Object tree) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator generator = FACTORY.createGenerator(out)) {
      write(tree, generator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static Object parse(Source source) {
    try (JsonParser parser = source.open()) {
      if (parser.nextToken() == null) {
        throw new JsonException("a JSON value is missing", 1, 1);
      }
      Object tree = read(parser);
      if (parser.nextToken() != null) {
        throw exception("there is more after the JSON value", parser.currentTokenLocation());
      }
      return tree;
    } catch (JsonProcessingException e) {
      throw exception(e.getOriginalMessage(), e.getLocation());
    } catch (IOException e) {
      // Memory is read: what can fail is the encoding.
      throw new JsonException(e.getMessage(), 1, 1);
    }
  }

  private static JsonException exception(String problem, JsonLocation at) {
    return at == null
        ? new JsonException(problem, 1, 1)
        : new JsonException(problem, at.getLineNr(), at.getColumnNr());
  }

  private static Object read(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> readObject(parser);
      case START_ARRAY -> readArray(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw new IllegalStateException("unexpected " + parser.currentToken());
    };
  }

  private static BigDecimal number(JsonParser parser) throws IOException {
    try {
      return parser.getDecimalValue();
    } catch (NumberFormatException e) {
      throw exception("a number is too large to be read", parser.currentTokenLocation());
    }
  }

  private static Map<String, Object> readObject(JsonParser parser) throws IOException {
    Map<String, Object> object = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      object.put(name, read(parser));
    }
    return object;
  }

  private static List<Object> readArray(JsonParser parser) throws IOException {
    List<Object> array = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(read(parser));
    }
    return array;
  }

  private static void write(Object tree, JsonGenerator generator) throws IOException {
    if (tree == null) {
      generator.writeNull();
    } else if (tree instanceof String text) {
      generator.writeString(text);
    } else if (tree instanceof BigDecimal number) {
      generator.writeNumber(number);
    } else if (tree instanceof Integer || tree instanceof Long) {
      generator.writeNumber(((Number) tree).longValue());
    } else if (tree instanceof Boolean value) {
      generator.writeBoolean(value);
    } else if (tree instanceof Map<?, ?> object) {
      generator.writeStartObject();
      for (Map.Entry<?, ?> field : object.entrySet()) {
        generator.writeFieldName((String) field.getKey());
        write(field.getValue(), generator);
      }
      generator.writeEndObject();
    } else if (tree instanceof List<?> array) {
      generator.writeStartArray();
      for (Object element : array) {
        write(element, generator);
      }
      generator.writeEndArray();
    } else {
      throw new IllegalArgumentException("JSON has no " + tree.getClass().getName());
    }
  }
}
