package dev.cqrs.local.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cqrs.local.cloud.AwsError;
import java.util.Map;

/** Query: a form with {@code Action} and {@code Version} in, XML out. */
final class QueryProtocol implements Protocol {

  private record Api(String service, String namespace) {}

  private static final Map<String, Api> VERSIONS =
      Map.of(
          "2010-05-15",
          new Api("cloudformation", "http://cloudformation.amazonaws.com/doc/2010-05-15/"),
          "2010-05-08",
          new Api("iam", "https://iam.amazonaws.com/doc/2010-05-08/"),
          "2011-06-15",
          new Api("sts", "https://sts.amazonaws.com/doc/2011-06-15/"),
          "2010-08-01",
          new Api("monitoring", "http://monitoring.amazonaws.com/doc/2010-08-01/"));

  private final Gate gate;

  QueryProtocol(Gate gate) {
    this.gate = gate;
  }

  @Override
  public boolean accepts(Request request) {
    return request.mediaType().equals("application/x-www-form-urlencoded")
        || request.query().containsKey("Action");
  }

  @Override
  public Response answer(Request request) {
    Map<String, String> form = form(request);
    String operation = form.getOrDefault("Action", "");
    String version = form.getOrDefault("Version", "");
    Api api = VERSIONS.get(version);
    if (api == null) {
      String signed = request.signature().map(Signature::service).orElse("query");
      throw AwsError.unsupportedOperation(signed, operation + " of API version " + version);
    }
    JsonNode output = gate.call(request, api.service(), operation, QueryInput.structure(form));
    Xml xml = new Xml().open(operation + "Response", api.namespace());
    xml.open(operation + "Result").members(output).close(operation + "Result");
    xml.open("ResponseMetadata").text("RequestId", request.id()).close("ResponseMetadata");
    return Response.of(200, "text/xml", xml.close(operation + "Response").toString());
  }

  @Override
  public Response refuse(Request request, AwsError error) {
    Api api = VERSIONS.get(form(request).getOrDefault("Version", ""));
    Xml xml = new Xml().open("ErrorResponse", api == null ? "" : api.namespace());
    xml.open("Error")
        .text("Type", error.status() < 500 ? "Sender" : "Receiver")
        .text("Code", code(error))
        .text("Message", error.getMessage())
        .members(error.members())
        .close("Error");
    xml.text("RequestId", request.id()).close("ErrorResponse");
    return Response.of(error.status(), "text/xml", xml.toString());
  }

  /** Returns the code as the older protocols spell it. */
  static String code(AwsError error) {
    return error.code().equals("AccessDeniedException") ? "AccessDenied" : error.code();
  }

  private static Map<String, String> form(Request request) {
    return request.body().length > 0 ? Request.parameters(request.text()) : request.query();
  }
}
