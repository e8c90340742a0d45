package dev.cqrs.aws;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.cqrs.api.EventMetadata;
import dev.cqrs.core.eventstore.EventStore;
import dev.cqrs.core.eventstore.StoredEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/**
 * Does at the start of a function what its first request would do: load classes, read and write
 * JSON, marshal and sign calls, set up TLS.
 *
 * <p>Lambda gives the start a whole processor, and requests only a part of one by their memory;
 * SnapStart keeps what was done in its snapshot. No service is called: credentials and connections
 * would not survive that, and the start must not fail because of a service.
 */
final class Priming {

  private final Environment environment;

  private Priming(Environment environment) {
    this.environment = environment;
  }

  static Priming of(Environment environment) {
    return new Priming(environment);
  }

  /** Returns an event that never happened. */
  static StoredEvent event() {
    EventMetadata metadata =
        new EventMetadata("e", "Priming", "a", 1, Instant.EPOCH, "c", "c", "c");
    return new StoredEvent(metadata, "Primed", 1, Map.of("text", "t", "number", BigDecimal.ONE));
  }

  /**
   * Primes a function.
   *
   * @param calls calls services through clients that connect to nothing
   * @param function gets a request that it refuses; it must log to nowhere
   */
  void prime(Consumer<Clients> calls, RequestStreamHandler function) {
    calls.accept(Clients.canned(environment));
    try {
      if (environment.find("AWS_ENDPOINT_URL").filter(url -> url.startsWith("http:")).isEmpty()) {
        SSLContext.getDefault().createSSLEngine();
      }
      function.handleRequest(
          new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8)),
          new ByteArrayOutputStream(),
          null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("there is no TLS", e);
    }
  }

  /** Reads and appends one event. */
  static void store(EventStore store) {
    store.read("a", 0);
    store.append(List.of(event()));
  }
}
