package dev.cqrs.local.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.Tag;

class S3ProtocolTest {

  private static final String KEY = "shop/functions +ü&<1>.zip";

  @TempDir private Path state;
  private TestCloud cloud;
  private S3Client s3;

  @BeforeEach
  void start() throws Exception {
    cloud = new TestCloud(state);
    s3 = cloud.client(S3Client.builder());
    s3.createBucket(r -> r.bucket("artifacts"));
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void objectsComeBackAsTheyWere() {
    byte[] content = new byte[300_000];
    content[299_999] = 7;
    s3.putObject(
        r -> r.bucket("artifacts").key(KEY).metadata(Map.of("sha", "abc")),
        RequestBody.fromBytes(content));

    HeadObjectResponse head = s3.headObject(r -> r.bucket("artifacts").key(KEY));

    assertThat(head.contentLength()).isEqualTo(300_000);
    assertThat(head.metadata()).containsEntry("sha", "abc");
    assertThat(s3.getObjectAsBytes(r -> r.bucket("artifacts").key(KEY)).asByteArray())
        .isEqualTo(content);
  }

  @Test
  void listsArePagedAndGrouped() {
    for (String key : List.of("a/1", "a/2", "b", "c")) {
      s3.putObject(r -> r.bucket("artifacts").key(key), RequestBody.fromString(key));
    }

    assertThat(s3.listObjectsV2Paginator(r -> r.bucket("artifacts").maxKeys(1)).contents())
        .extracting(S3Object::key)
        .containsExactly("a/1", "a/2", "b", "c");
    assertThat(
            s3.listObjectsV2(r -> r.bucket("artifacts").delimiter("/")).commonPrefixes().toString())
        .isEqualTo("[CommonPrefix(Prefix=a/)]");
  }

  @Test
  void bucketsAreDeletedOnlyWhenEmpty() {
    s3.putObject(r -> r.bucket("artifacts").key("k"), RequestBody.fromString("x"));
    S3Exception full =
        catchThrowableOfType(S3Exception.class, () -> s3.deleteBucket(r -> r.bucket("artifacts")));
    s3.deleteObjects(
        r ->
            r.bucket("artifacts")
                .delete(d -> d.objects(ObjectIdentifier.builder().key("k").build())));
    s3.deleteBucket(r -> r.bucket("artifacts"));

    assertThat(full.awsErrorDetails().errorCode()).isEqualTo("BucketNotEmpty");
    assertThat(s3.listBuckets().buckets()).isEmpty();
  }

  @Test
  void configurationIsReadBack() {
    s3.putPublicAccessBlock(
        r ->
            r.bucket("artifacts")
                .publicAccessBlockConfiguration(
                    c -> c.blockPublicAcls(true).restrictPublicBuckets(true)));
    s3.putBucketTagging(
        r ->
            r.bucket("artifacts")
                .tagging(t -> t.tagSet(Tag.builder().key("p").value("shop").build())));

    assertThat(
            s3.getPublicAccessBlock(r -> r.bucket("artifacts"))
                .publicAccessBlockConfiguration()
                .restrictPublicBuckets())
        .isTrue();
    assertThat(s3.getBucketTagging(r -> r.bucket("artifacts")).tagSet().get(0).value())
        .isEqualTo("shop");
  }

  @Test
  void errorsHaveTheirCodes() {
    assertThat(
            catchThrowableOfType(
                NoSuchKeyException.class,
                () -> s3.getObjectAsBytes(r -> r.bucket("artifacts").key("no"))))
        .isNotNull();
    assertThat(
            catchThrowableOfType(
                NoSuchBucketException.class, () -> s3.headBucket(r -> r.bucket("missing"))))
        .isNotNull();
    S3Exception unsupported =
        catchThrowableOfType(
            S3Exception.class, () -> s3.createMultipartUpload(r -> r.bucket("artifacts").key("k")));
    assertThat(unsupported.awsErrorDetails().errorMessage())
        .isEqualTo(
            "The local cloud does not support s3:POST uploads of an object. Nothing was done.");
  }

  @Test
  void whatWouldBeLostIsRefused() {
    S3Exception header =
        catchThrowableOfType(
            S3Exception.class,
            () ->
                s3.putObject(
                    r -> r.bucket("artifacts").key("k").contentDisposition("inline"),
                    RequestBody.fromString("x")));
    S3Exception encoding =
        catchThrowableOfType(
            S3Exception.class,
            () ->
                s3.putObject(
                    r -> r.bucket("artifacts").key("k").contentEncoding("gzip"),
                    RequestBody.fromString("x")));
    S3Exception region =
        catchThrowableOfType(
            S3Exception.class,
            () ->
                s3.createBucket(
                    r ->
                        r.bucket("elsewhere")
                            .createBucketConfiguration(c -> c.locationConstraint("eu-west-1"))));

    assertThat(header.awsErrorDetails().errorMessage())
        .isEqualTo(
            "The local cloud does not support s3:requests with the header content-disposition."
                + " Nothing was done.");
    assertThat(encoding.awsErrorDetails().errorMessage())
        .startsWith("The local cloud does not support s3:requests with the content encoding gzip");
    assertThat(region.awsErrorDetails().errorMessage())
        .isEqualTo(
            "The eu-west-1 location constraint is incompatible for the region specific endpoint this"
                + " request was sent to.");
    assertThat(s3.listBuckets().buckets()).hasSize(1);
    assertThat(s3.listObjectsV2(r -> r.bucket("artifacts")).contents()).isEmpty();
  }
}
