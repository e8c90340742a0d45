package dev.cqrs.maven.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.nio.file.AccessDeniedException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sts.model.StsException;

class ProblemsTest {

  @Test
  void an_unreachable_endpoint_names_the_endpoint_and_ends_with_the_root_cause() {
    SdkClientException unreachable =
        SdkClientException.create("Unable to execute", new ConnectException("Connection refused"));

    assertThat(Problems.tell(unreachable, "http://127.0.0.1:9"))
        .contains(
            "http://127.0.0.1:9 cannot be reached. Check the network and -Dcqrs.endpoint."
                + System.lineSeparator()
                + "ConnectException: Connection refused");
  }

  @Test
  void missing_credentials_say_how_to_get_some() {
    SdkClientException missing =
        SdkClientException.create("Unable to load credentials from any of the providers");

    assertThat(Problems.tell(missing, "AWS in eu-west-1").orElseThrow())
        .startsWith("No AWS credentials were found. Set AWS_PROFILE or");
  }

  @Test
  void expired_credentials_say_so() {
    assertThat(Problems.tell(refused("ExpiredToken", "The token is expired"), "AWS in eu-west-1"))
        .contains(
            "The credentials for AWS in eu-west-1 have expired. Get new ones (such as: aws sso login), then run the goal again."
                + System.lineSeparator()
                + "ExpiredToken: The token is expired");
  }

  @Test
  void a_missing_right_is_named_last() {
    assertThat(
            Problems.tell(refused("AccessDenied", "not authorized: iam:CreateRole"), "AWS")
                .orElseThrow())
        .endsWith("AccessDenied: not authorized: iam:CreateRole");
  }

  @Test
  void a_file_that_cannot_be_read_is_named() {
    assertThat(Problems.tell(new AccessDeniedException("/shop/a.yaml"), "AWS"))
        .contains("A file could not be read or written: AccessDeniedException: /shop/a.yaml");
  }

  @Test
  void a_fault_of_the_plugin_is_not_told_as_the_users() {
    assertThat(Problems.tell(new NullPointerException(), "AWS")).isEmpty();
  }

  private static Throwable refused(String code, String message) {
    return StsException.builder()
        .statusCode(403)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
        .build();
  }
}
