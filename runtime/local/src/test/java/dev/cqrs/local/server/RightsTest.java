package dev.cqrs.local.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.cqrs.local.iam.IamService;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.sts.StsClient;

class RightsTest {

  private static final String WHO =
      "User: arn:aws:sts::000000000000:assumed-role/command/local-cloud is not authorized to"
          + " perform: ";
  private static final Map<String, AttributeValue> ITEM = Map.of("Id", AttributeValue.fromS("1"));

  @TempDir private Path state;
  private TestCloud cloud;
  private RecordingService database;
  private IamClient iam;
  private DynamoDbClient asRole;
  private AwsSessionCredentials credentials;

  @BeforeEach
  void start() throws Exception {
    database =
        new RecordingService("dynamodb", (o, input) -> JsonNodeFactory.instance.objectNode());
    cloud = new TestCloud(state, database);
    iam = cloud.client(IamClient.builder());
    iam.createRole(r -> r.roleName("command").assumeRolePolicyDocument(ProtocolsTest.TRUST));
    iam.putRolePolicy(
        r ->
            r.roleName("command")
                .policyName("store")
                .policyDocument(
                    """
                    {"Version": "2012-10-17", "Statement": [
                      {"Effect": "Allow", "Action": ["dynamodb:Put*", "dynamodb:Query"],
                       "Resource": ["arn:aws:dynamodb:us-east-1:000000000000:table/store"]},
                      {"Effect": "Deny", "Action": "dynamodb:DeleteItem", "Resource": "*"}]}"""));
    IamService.Credentials role = cloud.iam.credentialsFor("command");
    credentials =
        AwsSessionCredentials.create(
            role.accessKeyId(), role.secretAccessKey(), role.sessionToken());
    asRole = cloud.client(DynamoDbClient.builder(), credentials);
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void aRoleMayDoWhatItsPoliciesAllow() {
    asRole.putItem(r -> r.tableName("store").item(ITEM));
    asRole.transactWriteItems(
        r ->
            r.transactItems(
                TransactWriteItem.builder().put(p -> p.tableName("store").item(ITEM)).build()));

    assertThat(database.operations).containsExactly("PutItem", "TransactWriteItems");
    assertThat(cloud.client(StsClient.builder(), credentials).getCallerIdentity().arn())
        .isEqualTo("arn:aws:sts::000000000000:assumed-role/command/local-cloud");
  }

  @Test
  void aRoleMayDoNothingElse() {
    assertThat(refusal(() -> asRole.putItem(r -> r.tableName("other").item(ITEM))))
        .isEqualTo(
            WHO
                + "dynamodb:PutItem on resource:"
                + " arn:aws:dynamodb:us-east-1:000000000000:table/other because no identity-based"
                + " policy allows the dynamodb:PutItem action");
    assertThat(
            refusal(
                () ->
                    asRole.query(
                        r ->
                            r.tableName("store").indexName("by-type").keyConditionExpression("x"))))
        .isEqualTo(
            WHO
                + "dynamodb:Query on resource:"
                + " arn:aws:dynamodb:us-east-1:000000000000:table/store/index/by-type because no"
                + " identity-based policy allows the dynamodb:Query action");
    assertThat(refusal(() -> asRole.deleteItem(r -> r.tableName("store").key(ITEM))))
        .isEqualTo(
            WHO
                + "dynamodb:DeleteItem on resource:"
                + " arn:aws:dynamodb:us-east-1:000000000000:table/store with an explicit deny in"
                + " an identity-based policy");
    assertThat(refusal(() -> asRole.deleteTable(r -> r.tableName("store"))))
        .isEqualTo(
            "The local cloud denies dynamodb:DeleteTable to the credentials of a role: it does not"
                + " know which rights that needs.");
    assertThat(database.operations).isEmpty();
  }

  @Test
  void everyItemOfATransactionIsChecked() {
    assertThat(
            refusal(
                () ->
                    asRole.transactWriteItems(
                        r ->
                            r.transactItems(
                                TransactWriteItem.builder()
                                    .put(p -> p.tableName("store").item(ITEM))
                                    .build(),
                                TransactWriteItem.builder()
                                    .update(
                                        u ->
                                            u.tableName("store")
                                                .key(ITEM)
                                                .updateExpression("SET a = b"))
                                    .build()))))
        .startsWith(WHO + "dynamodb:UpdateItem on resource: ");
    assertThat(database.operations).isEmpty();
  }

  @Test
  void theCredentialsOfADeletedRoleAreWorthless() {
    iam.deleteRolePolicy(r -> r.roleName("command").policyName("store"));
    iam.deleteRole(r -> r.roleName("command"));

    assertThat(refusal(() -> asRole.putItem(r -> r.tableName("store").item(ITEM))))
        .isEqualTo(
            "The security token included in the request is invalid: its role does not exist any"
                + " more.");
  }

  @Test
  void aPolicyThatCannotBeEvaluatedIsRefused() {
    IamException refused =
        catchThrowableOfType(
            IamException.class,
            () ->
                iam.putRolePolicy(
                    r ->
                        r.roleName("command")
                            .policyName("x")
                            .policyDocument(
                                """
                                {"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*",
                                 "Condition": {"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}}}}""")));

    assertThat(refused.awsErrorDetails().errorMessage())
        .isEqualTo("The local cloud cannot evaluate the condition operator IpAddress of a policy.");
  }

  private static String refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(DynamoDbException.class, call).awsErrorDetails().errorMessage();
  }
}
