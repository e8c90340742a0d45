package dev.cqrs.aws;

import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/** Makes the clients of AWS services. A function makes each once and keeps it. */
final class Clients {

  private final Environment environment;

  private final AwsCredentialsProvider credentials;
  private final Supplier<SdkHttpClient> http;

  /** Makes clients of the services of an environment. */
  Clients(Environment environment) {
    // A function has its role's keys in its environment, or with SnapStart at a local address.
    this(
        environment,
        AwsCredentialsProviderChain.of(
            EnvironmentVariableCredentialsProvider.create(), ContainerCredentialsProvider.create()),
        UrlConnectionHttpClient.builder()
                .connectionTimeout(Duration.ofSeconds(1))
                .socketTimeout(Duration.ofSeconds(3))
            ::build);
  }

  private Clients(
      Environment environment, AwsCredentialsProvider credentials, Supplier<SdkHttpClient> http) {
    this.environment = environment;
    this.credentials = credentials;
    this.http = http;
  }

  /** Returns clients that connect to nothing and get an empty success for each call. */
  static Clients canned(Environment environment) {
    return new Clients(
        environment,
        StaticCredentialsProvider.create(AwsBasicCredentials.create("nobody", "nothing")),
        CannedHttpClient::new);
  }

  DynamoDbClient dynamoDb() {
    return configure(DynamoDbClient.builder()).build();
  }

  EventBridgeClient eventBridge() {
    return configure(EventBridgeClient.builder()).build();
  }

  private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configure(B builder) {
    // Nothing is looked up: profile files, the account and the metadata service cost time at the
    // start, and in a function all that they could tell stands in its environment.
    ProfileFile none = ProfileFile.aggregator().build();
    builder
        .credentialsProvider(credentials)
        .defaultsMode(DefaultsMode.LEGACY)
        .region(Region.of(environment.get("AWS_REGION")))
        .httpClient(http.get())
        .overrideConfiguration(
            override ->
                override
                    .defaultProfileFileSupplier(() -> none)
                    // A call takes milliseconds: after 3 s its answer is lost and a second attempt
                    // is worth more than waiting. 10 s leave the function time to answer 503 before
                    // its own time-out of 30 s, and without a bound the SDK would wait for ever.
                    .apiCallAttemptTimeout(Duration.ofSeconds(3))
                    .apiCallTimeout(Duration.ofSeconds(10))
                    .retryStrategy(RetryMode.STANDARD));
    environment.find("AWS_ENDPOINT_URL").map(URI::create).ifPresent(builder::endpointOverride);
    return builder;
  }
}
