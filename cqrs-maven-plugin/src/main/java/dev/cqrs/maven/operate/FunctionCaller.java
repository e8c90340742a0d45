package dev.cqrs.maven.operate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.maven.problem.UserError;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** Calls operations of deployed functions. */
public final class FunctionCaller {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final LambdaClient lambda;

  /**
   * Creates a caller.
   *
   * @param lambda client of the functions' region
   */
  public FunctionCaller(LambdaClient lambda) {
    this.lambda = lambda;
  }

  /**
   * Calls the version of a function that was published last, and waits for its answer.
   *
   * @param function function's name
   * @param request what it is asked to do
   * @return its answer
   * @throws UserError when the function fails
   */
  public JsonNode call(String function, ObjectNode request) {
    InvokeResponse response = invoke(function, request);
    String payload = response.payload().asUtf8String();
    try {
      JsonNode answer = JSON.readTree(payload);
      if (response.functionError() == null && answer.isObject()) {
        return answer;
      }
      throw failed(function, answer.path("errorMessage").asText(payload), null);
    } catch (JsonProcessingException broken) {
      throw failed(function, payload, broken);
    }
  }

  /**
   * Delivers an event to the version of a function that was published last, and waits until it has
   * dealt with it.
   *
   * @param function function's name
   * @param event the event as the bus delivers it
   * @return why the function failed; empty when it has not
   */
  Optional<String> deliver(String function, JsonNode event) {
    InvokeResponse response = invoke(function, event);
    if (response.functionError() == null) {
      return Optional.empty();
    }
    String payload = response.payload().asUtf8String();
    try {
      return Optional.of(JSON.readTree(payload).path("errorMessage").asText(payload));
    } catch (JsonProcessingException noReason) {
      return Optional.of(payload);
    }
  }

  private InvokeResponse invoke(String function, JsonNode request) {
    return lambda.invoke(
        r ->
            r.functionName(function)
                .qualifier("live")
                .payload(SdkBytes.fromUtf8String(request.toString())));
  }

  private static UserError failed(String function, String said, Throwable cause) {
    return new UserError(
        "The function %s failed: %s. Its log group /aws/lambda/%s tells more; an older deployment may not know the operation: mvn cqrs:deploy"
            .formatted(
                function,
                said.endsWith(".") ? said.substring(0, said.length() - 1) : said,
                function),
        cause);
  }
}
