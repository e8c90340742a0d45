package dev.cqrs.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.Cloud;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our loop in the process of a function answers as AWS's own, which is run beside it as the
 * reference.
 */
class ReferenceRuntimeTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private final Cloud cloud = new Cloud("eu-west-1");
  private final RuntimeApiServer server = new RuntimeApiServer();
  private LogWriter logs;
  private LambdaSettings settings;

  @BeforeEach
  void start() throws Exception {
    String system = System.getProperty("os.name");
    assumeTrue(
        system.equals("Linux"),
        "NOT RUN: AWS's runtime interface client has native code for Linux only, and this is "
            + system
            + ". That functions answer here as on AWS is unproven on this machine.");
    new Fakes().services().forEach(cloud::add);
    logs = new LogWriter(cloud);
    settings =
        new LambdaSettings(
            () -> "http://127.0.0.1:1",
            folder.resolve("runtime"),
            role -> new LambdaSettings.Credentials("id", "secret", "token"));
    for (Class<?> type : List.of(SampleFunction.class, PojoFunction.class)) {
      Path file = folder.resolve("code").resolve(type.getName().replace('.', '/') + ".class");
      Files.createDirectories(file.getParent());
      try (InputStream code = type.getResourceAsStream(type.getSimpleName() + ".class")) {
        Files.copy(code, file);
      }
    }
  }

  @AfterEach
  void stop() {
    server.close();
    if (logs != null) {
      logs.close();
    }
  }

  @Test
  void a_stream_handler_answers_and_fails_alike() throws Exception {
    compare(SampleFunction.class.getName(), "{\"hello\":1}", "\"fail\"", "\"environment\"");
  }

  @Test
  void values_are_converted_and_causes_are_told_alike() throws Exception {
    compare(
        PojoFunction.class.getName(),
        "{\"a\":{\"b\":[1,null,true]}}",
        "{\"cause\":1}",
        "{\"error\":1}",
        "[\"not an object\"]",
        "broken");
  }

  @Test
  void a_handler_that_cannot_be_loaded_is_told_alike() throws Exception {
    compare("com.acme.Missing", "{}");
    compare("java.lang.String", "{}");
  }

  private void compare(String handler, String... events) throws Exception {
    List<String> expected = answers(reference(), handler, events);
    List<String> answers = answers(new FunctionProcess(settings, "eu-west-1"), handler, events);
    assertThat(answers).isEqualTo(expected);
  }

  private FunctionProcess reference() {
    return new FunctionProcess(settings, "eu-west-1") {
      @Override
      List<String> program(FunctionTarget target) {
        String handler = target.configuration().path("Handler").asText();
        return List.of(AWSLambda.class.getName(), handler);
      }
    };
  }

  private List<String> answers(FunctionProcess processes, String handler, String... events)
      throws Exception {
    ObjectNode configuration = JSON.createObjectNode().put("Handler", handler);
    configuration.put("Runtime", "java17").put("Timeout", 20).put("MemorySize", 256);
    String arn = "arn:aws:lambda:eu-west-1:000000000000:function:sample:live";
    FunctionTarget target =
        new FunctionTarget("sample", "7", arn, configuration, OptionalInt.empty());
    ExecutionEnvironment environment =
        new ExecutionEnvironment(target, folder.resolve("code"), processes, server, logs);
    try {
      List<String> answers = new java.util.ArrayList<>();
      for (int i = 0; i < events.length; i++) {
        byte[] payload = events[i].getBytes(StandardCharsets.UTF_8);
        Outcome outcome = environment.run(new Invocation("request-" + i, arn, payload, ""));
        answers.add(
            outcome.functionError().orElse("answer") + " " + JSON.readTree(outcome.payload()));
      }
      return answers;
    } finally {
      environment.kill();
    }
  }
}
