package dev.cqrs.maven.cloud;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * A target that answers: who and where a goal acts.
 *
 * @param target local cloud or AWS
 * @param endpoint endpoint, or empty for AWS's own
 * @param region region's id
 * @param account account's id, twelve digits
 * @param clients clients of its services; the connection owns them
 */
public record Connection(
    Target target, Optional<URI> endpoint, String region, String account, CloudClients clients)
    implements AutoCloseable {

  /** Access key id of the local cloud's administrator; a fixed dummy, like its secret. */
  public static final String LOCAL_ACCESS_KEY_ID = "local";

  /** Secret that goes with {@link #LOCAL_ACCESS_KEY_ID}. */
  public static final String LOCAL_SECRET_ACCESS_KEY = "local";

  /**
   * Connects, and asks who the caller is, so that wrong credentials and unreachable endpoints are
   * known before anything is done.
   *
   * @param target local cloud or AWS
   * @param endpoint endpoint, or empty for AWS's own
   * @param region region's id
   * @return the connection
   */
  public static Connection open(Target target, Optional<URI> endpoint, String region) {
    AwsCredentialsProvider credentials =
        target == Target.LOCAL
            ? StaticCredentialsProvider.create(
                AwsBasicCredentials.create(LOCAL_ACCESS_KEY_ID, LOCAL_SECRET_ACCESS_KEY))
            : DefaultCredentialsProvider.builder().build();
    CloudClients clients = new CloudClients(Region.of(region), endpoint, credentials);
    try {
      GetCallerIdentityResponse caller = clients.sts().getCallerIdentity();
      return new Connection(target, endpoint, region, caller.account(), clients);
    } catch (RuntimeException failed) {
      clients.close();
      throw failed;
    }
  }

  /**
   * Says where this is.
   *
   * @return such as {@code local cloud at http://127.0.0.1:4566}
   */
  public String description() {
    String place =
        target == Target.LOCAL
            ? "local cloud" + endpoint.map(at -> " at " + at).orElse("")
            : "AWS account " + account + endpoint.map(at -> " at " + at).orElse("");
    return place + ", region " + region;
  }

  @Override
  public void close() {
    clients.close();
  }
}
