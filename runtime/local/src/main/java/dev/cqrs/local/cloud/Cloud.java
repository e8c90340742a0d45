package dev.cqrs.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The services of the local cloud, for those that use each other. */
public final class Cloud {

  /** The account of everything in the local cloud. */
  public static final String ACCOUNT_ID = "000000000000";

  private final Map<String, Service> services = new ConcurrentHashMap<>();
  private final String region;

  /**
   * @param region the region of everything in the local cloud, such as {@code us-east-1}
   */
  public Cloud(String region) {
    this.region = region;
  }

  /** Adds a service; its id must be new. */
  public void add(Service service) {
    if (services.putIfAbsent(service.id(), service) != null) {
      throw new IllegalStateException("There are two services " + service.id());
    }
  }

  /** Returns all services. */
  public Iterable<Service> services() {
    return services.values();
  }

  /** Returns the owner of the account. */
  public Caller owner() {
    return new Caller(ACCOUNT_ID, region, java.util.Optional.empty());
  }

  /** Returns the region. */
  public String region() {
    return region;
  }

  /** Calls a service as the owner of the account. */
  public JsonNode call(String service, String operation, ObjectNode input) {
    return call(service, operation, input, owner());
  }

  /**
   * Calls a service; the rights of the caller are not checked here but where requests come in.
   *
   * @throws AwsError if the service refuses, or if there is no such service
   */
  public JsonNode call(String service, String operation, ObjectNode input, Caller caller) {
    Service target = services.get(service);
    if (target == null) {
      throw AwsError.unsupportedOperation(service, operation);
    }
    return target.call(operation, input, caller);
  }

  /** Returns an ARN in this account and region, such as {@code arn:aws:sqs:us-east-1:…:name}. */
  public String arn(String service, String resource) {
    return "arn:aws:" + service + ":" + region + ":" + ACCOUNT_ID + ":" + resource;
  }
}
