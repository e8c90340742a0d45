package dev.cqrs.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The function under test: what it does depends on what it is sent. */
public final class SampleFunction implements RequestStreamHandler {

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    String event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
    System.out.println();
    System.out.println("received " + event.replaceAll("\\s", ""));
    if (event.contains("fail")) {
      throw new IllegalStateException("as told");
    }
    if (event.contains("exit")) {
      System.out.print("last words");
      System.out.flush();
      Runtime.getRuntime().halt(3);
    }
    while (event.contains("hang")) {
      Thread.onSpinWait();
    }
    if (event.contains("environment")) {
      output.write(
          ("\"" + String.join(",", new java.util.TreeSet<>(System.getenv().keySet())) + "\"")
              .getBytes(StandardCharsets.UTF_8));
      return;
    }
    output.write("{\"answer\":42}".getBytes(StandardCharsets.UTF_8));
  }
}
