package dev.cqrs.local.lambda;

import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What functions need from the process that runs them.
 *
 * @param endpoint the address of the local cloud, such as {@code http://127.0.0.1:4566}; asked for
 *     when a function starts
 * @param runtimeFolder the folder for the classes that run inside functions; created if missing
 * @param credentials the credentials of a role, by the role's name
 */
public record LambdaSettings(
    Supplier<String> endpoint, Path runtimeFolder, Function<String, Credentials> credentials) {

  /**
   * The credentials that a function finds in its environment.
   *
   * @param accessKeyId the public part
   * @param secretAccessKey the secret part
   * @param sessionToken the token that goes with every request
   */
  public record Credentials(String accessKeyId, String secretAccessKey, String sessionToken) {}
}
