package dev.cqrs.local.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.cqrs.local.cloud.Cloud;
import dev.cqrs.local.cloud.Service;
import dev.cqrs.local.cloud.StateFiles;
import dev.cqrs.local.cloudwatch.CloudWatchService;
import dev.cqrs.local.iam.IamService;
import dev.cqrs.local.logs.LogsService;
import dev.cqrs.local.s3.S3Service;
import dev.cqrs.local.sqs.SqsService;
import dev.cqrs.local.sts.StsService;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** The smaller services behind a front on a free port, for the clients of AWS's SDK. */
final class TestCloud implements AutoCloseable {

  final IamService iam;
  private final Front front;
  private final List<Service> services = new ArrayList<>();

  TestCloud(Path state, Service... more) throws IOException {
    Cloud cloud = new Cloud("us-east-1");
    StateFiles files = new StateFiles(state);
    this.front = new Front(0);
    this.iam = new IamService(cloud, files);
    services.add(iam);
    services.add(new StsService(cloud, files));
    services.add(new LogsService(cloud, files));
    services.add(new CloudWatchService(cloud, files));
    services.add(new S3Service(cloud, files));
    services.add(new SqsService(cloud, files, front::endpoint));
    services.addAll(List.of(more));
    services.forEach(cloud::add);
    front.serve(
        cloud, iam, new Admin("secret", () -> JsonNodeFactory.instance.objectNode(), () -> {}));
  }

  String endpoint() {
    return front.endpoint();
  }

  /** Returns a client with the rights of the owner. */
  <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C client(B builder) {
    return client(builder, AwsBasicCredentials.create("test", "test"));
  }

  /** Returns a client with given credentials. */
  <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C client(
      B builder, AwsCredentials credentials) {
    return builder
        .endpointOverride(URI.create(endpoint()))
        .region(Region.US_EAST_1)
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  @Override
  public void close() {
    services.forEach(Service::close);
    front.close();
  }
}
