package dev.cqrs.core.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cqrs.api.EventMetadata;
import dev.cqrs.core.eventstore.StoredEvent;
import dev.cqrs.core.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvelopeTest {

  @Test
  void a_command_gets_its_body_as_a_text_and_beside_it() {
    assertThat(answer("{\"commandType\":\"X\",\"body\":\"hello\"}", true))
        .isEqualTo(
            "{\"statusCode\":200,\"headers\":{\"content-type\":\"application/json\"},"
                + "\"body\":\"{\\\"commandType\\\":\\\"X\\\",\\\"body\\\":\\\"hello\\\"}\","
                + "\"commandType\":\"X\"}");
  }

  @Test
  void a_body_is_unwrapped_also_from_base64() {
    String plain = answer("{\"body\":\"{\\\"queryType\\\":\\\"Q\\\"}\"}", false);
    String encoded = Base64.getEncoder().encodeToString("{\"queryType\":\"Q\"}".getBytes(UTF_8));

    assertThat(plain).contains("{\\\"queryType\\\":\\\"Q\\\"}");
    assertThat(answer("{\"body\":\"" + encoded + "\",\"isBase64Encoded\":true}", false))
        .isEqualTo(plain);
  }

  @Test
  void what_is_no_request_is_a_problem() {
    assertThat(answer("[1]", false))
        .isEqualTo(
            "{\"statusCode\":400,\"headers\":{\"content-type\":\"application/problem+json\"},"
                + "\"body\":\"{\\\"type\\\":\\\"about:blank\\\",\\\"title\\\":\\\"Bad Request\\\","
                + "\\\"status\\\":400,\\\"detail\\\":\\\"The request must be a JSON object.\\\","
                + "\\\"code\\\":\\\"bad-request\\\"}\"}");
    assertThat(answer("{\"body\":null}", false)).contains("The request has no body.");
    assertThat(answer("{\"requestContext\":{}}", false)).contains("The request has no body.");
    assertThat(answer("{\"body\":{}}", false)).contains("must be a text with JSON.");
    assertThat(answer("{\"body\":\"5\"}", false))
        .contains("The body of the request must be a JSON object.");
    assertThat(answer("{\"body\":\"%\",\"isBase64Encoded\":true}", false))
        .contains("The body of the request is not in Base64.");
    assertThat(answer("{\"a\":}", false)).contains("is not JSON").contains("at line 1, column 6");
  }

  @Test
  void an_event_comes_back_from_its_detail() {
    StoredEvent event =
        new StoredEvent(
            new EventMetadata(
                "e", "User", "u", 3, Instant.parse("2026-01-02T03:04:05.123456Z"), "c", "r", "x"),
            "UserCreated",
            1,
            Map.of("price", new BigDecimal("0.1")));

    String detail = Json.write(EventDetail.of(event));

    assertThat(detail)
        .isEqualTo(
            "{\"EventId\":\"e\",\"AggregateId\":\"u\",\"AggregateType\":\"User\","
                + "\"EventType\":\"UserCreated\",\"SchemaVersion\":1,\"Version\":3,"
                + "\"Timestamp\":\"2026-01-02T03:04:05.123456Z\",\"EventData\":{\"price\":0.1},"
                + "\"CommandId\":\"c\",\"CorrelationId\":\"r\",\"CausationId\":\"x\"}");
    assertThat(EventDetail.read(object(detail))).isEqualTo(event);
  }

  @Test
  void what_is_no_event_is_refused_with_every_fault() {
    String detail =
        "{\"EventId\":1,\"AggregateId\":\"u\",\"AggregateType\":\"U\",\"EventType\":\"T\","
            + "\"SchemaVersion\":1,\"Version\":1,\"Timestamp\":\"2026-01-02T03:04:05Z\","
            + "\"CommandId\":\"c\",\"CorrelationId\":\"r\"}";

    assertThatThrownBy(() -> EventDetail.read(object(detail)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "This is not the detail of an event: EventId must be a text, but was the number 1;"
                + " CausationId is required; EventData must be an object");
  }

  private static String answer(String payload, boolean copy) {
    return Json.write(
        Envelope.answer(payload.getBytes(UTF_8), copy, request -> new Answer(200, request)));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(String json) {
    return (Map<String, Object>) Json.parse(json);
  }
}
