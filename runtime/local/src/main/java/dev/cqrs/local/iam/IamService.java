package dev.cqrs.local.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloud.Caller;
import dev.cqrs.local.cloud.Cloud;
import dev.cqrs.local.cloud.Service;
import dev.cqrs.local.cloud.StateFiles;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** IAM: roles and their policies, and the check of what they allow. */
public final class IamService implements Service {

  /**
   * The credentials of a role.
   *
   * @param accessKeyId names the role, see {@link #roleOf}
   * @param secretAccessKey any text, as signatures are not verified
   * @param sessionToken any text
   */
  public record Credentials(String accessKeyId, String secretAccessKey, String sessionToken) {}

  /** The name of every session of a role, for which AWS takes the name of the function. */
  public static final String SESSION = "local-cloud";

  private static final String KEY_PREFIX = "ROLE";

  private final Cloud cloud;
  private final Roles roles;
  private final RoleOperations operations;

  /**
   * @param cloud the services
   * @param files keeps the roles
   */
  public IamService(Cloud cloud, StateFiles files) {
    this.cloud = cloud;
    this.roles = new Roles(files);
    this.operations = new RoleOperations(roles);
  }

  @Override
  public String id() {
    return "iam";
  }

  @Override
  public JsonNode call(String operation, ObjectNode input, Caller caller) {
    synchronized (roles) {
      return operations.call(operation, input);
    }
  }

  /**
   * Returns credentials with the rights of a role.
   *
   * @throws AwsError {@code NoSuchEntity} if there is no such role
   */
  public Credentials credentialsFor(String roleName) {
    roles.get(roleName);
    return new Credentials(keyOf(roleName), "local-secret", "local-session");
  }

  /** Returns whether an access key id is one of a role, be it that the role is gone. */
  public static boolean isRoleKey(String accessKeyId) {
    return accessKeyId.startsWith(KEY_PREFIX);
  }

  /** Returns the role whose credentials have an access key id; empty if it belongs to no role. */
  public Optional<String> roleOf(String accessKeyId) {
    return isRoleKey(accessKeyId)
        ? roles.names().stream().filter(name -> keyOf(name).equals(accessKeyId)).findFirst()
        : Optional.empty();
  }

  private static String keyOf(String roleName) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(roleName.getBytes(StandardCharsets.UTF_8));
      return KEY_PREFIX + HexFormat.of().formatHex(hash, 0, 8).toUpperCase(Locale.ROOT);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Checks that the policies of a role allow an action.
   *
   * @param roleName the role
   * @param action the action, such as {@code dynamodb:PutItem}
   * @param resource the ARN it acts upon
   * @param context condition keys of the request
   * @throws AwsError {@code AccessDeniedException} in AWS's words
   */
  public void check(String roleName, String action, String resource, Map<String, String> context) {
    Map<String, String> all = new HashMap<>(context);
    all.put("aws:RequestedRegion", cloud.region());
    all.put("aws:PrincipalAccount", Cloud.ACCOUNT_ID);
    all.put("aws:ResourceAccount", Cloud.ACCOUNT_ID);
    List<PolicyDocument.Verdict> verdicts = new ArrayList<>();
    for (PolicyDocument policy : policies(roles.get(roleName))) {
      verdicts.add(policy.verdict(action, resource, all));
    }
    if (verdicts.contains(PolicyDocument.Verdict.DENY)) {
      throw denied(roleName, action, resource, "with an explicit deny in an identity-based policy");
    }
    if (!verdicts.contains(PolicyDocument.Verdict.ALLOW)) {
      throw denied(
          roleName,
          action,
          resource,
          "because no identity-based policy allows the " + action + " action");
    }
  }

  private static List<PolicyDocument> policies(ObjectNode role) {
    List<PolicyDocument> policies = new ArrayList<>();
    role.path("Inline").forEach(text -> policies.add(new PolicyDocument(text.asText())));
    role.path("Attached")
        .forEach(arn -> ManagedPolicies.find(arn.asText()).ifPresent(policies::add));
    return policies;
  }

  private static AwsError denied(String role, String action, String resource, String reason) {
    return new AwsError(
        "AccessDeniedException",
        400,
        "User: arn:aws:sts::"
            + Cloud.ACCOUNT_ID
            + ":assumed-role/"
            + role
            + "/"
            + SESSION
            + " is not authorized to perform: "
            + action
            + " on resource: "
            + resource
            + " "
            + reason);
  }
}
