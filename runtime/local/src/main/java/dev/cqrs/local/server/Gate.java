package dev.cqrs.local.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloud.Caller;
import dev.cqrs.local.cloud.Cloud;
import dev.cqrs.local.iam.IamService;
import java.util.Optional;

/**
 * Lets a request through to its service if its signer may do what it asks for.
 *
 * <p>The credentials of a role, which only functions get, may do what the role's policies allow.
 * Any other access key is the owner of the account, who may do everything.
 */
final class Gate {

  private final Cloud cloud;
  private final IamService iam;
  private final RequiredRights rights;

  Gate(Cloud cloud, IamService iam) {
    this.cloud = cloud;
    this.iam = iam;
    this.rights = new RequiredRights(cloud);
  }

  /**
   * Calls a service on behalf of the signer of a request.
   *
   * @throws AwsError if the signer may not do it, or if the service refuses
   */
  JsonNode call(Request request, String service, String operation, ObjectNode input) {
    Caller caller = caller(request);
    if (caller.roleName().isPresent()) {
      String role = caller.roleName().get();
      for (RequiredRights.Right right : rights.of(service, operation, input)) {
        iam.check(role, right.action(), right.resource(), right.context());
      }
    }
    return cloud.call(service, operation, input, caller);
  }

  private Caller caller(Request request) {
    // Without a signature a page in a browser could call the local cloud: it can send a form
    // anywhere, but no Authorization header.
    Signature signature =
        request
            .signature()
            .orElseThrow(
                () ->
                    new AwsError(
                        "MissingAuthenticationToken",
                        403,
                        "The request is not signed. Any access key will do, such as test."));
    Optional<String> role = iam.roleOf(signature.accessKeyId());
    if (role.isEmpty() && IamService.isRoleKey(signature.accessKeyId())) {
      throw new AwsError(
          "UnrecognizedClientException",
          403,
          "The security token included in the request is invalid: its role does not exist any"
              + " more.");
    }
    return new Caller(Cloud.ACCOUNT_ID, cloud.region(), role);
  }
}
