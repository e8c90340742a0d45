package dev.cqrs.local.cloudformation.resource;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All resource types that are supported. */
public final class ResourceTypes {

  private final Map<String, ResourceType> types = new TreeMap<>();

  /** Creates the registry of every type. */
  public ResourceTypes() {
    List.of(
            new DynamoDbTable(),
            new SqsQueue(),
            new SqsQueuePolicy(),
            new IamRole(),
            new IamRolePolicy(),
            new LogGroup(),
            new LambdaFunction(),
            new LambdaVersion(),
            new LambdaAlias(),
            new EventSourceMapping(),
            new EventInvokeConfig(),
            new LambdaPermission(),
            new EventBus(),
            new EventRule(),
            new EventArchive(),
            new MetricAlarm(),
            new Dashboard())
        .forEach(type -> types.put(type.name(), type));
  }

  /** Returns a type by its name; empty if it is not supported. */
  public Optional<ResourceType> find(String name) {
    return Optional.ofNullable(types.get(name));
  }
}
