package dev.cqrs.local.sts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloud.Caller;
import dev.cqrs.local.cloud.Cloud;
import dev.cqrs.local.cloud.Service;
import dev.cqrs.local.cloud.StateFiles;
import dev.cqrs.local.iam.IamService;

/** STS: tells callers who they are. */
public final class StsService implements Service {

  /**
   * @param cloud the services
   * @param files not used, as this service keeps nothing
   */
  public StsService(Cloud cloud, StateFiles files) {}

  @Override
  public String id() {
    return "sts";
  }

  @Override
  public JsonNode call(String operation, ObjectNode input, Caller caller) {
    if (!operation.equals("GetCallerIdentity")) {
      throw AwsError.unsupportedOperation("sts", operation);
    }
    String account = caller.accountId();
    String arn =
        caller
            .roleName()
            .map(
                role ->
                    "arn:aws:sts::" + account + ":assumed-role/" + role + "/" + IamService.SESSION)
            .orElse("arn:aws:iam::" + account + ":root");
    String user = caller.roleName().map(role -> role + ":" + IamService.SESSION).orElse(account);
    return JsonNodeFactory.instance
        .objectNode()
        .put("UserId", user)
        .put("Account", account)
        .put("Arn", arn);
  }
}
