package dev.cqrs.maven.operate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** A function that answers what a test tells it to, and remembers what it was asked. */
final class ScriptedFunction implements LambdaClient {

  private final Deque<InvokeResponse> answers = new ArrayDeque<>();
  final List<String> requests = new ArrayList<>();

  ScriptedFunction(String... answers) {
    Arrays.stream(answers).forEach(answer -> this.answers.add(response(answer, null)));
  }

  ScriptedFunction thenFails(String payload) {
    answers.add(response(payload, "Unhandled"));
    return this;
  }

  private static InvokeResponse response(String payload, String error) {
    return InvokeResponse.builder()
        .payload(SdkBytes.fromUtf8String(payload.replace('\'', '"')))
        .functionError(error)
        .build();
  }

  @Override
  public InvokeResponse invoke(InvokeRequest request) {
    requests.add(
        request.functionName()
            + ":"
            + request.qualifier()
            + " "
            + request.payload().asUtf8String().replace('"', '\''));
    return answers.remove();
  }

  @Override
  public String serviceName() {
    return "lambda";
  }

  @Override
  public void close() {}
}
