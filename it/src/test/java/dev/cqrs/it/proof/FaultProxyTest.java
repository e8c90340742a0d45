package dev.cqrs.it.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The proxy does to a request what its name says, or the proofs behind it prove nothing. */
class FaultProxyTest {

  private final String table = Database.eventStore();
  private final FaultProxy proxy = new FaultProxy(Database.port(), Faults.none());
  private final DynamoDbClient client =
      Database.client(proxy.address(), DefaultRetryStrategy.doNotRetry());

  @AfterEach
  void close() {
    client.close();
    proxy.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"NONE", "DELAY"})
  void a_request_is_carried_out_and_answered(Fault fault) {
    assertThat(write(fault)).isNull();
    assertThat(Database.commands(table)).isEqualTo(Set.of("a k"));
  }

  @ParameterizedTest
  @EnumSource(names = {"RESET_BEFORE_ANSWER", "TRUNCATE_ANSWER"})
  void a_request_is_carried_out_but_its_answer_is_lost(Fault fault) {
    assertThat(write(fault)).isInstanceOf(SdkClientException.class);
    assertThat(Database.commands(table)).isEqualTo(Set.of("a k"));
  }

  @Test
  void a_request_is_lost() {
    assertThat(write(Fault.RESET_BEFORE_FORWARD)).isInstanceOf(SdkClientException.class);
    assertThat(Database.commands(table)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"EXCEED_THROUGHPUT", "THROTTLE", "FAIL", "BE_UNAVAILABLE"})
  void a_request_is_refused_by_the_service(Fault fault) {
    Throwable failure = write(fault);

    assertThat(failure).isInstanceOf(AwsServiceException.class);
    assertThat(((AwsServiceException) failure).awsErrorDetails().errorCode())
        .isEqualTo(fault.error());
    assertThat(Database.commands(table)).isEmpty();
  }

  @Test
  void a_connection_serves_request_after_request() {
    for (int number = 0; number < 20; number++) {
      assertThat(write(number % 2 == 0 ? Fault.NONE : Fault.THROTTLE) == null)
          .isEqualTo(number % 2 == 0);
    }
    assertThat(proxy.requests()).isEqualTo(20);
  }

  private Throwable write(Fault fault) {
    proxy.setFaults(exchange -> fault);
    return catchThrowable(
        () ->
            client.putItem(
                put ->
                    put.tableName(table)
                        .item(
                            Map.of(
                                "AggregateId", AttributeValue.fromS("a"),
                                "Version", AttributeValue.fromN("1"),
                                "CommandId", AttributeValue.fromS("k")))));
  }
}
