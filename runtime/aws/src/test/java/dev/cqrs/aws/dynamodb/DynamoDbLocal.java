package dev.cqrs.aws.dynamodb;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The one DynamoDB Local of this test run; it ends with the run. */
final class DynamoDbLocal {

  private static final int PORT = start();
  private static final DynamoDbClient CLIENT = client(List.of());

  private DynamoDbLocal() {}

  static DynamoDbClient client() {
    return CLIENT;
  }

  /** Returns a client whose calls an interceptor sees. */
  static DynamoDbClient client(ExecutionInterceptor interceptor) {
    return client(List.of(interceptor));
  }

  private static int start() {
    try {
      int port = freePort();
      Path classPathFile = Path.of(System.getProperty("dynamodb-local.class-path-file"));
      String testClasses = Path.of(System.getProperty("test-classes")).toString();
      ProcessBuilder builder =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  Files.readString(classPathFile).strip() + File.pathSeparator + testClasses,
                  LoopbackDynamoDb.class.getName(),
                  Integer.toString(port))
              .redirectError(classPathFile.resolveSibling("errors.log").toFile());
      builder.environment().putAll(Map.of("DDB_LOCAL_TELEMETRY", "0"));
      Process process = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      awaitReady(process);
      return port;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void awaitReady(Process process) throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = out.readLine();
    while (line != null && !line.equals("READY")) {
      line = out.readLine();
    }
    if (line == null) {
      throw new IllegalStateException("DynamoDB Local ended: see target/dynamodb-local/errors.log");
    }
  }

  private static DynamoDbClient client(List<ExecutionInterceptor> interceptors) {
    return DynamoDbClient.builder()
        .endpointOverride(URI.create("http://127.0.0.1:" + PORT))
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(override -> override.executionInterceptors(interceptors))
        .build();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
