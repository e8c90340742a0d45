package dev.cqrs.it.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cqrs.core.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes payloads that are nearly right, and others that are not at all. */
final class Fuzz {

  /** How many accounts there are to change. */
  static final int ACCOUNTS = 40;

  private static final int MAX_BODY = 6 * 1024 * 1024;
  private static final int SHOWN = 400;

  private static final List<String> FIELDS =
      List.of(
          "commandType",
          "queryType",
          "aggregateId",
          "commandId",
          "correlationId",
          "expectedVersion",
          "owner",
          "currency",
          "credit",
          "since",
          "limits",
          "labels",
          "amount",
          "memo",
          "parts",
          "accountId",
          "limit",
          "next",
          "body",
          "isBase64Encoded",
          "requestContext",
          "headers",
          "consistencyToken",
          "waitMillis",
          "__proto__",
          "constructor",
          "$ref",
          "@class",
          "",
          " ",
          "\u0000",
          "a.b",
          "a[0]",
          "ünï",
          "operation");

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\u0000",
          "a\u0000b",
          "EUR",
          "eur",
          "Deposit",
          "OpenAccount",
          "GetAccount",
          "GetAccountsOfOwner",
          "2024-02-30",
          "2024-02-29",
          "-999999999-01-01",
          "+1000000000-01-01",
          "9999-12-31T23:59:60Z",
          "true",
          "null",
          "NaN",
          "1e5",
          "../../etc/passwd",
          "${jndi:x}",
          "'; DROP TABLE",
          "\uD83D\uDE00",
          "\u202Eabc",
          "a".repeat(129),
          "ä".repeat(1000),
          "%00",
          "\r\nx: y",
          "{\"a\":1}",
          "[]",
          "AAAA",
          "====",
          "eyJhIjoiYiJ9",
          "user:1",
          "a#b",
          "\uFEFF");

  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-0",
          "-1",
          "1",
          "2",
          "20",
          "21",
          "101",
          "0.1",
          "1.10",
          "1e-131",
          "1e125",
          "1e126",
          "9007199254740993",
          "2147483648",
          "9223372036854775808",
          "-9223372036854775809",
          "1e2147483647",
          "1e2147483648",
          "1E-2147483648",
          "1e99999999999999999999",
          "9".repeat(38),
          "9".repeat(39),
          "9".repeat(2000),
          "0." + "0".repeat(200) + "1");

  /** Texts of JSON that no tree can be written as; {@code %s} is a field or a value beside it. */
  private static final List<String> RAW =
      List.of(
          "\"\\ud800\"",
          "\"\\udc00x\"",
          "\"\\u0000\"",
          "01",
          "+1",
          ".5",
          "1.",
          "NaN",
          "Infinity",
          "'a'",
          "tru",
          "nul",
          "\"",
          "\"\\x\"",
          "{",
          "[",
          "}",
          "{\"a\":1,\"a\":2}",
          "{\"a\"}",
          "{,}",
          "[1,]",
          "/* */1",
          "// 1\n1",
          "1 2",
          "\"\t\"");

  private Fuzz() {}

  /** Returns a payload for the command function. */
  static byte[] command(Random random) {
    String id = "k-" + random.nextInt();
    String account = "account-" + random.nextInt(ACCOUNTS);
    List<Map<String, Object>> valid =
        List.of(
            Commands.open(id, 10),
            with(Commands.open(id, 10), "aggregateId", account),
            Commands.deposit(account, id, 5),
            with(Commands.deposit(account, id, 5), "expectedVersion", BigDecimal.ONE),
            with(Commands.deposit(account, id, 5), "memo", large(random)),
            Commands.deposit(account, id, 5, 3),
            Commands.withdraw(account, id, 150));
    return payload(random, valid.get(random.nextInt(valid.size())));
  }

  private static Map<String, Object> with(Map<String, Object> request, String field, Object value) {
    request.put(field, value);
    return request;
  }

  /** Returns a payload for the query function. */
  static byte[] query(Random random) {
    List<Map<String, Object>> valid =
        List.of(
            request("queryType", "GetAccount", "accountId", "account-1"),
            request("queryType", "GetAccountsOfOwner", "owner", "ann"),
            request("queryType", "GetAccountsOfOwner", "owner", "ann", "next", "eyJhIjoiYiJ9"));
    return payload(random, valid.get(random.nextInt(valid.size())));
  }

  /** Returns fields in the order given: that of {@link Map#of} differs from run to run. */
  private static Map<String, Object> request(Object... namesAndValues) {
    Map<String, Object> request = new LinkedHashMap<>();
    for (int index = 0; index < namesAndValues.length; index += 2) {
      request.put((String) namesAndValues[index], namesAndValues[index + 1]);
    }
    return request;
  }

  /** Returns the beginning of a payload as a text. */
  static String shown(byte[] payload) {
    String text = new String(payload, UTF_8);
    return text.length() <= SHOWN
        ? text
        : text.substring(0, SHOWN) + "… (" + payload.length + " bytes)";
  }

  private static byte[] payload(Random random, Map<String, Object> valid) {
    Map<String, Object> request = new LinkedHashMap<>(valid);
    for (int change = random.nextInt(4); change > 0; change--) {
      mutate(random, request);
    }
    byte[] json = Json.writeBytes(request);
    if (random.nextInt(3) == 0) {
      json = broken(random, json);
    }
    return random.nextInt(4) == 0 ? wrapped(random, json) : json;
  }

  private static void mutate(Random random, Map<String, Object> request) {
    List<String> present = new ArrayList<>(request.keySet());
    boolean existing = !present.isEmpty() && random.nextInt(3) > 0;
    String field = any(random, existing ? present : FIELDS);
    if (random.nextInt(5) == 0) {
      request.remove(field);
    } else {
      request.put(field, value(random, 0));
    }
  }

  private static Object value(Random random, int depth) {
    return switch (random.nextInt(depth > 3 ? 5 : 9)) {
      case 0, 1 -> any(random, TEXTS);
      case 2, 3 -> number(random);
      case 4 -> random.nextBoolean() ? random.nextBoolean() : null;
      case 5 -> limit(random);
      case 6 -> list(random, depth);
      case 7 -> large(random);
      default -> {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int field = random.nextInt(4); field > 0; field--) {
          object.put(any(random, FIELDS), value(random, depth + 1));
        }
        yield object;
      }
    };
  }

  private static BigDecimal number(Random random) {
    String text = any(random, NUMBERS);
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      return BigDecimal.TEN.pow(random.nextInt(400));
    }
  }

  private static Map<String, Object> limit(Random random) {
    Map<String, Object> limit = new LinkedHashMap<>();
    limit.put("name", any(random, TEXTS));
    limit.put("amount", random.nextBoolean() ? number(random) : BigDecimal.ONE);
    limit.put("daily", random.nextBoolean());
    return limit;
  }

  private static List<Object> list(Random random, int depth) {
    List<Object> list = new ArrayList<>();
    for (int element = random.nextInt(5); element > 0; element--) {
      list.add(random.nextBoolean() ? limit(random) : value(random, depth + 1));
    }
    return list;
  }

  private static Object large(Random random) {
    return switch (random.nextInt(60)) {
      case 0 -> "x".repeat(random.nextInt(MAX_BODY - 1000));
      case 1, 2 -> "y".repeat(300_000);
      case 3, 4, 5, 6, 7, 8 -> nested(random.nextInt(900));
      default -> "z".repeat(random.nextInt(300));
    };
  }

  private static Object nested(int depth) {
    Object tree = BigDecimal.ONE;
    for (int level = 0; level < depth; level++) {
      tree = level % 2 == 0 ? List.of(tree) : Map.of("a", tree);
    }
    return tree;
  }

  /** Breaks the text: bytes and not JSON, JSON and not the exact one, nesting without end. */
  private static byte[] broken(Random random, byte[] json) {
    String text = new String(json, UTF_8);
    int at = random.nextInt(json.length + 1);
    return switch (random.nextInt(8)) {
      case 0 -> Arrays.copyOf(json, at);
      case 1 -> insert(json, at, (byte) random.nextInt(256));
      case 2 -> insert(json, at, (byte) (0x80 + random.nextInt(0x80)));
      case 3 ->
          text.replaceFirst(":", ":" + any(random, RAW).replace("\\", "\\\\")).getBytes(UTF_8);
      case 4 -> text.replaceFirst(":[^,}]*", ":" + raw(random)).getBytes(UTF_8);
      case 5 -> text.replaceFirst("\\{", "{\"x\":" + raw(random) + ",").getBytes(UTF_8);
      case 6 -> text.replaceFirst("\\{", "{\"x\":" + any(random, NUMBERS) + ",").getBytes(UTF_8);
      default -> deep(random).getBytes(UTF_8);
    };
  }

  private static String raw(Random random) {
    return any(random, RAW).replace("\\", "\\\\");
  }

  private static String deep(Random random) {
    int depth = 1 + random.nextInt(random.nextInt(20) == 0 ? 1_000_000 : 2_000);
    return random.nextBoolean() ? "[".repeat(depth) : "{\"a\":".repeat(depth);
  }

  private static byte[] insert(byte[] json, int at, byte value) {
    byte[] longer = new byte[json.length + 1];
    System.arraycopy(json, 0, longer, 0, at);
    longer[at] = value;
    System.arraycopy(json, at, longer, at + 1, json.length - at);
    return longer;
  }

  private static byte[] wrapped(Random random, byte[] json) {
    Map<String, Object> event = new LinkedHashMap<>();
    boolean base64 = random.nextBoolean();
    event.put("isBase64Encoded", random.nextInt(10) == 0 ? "true" : base64);
    event.put("headers", Map.of("content-type", any(random, TEXTS)));
    event.put("requestContext", Map.of("http", request("method", "POST", "path", "/\u0000/../")));
    event.put(
        "body",
        random.nextInt(10) == 0
            ? value(random, 0)
            : base64 ? Base64.getEncoder().encodeToString(json) : new String(json, UTF_8));
    return Json.writeBytes(event);
  }

  private static <T> T any(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
