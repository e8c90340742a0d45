package dev.cqrs.local.server;

import java.util.Optional;

/**
 * What a signature (version 4) says about its signer. It is read but not verified: the server only
 * listens on the loopback interface, and there are no accounts to protect from each other.
 *
 * @param accessKeyId the access key id
 * @param region the region that was signed for
 * @param service the service that was signed for, such as {@code lambda}
 */
record Signature(String accessKeyId, String region, String service) {

  /** Reads the signature from the header, or from the query of a presigned address. */
  static Optional<Signature> of(Request request) {
    String authorization = request.headers().getOrDefault("authorization", "");
    int start = authorization.indexOf("Credential=");
    if (authorization.startsWith("AWS4-HMAC-SHA256") && start >= 0) {
      int from = start + "Credential=".length();
      int comma = authorization.indexOf(',', from);
      return scope(authorization.substring(from, comma < 0 ? authorization.length() : comma));
    }
    return scope(request.query().getOrDefault("X-Amz-Credential", ""));
  }

  /** Reads {@code <access key>/<date>/<region>/<service>/aws4_request}. */
  private static Optional<Signature> scope(String credential) {
    String[] parts = credential.strip().split("/", -1);
    int last = parts.length - 1;
    return last < 4
        ? Optional.empty()
        : Optional.of(new Signature(parts[0], parts[last - 2], parts[last - 1]));
  }
}
