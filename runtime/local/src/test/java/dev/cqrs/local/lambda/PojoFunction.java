package dev.cqrs.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A function whose events and answers are converted by AWS's runtime. */
public final class PojoFunction
    implements RequestHandler<Map<String, Object>, Map<String, Object>> {

  @Override
  public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
    if (event.containsKey("cause")) {
      throw new IllegalStateException(
          "outer \"quoted\" \u00e4 \n", new IllegalArgumentException((String) null));
    }
    if (event.containsKey("error")) {
      throw new AssertionError("an error, not an exception");
    }
    Map<String, Object> answer = new LinkedHashMap<>(event);
    answer.put("text", "\u00e4\u20ac\ud83d\ude00 \"quoted\"");
    answer.put("numbers", List.of(1, 2.5, 12_345_678_901L));
    answer.put("nothing", null);
    answer.put("function", context.getFunctionName() + ":" + context.getFunctionVersion());
    answer.put("arn", context.getInvokedFunctionArn());
    answer.put("memory", context.getMemoryLimitInMB());
    answer.put("request", context.getAwsRequestId());
    answer.put("hasTime", context.getRemainingTimeInMillis() > 5_000);
    return answer;
  }
}
