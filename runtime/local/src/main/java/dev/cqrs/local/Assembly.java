package dev.cqrs.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloud.Cloud;
import dev.cqrs.local.cloud.Service;
import dev.cqrs.local.cloud.StateFiles;
import dev.cqrs.local.cloudformation.CloudFormationService;
import dev.cqrs.local.cloudwatch.CloudWatchService;
import dev.cqrs.local.dynamodb.DynamoDbService;
import dev.cqrs.local.dynamodb.StreamsService;
import dev.cqrs.local.events.EventsService;
import dev.cqrs.local.iam.IamService;
import dev.cqrs.local.lambda.LambdaService;
import dev.cqrs.local.lambda.LambdaSettings;
import dev.cqrs.local.logs.LogsService;
import dev.cqrs.local.s3.S3Service;
import dev.cqrs.local.server.Admin;
import dev.cqrs.local.server.Front;
import dev.cqrs.local.sqs.SqsService;
import dev.cqrs.local.sts.StsService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** All services behind the front, from the start to the end. */
final class Assembly implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Assembly.class.getName());

  private final List<Service> services;
  private Announcement announcement;

  private Assembly(List<Service> services) {
    this.services = services;
  }

  /**
   * Starts all services, then the front, then tells that all is ready.
   *
   * @param stop begins to stop the process and returns at once
   */
  static Assembly start(LocalCloudOptions options, Front front, Runnable stop) throws IOException {
    Cloud cloud = new Cloud(options.region());
    StateFiles files = new StateFiles(options.state().resolve("state"));
    IamService iam = new IamService(cloud, files);
    LambdaSettings settings =
        new LambdaSettings(
            front::endpoint,
            options.state().resolve("functions"),
            role -> {
              IamService.Credentials credentials = iam.credentialsFor(role);
              return new LambdaSettings.Credentials(
                  credentials.accessKeyId(),
                  credentials.secretAccessKey(),
                  credentials.sessionToken());
            });
    // They start in this order and end in the reverse one: what others use comes before them.
    List<Service> services = new ArrayList<>();
    services.add(iam);
    services.add(new StsService(cloud, files));
    services.add(new LogsService(cloud, files));
    services.add(new CloudWatchService(cloud, files));
    services.add(new S3Service(cloud, files));
    services.add(new SqsService(cloud, files, front::endpoint));
    if (!options.databaseClassPath().isEmpty()) {
      DynamoDbService database = new DynamoDbService(cloud, files, options.databaseClassPath());
      services.add(database);
      services.add(new StreamsService(cloud, database));
    }
    services.add(new EventsService(cloud, files));
    services.add(new LambdaService(cloud, files, settings));
    services.add(new CloudFormationService(cloud, files));
    services.forEach(cloud::add);
    Assembly assembly = new Assembly(services);
    try {
      String secret = UUID.randomUUID().toString();
      // Functions call back as soon as pollers run, so the front comes first
      front.serve(cloud, iam, new Admin(secret, () -> health(cloud), stop));
      services.forEach(Service::start);
      assembly.announcement = Announcement.write(options, front.port(), secret);
      LOG.log(System.Logger.Level.INFO, "Ready at " + front.endpoint());
      return assembly;
    } catch (IOException | RuntimeException e) {
      assembly.close();
      throw e;
    }
  }

  private static JsonNode health(Cloud cloud) {
    ObjectNode health = JsonNodeFactory.instance.objectNode().put("status", "UP");
    health.put("version", Announcement.version()).put("region", cloud.region());
    JsonNode stacks = ask(cloud, "cloudformation", "ListStacks").path("StackSummaries");
    int present = 0;
    for (JsonNode stack : stacks) {
      present += stack.path("StackStatus").asText().equals("DELETE_COMPLETE") ? 0 : 1;
    }
    health.put("stacks", present);
    health.put("functions", ask(cloud, "lambda", "ListFunctions").path("Functions").size());
    health.put("tables", ask(cloud, "dynamodb", "ListTables").path("TableNames").size());
    return health.put("queues", ask(cloud, "sqs", "ListQueues").path("QueueUrls").size());
  }

  private static JsonNode ask(Cloud cloud, String service, String operation) {
    try {
      return cloud.call(service, operation, JsonNodeFactory.instance.objectNode());
    } catch (AwsError e) {
      return JsonNodeFactory.instance.missingNode();
    }
  }

  /** Ends all services, each even if another one fails to end. */
  @Override
  public void close() throws IOException {
    if (announcement != null) {
      announcement.close();
    }
    for (int i = services.size() - 1; i >= 0; i--) {
      try {
        services.get(i).close();
      } catch (RuntimeException e) {
        LOG.log(System.Logger.Level.ERROR, services.get(i).id() + " did not end in order", e);
      }
    }
  }
}
