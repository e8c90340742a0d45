package dev.cqrs.local.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Pattern;

/** Lambda's REST-JSON: members are spread over path, query, headers and body. */
final class LambdaProtocol implements Protocol {

  private static final String TYPE = "application/json";
  private static final Pattern DATED = Pattern.compile("/20\\d\\d-\\d\\d-\\d\\d/.*");

  private static final Map<String, String> INVOKE_HEADERS =
      Map.of(
          "x-amz-invocation-type", "InvocationType",
          "x-amz-log-type", "LogType",
          "x-amz-client-context", "ClientContext");

  private static final Map<String, String> INVOKE_ANSWER_HEADERS =
      Map.of(
          "FunctionError", "X-Amz-Function-Error",
          "LogResult", "X-Amz-Log-Result",
          "ExecutedVersion", "X-Amz-Executed-Version");

  private final Gate gate;

  LambdaProtocol(Gate gate) {
    this.gate = gate;
  }

  @Override
  public boolean accepts(Request request) {
    return request
        .signature()
        .map(signature -> signature.service().equals("lambda"))
        .orElseGet(() -> DATED.matcher(request.path()).matches());
  }

  @Override
  public Response answer(Request request) {
    LambdaRoutes.Match match =
        LambdaRoutes.match(request.method(), request.path())
            .orElseThrow(
                () ->
                    AwsError.unsupportedOperation(
                        "lambda", request.method() + " " + request.path()));
    boolean invoke = match.operation().equals("Invoke");
    ObjectNode input = invoke ? invokeInput(request) : AwsJsonProtocol.input(request);
    request.query().forEach((name, value) -> queryMember(input, name, value));
    match.labels().forEach(input::put);
    JsonNode output = gate.call(request, "lambda", match.operation(), input);
    if (invoke) {
      return invokeAnswer(output);
    }
    return match.status() == 204
        ? Response.empty(204)
        : Response.of(match.status(), TYPE, AwsJsonProtocol.write(output));
  }

  private static void queryMember(ObjectNode input, String name, String value) {
    if (name.equals("tagKeys")) {
      input.withArray("TagKeys").add(value);
    } else if (!name.startsWith("X-Amz-")) {
      input.put(name, value);
    }
  }

  private static ObjectNode invokeInput(Request request) {
    ObjectNode input = JsonNodeFactory.instance.objectNode();
    INVOKE_HEADERS.forEach(
        (header, member) -> request.header(header).ifPresent(value -> input.put(member, value)));
    return request.body().length == 0 ? input : input.put("Payload", request.body());
  }

  private static Response invokeAnswer(JsonNode output) {
    byte[] payload = new byte[0];
    try {
      if (output.hasNonNull("Payload")) {
        payload = output.get("Payload").binaryValue();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Response response = Response.of(output.path("StatusCode").asInt(200), TYPE, payload);
    for (Map.Entry<String, String> header : INVOKE_ANSWER_HEADERS.entrySet()) {
      if (output.hasNonNull(header.getKey())) {
        response = response.with(header.getValue(), output.get(header.getKey()).asText());
      }
    }
    return response;
  }

  @Override
  public Response refuse(Request request, AwsError error) {
    ObjectNode body = error.members().deepCopy();
    body.put("Type", error.status() < 500 ? "User" : "Service");
    body.put("Message", error.getMessage());
    int status = error.code().equals("AccessDeniedException") ? 403 : error.status();
    return Response.of(status, TYPE, AwsJsonProtocol.write(body))
        .with("x-amzn-ErrorType", error.code());
  }
}
