package dev.cqrs.maven.deploy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cqrs.maven.cloud.CloudClients;
import dev.cqrs.maven.cloud.Connection;
import dev.cqrs.maven.cloud.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** A cloud that says what a test tells it to; the last answer to a request is given again. */
public final class ScriptedCloud implements AutoCloseable {

  private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");

  private record Answer(int status, String body) {}

  private final HttpServer server;
  private final Map<String, Deque<Answer>> script = new HashMap<>();
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

  public ScriptedCloud() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  /** Adds an answer of CloudFormation or IAM; the body is what the action's result holds. */
  public ScriptedCloud answers(String action, String result) {
    return raw(
        action,
        200,
        "<%1$sResponse><%1$sResult>%2$s</%1$sResult></%1$sResponse>".formatted(action, result));
  }

  /** Adds a refusal by CloudFormation. */
  public ScriptedCloud refuses(String action, String code, String message) {
    return raw(
        action,
        400,
        "<ErrorResponse><Error><Type>Sender</Type><Code>%s</Code><Message>%s</Message></Error></ErrorResponse>"
            .formatted(code, message));
  }

  /** Adds an answer to anything: an action, a target such as ListTables, or a line GET /path. */
  public ScriptedCloud raw(String request, int status, String body) {
    script.computeIfAbsent(request, absent -> new ArrayDeque<>()).add(new Answer(status, body));
    return this;
  }

  /** A stack in one status, as DescribeStacks gives it. */
  public static String stack(String status, String... parameters) {
    StringBuilder members = new StringBuilder();
    for (int i = 0; i < parameters.length; i += 2) {
      members.append(
          "<member><ParameterKey>%s</ParameterKey><ParameterValue>%s</ParameterValue></member>"
              .formatted(parameters[i], parameters[i + 1]));
    }
    return """
    <Stacks><member><StackId>stack-1</StackId><StackName>shop-dev</StackName>
    <CreationTime>2026-01-01T00:00:00Z</CreationTime><StackStatus>%s</StackStatus>
    <Parameters>%s</Parameters></member></Stacks>\
    """
        .formatted(status, members);
  }

  /** Events, oldest first: logical id, status and reason of each; shop-dev is the stack itself. */
  public static String events(String... events) {
    StringBuilder members = new StringBuilder();
    for (int i = 0; i < events.length; i += 3) {
      members.insert(
          0,
          """
          <member><EventId>e-%d</EventId><StackId>stack-1</StackId>
          <PhysicalResourceId>%s</PhysicalResourceId><LogicalResourceId>%s</LogicalResourceId>
          <ResourceType>%s</ResourceType><Timestamp>2026-01-01T00:00:0%dZ</Timestamp>
          <ResourceStatus>%s</ResourceStatus><ResourceStatusReason>%s</ResourceStatusReason></member>\
          """
              .formatted(
                  i / 3,
                  events[i].equals("shop-dev") ? "stack-1" : "p",
                  events[i],
                  events[i].endsWith("Table") ? "AWS::DynamoDB::Table" : "AWS::SQS::Queue",
                  i / 3,
                  events[i + 1],
                  events[i + 2]));
    }
    return "<StackEvents>" + members + "</StackEvents>";
  }

  /** What was asked for, in order. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** A connection to it. */
  public Connection connection() {
    URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new Connection(
        Target.LOCAL,
        Optional.of(endpoint),
        "eu-west-1",
        "000000000000",
        new CloudClients(
            Region.EU_WEST_1,
            Optional.of(endpoint),
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"))));
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String request = name(exchange, body);
    requests.add(request);
    Deque<Answer> answers = script.getOrDefault(request, new ArrayDeque<>());
    Answer answer =
        answers.isEmpty()
            ? new Answer(404, "")
            : answers.size() == 1 ? answers.peek() : answers.remove();
    byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(answer.status(), head || bytes.length == 0 ? -1 : bytes.length);
    if (!head && bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  private static String name(HttpExchange exchange, String body) {
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    if (target != null) {
      return target.substring(target.indexOf('.') + 1);
    }
    Matcher action = ACTION.matcher(URLDecoder.decode(body, StandardCharsets.UTF_8));
    return action.find()
        ? action.group(1)
        : exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
  }
}
