package dev.cqrs.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/** Reads the members of an operation's input, and refuses those that the local cloud ignores. */
public final class Members {

  private Members() {}

  /**
   * Refuses an input that has members the service does not honour: dropping them silently would
   * make a local success meaningless.
   *
   * @param input the input of the operation
   * @param operation the service and operation for the message, such as {@code sqs:CreateQueue}
   * @param known the members that the service honours
   * @throws AwsError naming the first member that is not known
   */
  public static void only(ObjectNode input, String operation, Set<String> known) {
    Iterator<Map.Entry<String, JsonNode>> members = input.properties().iterator();
    while (members.hasNext()) {
      Map.Entry<String, JsonNode> member = members.next();
      if (!known.contains(member.getKey()) && !member.getValue().isNull()) {
        throw new AwsError(
            "NotImplemented",
            501,
            "The local cloud does not support the member "
                + member.getKey()
                + " of "
                + operation
                + ". Nothing was done.");
      }
    }
  }

  /**
   * Returns a text that has to be there.
   *
   * @throws AwsError {@code ValidationException} if it is missing or empty
   */
  public static String text(JsonNode input, String name) {
    JsonNode value = input.path(name);
    if (!value.isValueNode() || value.isNull() || value.asText().isEmpty()) {
      throw new AwsError("ValidationException", 400, "The member " + name + " is required.");
    }
    return value.asText();
  }

  /** Returns a text, or a default if it is missing or null. */
  public static String text(JsonNode input, String name, String otherwise) {
    JsonNode value = input.path(name);
    return value.isValueNode() && !value.isNull() ? value.asText() : otherwise;
  }

  /**
   * Returns a whole number, or a default if it is missing.
   *
   * @throws AwsError {@code ValidationException} if it is outside the bounds
   */
  public static int number(JsonNode input, String name, int least, int most, int otherwise) {
    JsonNode value = input.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    int number = value.asInt(Integer.MIN_VALUE);
    if (number < least || number > most) {
      throw new AwsError(
          "ValidationException",
          400,
          "The member "
              + name
              + " must be between "
              + least
              + " and "
              + most
              + ", but was "
              + value.asText()
              + ".");
    }
    return number;
  }
}
