package dev.cqrs.aws.dynamodb;

import java.lang.reflect.Array;
import java.lang.reflect.Field;

/**
 * Runs DynamoDB Local in a process of its own, on loopback only.
 *
 * <p>By itself it listens on all interfaces. Its classes are not on the compile class path, so this
 * class sees them by name only.
 */
public final class LoopbackDynamoDb {

  private LoopbackDynamoDb() {}

  /** Starts the server on any free port, prints the port, and stops when its input ends. */
  public static void main(String[] args) throws Exception {
    Object proxy =
        Class.forName("com.amazonaws.services.dynamodbv2.local.main.ServerRunner")
            .getMethod("createServerFromCommandLineArgs", String[].class)
            .invoke(
                null, (Object) new String[] {"-inMemory", "-disableTelemetry", "-port", args[0]});
    Field field = proxy.getClass().getDeclaredField("server");
    field.setAccessible(true);
    Object server = field.get(proxy);
    Object connectors = server.getClass().getMethod("getConnectors").invoke(server);
    for (int index = 0; index < Array.getLength(connectors); index++) {
      Object connector = Array.get(connectors, index);
      connector.getClass().getMethod("setHost", String.class).invoke(connector, "127.0.0.1");
    }
    proxy.getClass().getMethod("start").invoke(proxy);
    System.out.println("READY");
    while (System.in.read() >= 0) {
      // The parent says nothing; the end of its output is the end of the parent.
    }
    Runtime.getRuntime().halt(0);
  }
}
