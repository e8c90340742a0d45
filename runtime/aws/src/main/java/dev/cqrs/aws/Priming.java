package dev.cqrs.aws;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;

/**
 * Does before a SnapStart snapshot what the first request would do after it: load classes, read and
 * write JSON, set up TLS. It calls no service: credentials and connections do not survive.
 */
final class Priming {

  private final boolean wanted;

  private Priming(boolean wanted) {
    this.wanted = wanted;
  }

  static Priming of(Environment environment) {
    return new Priming(
        environment
            .find("AWS_LAMBDA_INITIALIZATION_TYPE")
            .filter("snap-start"::equals)
            .isPresent());
  }

  void prime(RequestStreamHandler function) {
    if (!wanted) {
      return;
    }
    try {
      SSLContext.getDefault().createSSLEngine();
      // An empty request is refused before it reaches a service.
      function.handleRequest(
          new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8)),
          new ByteArrayOutputStream(),
          null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("there is no TLS", e);
    }
  }
}
