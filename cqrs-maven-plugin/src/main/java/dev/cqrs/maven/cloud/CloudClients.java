package dev.cqrs.maven.cloud;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** Clients of the services goals use, each made when first asked for. */
public final class CloudClients implements AutoCloseable {

  private final Region region;
  private final Optional<URI> endpoint;
  private final AwsCredentialsProvider credentials;
  private final SdkHttpClient http =
      UrlConnectionHttpClient.builder()
          .connectionTimeout(Duration.ofSeconds(10))
          .socketTimeout(Duration.ofMinutes(16))
          .build();
  private final Map<Class<?>, SdkAutoCloseable> open = new HashMap<>();

  /**
   * Creates clients.
   *
   * @param region region to act in
   * @param endpoint endpoint for every service, or empty for AWS's own
   * @param credentials who acts
   */
  public CloudClients(Region region, Optional<URI> endpoint, AwsCredentialsProvider credentials) {
    this.region = region;
    this.endpoint = endpoint;
    this.credentials = credentials;
  }

  /**
   * The CloudFormation client.
   *
   * @return the client
   */
  public CloudFormationClient cloudFormation() {
    return client(CloudFormationClient.class, CloudFormationClient::builder);
  }

  /**
   * The CloudWatch Logs client.
   *
   * @return the client
   */
  public CloudWatchLogsClient logs() {
    return client(CloudWatchLogsClient.class, CloudWatchLogsClient::builder);
  }

  /**
   * The DynamoDB client.
   *
   * @return the client
   */
  public DynamoDbClient dynamoDb() {
    return client(DynamoDbClient.class, DynamoDbClient::builder);
  }

  /**
   * The EventBridge client.
   *
   * @return the client
   */
  public EventBridgeClient events() {
    return client(EventBridgeClient.class, EventBridgeClient::builder);
  }

  /**
   * The IAM client.
   *
   * @return the client
   */
  public IamClient iam() {
    return client(IamClient.class, IamClient::builder);
  }

  /**
   * The Lambda client.
   *
   * @return the client
   */
  public LambdaClient lambda() {
    return client(LambdaClient.class, LambdaClient::builder);
  }

  /**
   * The S3 client.
   *
   * @return the client
   */
  public S3Client s3() {
    // A bucket in the host name needs a wildcard DNS name, which only AWS itself has.
    return client(S3Client.class, () -> S3Client.builder().forcePathStyle(endpoint.isPresent()));
  }

  /**
   * The SQS client.
   *
   * @return the client
   */
  public SqsClient sqs() {
    return client(SqsClient.class, SqsClient::builder);
  }

  /**
   * The STS client.
   *
   * @return the client
   */
  public StsClient sts() {
    return client(StsClient.class, StsClient::builder);
  }

  private <
          B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends SdkAutoCloseable>
      C client(Class<C> type, Supplier<? extends B> builder) {
    return type.cast(open.computeIfAbsent(type, absent -> build(builder.get())));
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(B builder) {
    endpoint.ifPresent(builder::endpointOverride);
    return builder.region(region).credentialsProvider(credentials).httpClient(http).build();
  }

  @Override
  public void close() {
    open.values().forEach(SdkAutoCloseable::close);
    http.close();
  }
}
