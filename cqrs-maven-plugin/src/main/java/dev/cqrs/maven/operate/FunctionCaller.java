package dev.cqrs.maven.operate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.maven.problem.UserError;
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
    InvokeResponse response =
        lambda.invoke(
            r ->
                r.functionName(function)
                    .qualifier("live")
                    .payload(SdkBytes.fromUtf8String(request.toString())));
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
