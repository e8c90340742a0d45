package dev.cqrs.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloud.Caller;
import dev.cqrs.local.cloud.Cloud;
import dev.cqrs.local.cloud.Members;
import dev.cqrs.local.cloud.Service;
import dev.cqrs.local.cloud.StateFiles;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** EventBridge. */
public final class EventsService implements Service {

  private final Cloud cloud;
  private final BusStore store;
  private final Delivery delivery;
  private final Publisher publisher;
  private final Map<String, Function<ObjectNode, JsonNode>> operations = new HashMap<>();

  /**
   * @param cloud the services that this one is part of
   * @param files where buses, rules and archives are kept
   */
  public EventsService(Cloud cloud, StateFiles files) {
    this.cloud = cloud;
    store = new BusStore(cloud, files);
    delivery = new Delivery(cloud);
    Archives archives = new Archives(store, files.folder("events-archives"));
    publisher = new Publisher(cloud, store, archives, delivery);
    new RuleOperations(store).register(operations);
    new ArchiveOperations(cloud, store, archives, publisher).register(operations);
    operations.put("CreateEventBus", this::create);
    operations.put("UpdateEventBus", this::update);
    operations.put("DescribeEventBus", this::describe);
    operations.put("ListEventBuses", this::list);
    operations.put("DeleteEventBus", this::delete);
    operations.put("TagResource", this::tag);
    operations.put("UntagResource", this::untag);
    operations.put("ListTagsForResource", this::tags);
    operations.put("TestEventPattern", this::test);
  }

  @Override
  public String id() {
    return "events";
  }

  @Override
  public JsonNode call(String operation, ObjectNode input, Caller caller) {
    if (operation.equals("PutEvents")) {
      return publisher.putEvents(input);
    }
    Function<ObjectNode, JsonNode> found = operations.get(operation);
    if (found == null) {
      throw AwsError.unsupportedOperation("events", operation);
    }
    synchronized (store) {
      return found.apply(input);
    }
  }

  private JsonNode create(ObjectNode input) {
    Members.only(input, "events:CreateEventBus", Set.of("Name", "Description", "Tags"));
    String name = Members.text(input, "Name");
    if (store.buses().has(name)) {
      throw new AwsError(
          "ResourceAlreadyExistsException", 400, "Event bus " + name + " already exists.");
    }
    String arn = cloud.arn("events", "event-bus/" + name);
    ObjectNode bus = store.buses().putObject(name).put("Arn", arn);
    bus.put("CreationTime", System.currentTimeMillis() / 1000.0);
    if (input.hasNonNull("Description")) {
      bus.set("Description", input.get("Description"));
    }
    input
        .path("Tags")
        .forEach(
            tag -> bus.withObjectProperty("Tags").set(tag.path("Key").asText(), tag.get("Value")));
    store.save();
    return JsonNodeFactory.instance.objectNode().put("EventBusArn", arn);
  }

  private JsonNode update(ObjectNode input) {
    Members.only(input, "events:UpdateEventBus", Set.of("Name", "Description"));
    ObjectNode bus = store.bus(BusStore.busName(input.path("Name")));
    bus.put("Description", input.path("Description").asText(""));
    store.save();
    return shown(BusStore.busName(input.path("Name")));
  }

  private ObjectNode shown(String name) {
    ObjectNode bus = store.bus(name).deepCopy();
    bus.remove(java.util.List.of("rules", "Tags"));
    return bus.put("Name", name);
  }

  private JsonNode describe(ObjectNode input) {
    return shown(BusStore.busName(input.path("Name")));
  }

  private JsonNode list(ObjectNode input) {
    ObjectNode output = JsonNodeFactory.instance.objectNode();
    ArrayNode all = output.putArray("EventBuses");
    String prefix = input.path("NamePrefix").asText("");
    store
        .buses()
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (name.startsWith(prefix)) {
                all.add(shown(name));
              }
            });
    return output;
  }

  private JsonNode delete(ObjectNode input) {
    String name = BusStore.busName(input.path("Name"));
    if (name.equals("default")) {
      throw new AwsError("ValidationException", 400, "Cannot delete event bus default.");
    }
    if (store.buses().has(name) && !store.rules(name).isEmpty()) {
      throw new AwsError(
          "ValidationException", 400, "Cannot delete event bus " + name + " since it has rules.");
    }
    store.buses().remove(name);
    store.save();
    return JsonNodeFactory.instance.objectNode();
  }

  private ObjectNode tagged(ObjectNode input) {
    String arn = Members.text(input, "ResourceARN");
    String resource = arn.substring(arn.lastIndexOf(':') + 1);
    String[] path = resource.split("/", -1);
    if (path[0].equals("rule")) {
      String bus = path.length == 2 ? "default" : path[1];
      return store.rule(bus, path[path.length - 1]).withObjectProperty("Tags");
    }
    return store.bus(path[path.length - 1]).withObjectProperty("Tags");
  }

  private JsonNode tag(ObjectNode input) {
    ObjectNode tags = tagged(input);
    input.path("Tags").forEach(tag -> tags.set(tag.path("Key").asText(), tag.get("Value")));
    store.save();
    return JsonNodeFactory.instance.objectNode();
  }

  private JsonNode untag(ObjectNode input) {
    ObjectNode tags = tagged(input);
    input.path("TagKeys").forEach(key -> tags.remove(key.asText()));
    store.save();
    return JsonNodeFactory.instance.objectNode();
  }

  private JsonNode tags(ObjectNode input) {
    ObjectNode output = JsonNodeFactory.instance.objectNode();
    ArrayNode all = output.putArray("Tags");
    tagged(input)
        .properties()
        .forEach(tag -> all.addObject().put("Key", tag.getKey()).set("Value", tag.getValue()));
    return output;
  }

  private JsonNode test(ObjectNode input) {
    EventPattern pattern = store.pattern(Members.text(input, "EventPattern"));
    return JsonNodeFactory.instance
        .objectNode()
        .put("Result", pattern.matches(Members.text(input, "Event")));
  }

  @Override
  public void close() {
    delivery.close();
  }
}
