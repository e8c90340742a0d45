package dev.cqrs.local.server;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import dev.cqrs.local.cloud.AwsError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Smithy RPC v2 with CBOR, in which the Java SDK speaks to CloudWatch. */
final class CborProtocol implements Protocol {

  private static final String TYPE = "application/cbor";
  private static final int EPOCH_TAG = 1;
  private static final ObjectMapper CBOR = new ObjectMapper(new CBORFactory());
  private static final Map<String, String> SERVICES =
      Map.of("GraniteServiceVersion20100801", "monitoring");

  private final Gate gate;

  CborProtocol(Gate gate) {
    this.gate = gate;
  }

  @Override
  public boolean accepts(Request request) {
    return request.headers().getOrDefault("smithy-protocol", "").equals("rpc-v2-cbor");
  }

  @Override
  public Response answer(Request request) {
    // /service/<name>/operation/<operation>
    String[] path = request.path().split("/", -1);
    if (path.length != 5 || !path[1].equals("service") || !path[3].equals("operation")) {
      throw new AwsError("UnknownOperationException", 404, "There is nothing at " + request.path());
    }
    String service = SERVICES.get(path[2]);
    if (service == null) {
      throw AwsError.unsupportedOperation(path[2], path[4]);
    }
    return response(200, gate.call(request, service, path[4], input(request)));
  }

  private static ObjectNode input(Request request) {
    try {
      if (request.body().length == 0) {
        return JsonNodeFactory.instance.objectNode();
      }
      if (CBOR.readTree(request.body()) instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException e) {
      throw new AwsError("SerializationException", 400, "The body is not CBOR: " + e.getMessage());
    }
    throw new AwsError("SerializationException", 400, "The body is not a CBOR map");
  }

  @Override
  public Response refuse(Request request, AwsError error) {
    ObjectNode body = error.members().deepCopy();
    body.put("__type", "com.amazonaws.cloudwatch#" + error.code());
    body.put("message", error.getMessage());
    return response(error.status(), body);
  }

  private static Response response(int status, JsonNode output) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (CBORGenerator generator = (CBORGenerator) CBOR.getFactory().createGenerator(bytes)) {
      write(generator, "", output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Response.of(status, TYPE, bytes.toByteArray()).with("smithy-protocol", "rpc-v2-cbor");
  }

  private static void write(CBORGenerator generator, String name, JsonNode value)
      throws IOException {
    if (value.isObject()) {
      generator.writeStartObject();
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        generator.writeFieldName(member.getKey());
        write(generator, member.getKey(), member.getValue());
      }
      generator.writeEndObject();
    } else if (value.isArray()) {
      generator.writeStartArray();
      for (JsonNode element : value) {
        write(generator, name, element);
      }
      generator.writeEndArray();
    } else if (Timestamps.is(name, value)) {
      generator.writeTag(EPOCH_TAG);
      generator.writeNumber(value.doubleValue());
    } else {
      scalar(generator, value);
    }
  }

  private static void scalar(JsonGenerator generator, JsonNode value) throws IOException {
    if (value.isBinary()) {
      generator.writeBinary(value.binaryValue());
    } else if (value.isTextual()) {
      generator.writeString(value.textValue());
    } else if (value.isIntegralNumber()) {
      generator.writeNumber(value.longValue());
    } else if (value.isNumber()) {
      generator.writeNumber(value.doubleValue());
    } else if (value.isBoolean()) {
      generator.writeBoolean(value.booleanValue());
    } else {
      generator.writeNull();
    }
  }
}
