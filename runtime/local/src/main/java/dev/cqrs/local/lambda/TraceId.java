package dev.cqrs.local.lambda;

import java.util.UUID;

/** Trace ids in X-Ray's form; nothing is sampled. */
final class TraceId {

  private TraceId() {}

  static String fresh() {
    String random = UUID.randomUUID().toString().replace("-", "");
    long seconds = System.currentTimeMillis() / 1000;
    return "Root=1-%08x-%s;Parent=%s;Sampled=0"
        .formatted(seconds, random.substring(0, 24), random.substring(16));
  }
}
