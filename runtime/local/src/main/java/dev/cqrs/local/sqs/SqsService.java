package dev.cqrs.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.Caller;
import dev.cqrs.local.cloud.Cloud;
import dev.cqrs.local.cloud.Service;
import dev.cqrs.local.cloud.StateFiles;
import java.util.function.Supplier;

/** SQS: standard queues with visibility, delays, long polling, retention and redrive. */
public final class SqsService implements Service {

  private final Queues queues;
  private final QueueOperations queueOperations;
  private final MessageOperations messageOperations;

  /**
   * @param cloud the services
   * @param files keeps the queues and messages
   */
  public SqsService(Cloud cloud, StateFiles files) {
    this(cloud, files, () -> "http://127.0.0.1:4566");
  }

  /**
   * @param cloud the services
   * @param files keeps the queues and messages
   * @param endpoint the address of the local cloud, with which the addresses of queues begin
   */
  public SqsService(Cloud cloud, StateFiles files, Supplier<String> endpoint) {
    this.queues = new Queues(files);
    this.queueOperations = new QueueOperations(cloud, queues, endpoint);
    this.messageOperations = new MessageOperations(cloud, queues);
  }

  @Override
  public String id() {
    return "sqs";
  }

  @Override
  public JsonNode call(String operation, ObjectNode input, Caller caller) {
    return switch (operation) {
      case "SendMessage" -> messageOperations.send(input, caller);
      case "SendMessageBatch" -> messageOperations.sendBatch(input, caller);
      case "ReceiveMessage" -> messageOperations.receive(input);
      case "DeleteMessage" -> messageOperations.delete(input);
      case "DeleteMessageBatch" -> messageOperations.deleteBatch(input);
      case "ChangeMessageVisibility" -> messageOperations.changeVisibility(input);
      default -> queueOperations.call(operation, input);
    };
  }

  @Override
  public void close() {
    queues.close();
  }
}
