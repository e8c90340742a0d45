package dev.cqrs.maven.deploy;

import dev.cqrs.maven.cloud.Connection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The account's bucket for function zips and large templates, one per region. */
public final class ArtifactBucket {

  private final S3Client s3;
  private final String region;
  private final String name;

  /**
   * Creates the bucket's handle.
   *
   * @param connection account and region of the bucket
   */
  public ArtifactBucket(Connection connection) {
    this.s3 = connection.clients().s3();
    this.region = connection.region();
    this.name = nameIn(connection.account(), connection.region());
  }

  /**
   * The bucket's name.
   *
   * @param account account's id
   * @param region region's id
   * @return its name
   */
  public static String nameIn(String account, String region) {
    return "cqrs-artifacts-" + account + "-" + region;
  }

  /**
   * The key of a function zip: equal bytes have equal keys.
   *
   * @param projectName project the zip belongs to
   * @param sha256 zip's SHA-256, 64 hex digits
   * @return the key
   */
  public static String zipKey(String projectName, String sha256) {
    return projectName + "/functions-" + sha256.substring(0, 16) + ".zip";
  }

  /** Creates the bucket, closed to the public, unless it is there. */
  public void ensure() {
    if (exists()) {
      return;
    }
    CreateBucketRequest.Builder request = CreateBucketRequest.builder().bucket(name);
    if (!region.equals("us-east-1")) {
      // us-east-1 is the one region S3 refuses as a location constraint.
      request.createBucketConfiguration(c -> c.locationConstraint(region));
    }
    s3.createBucket(request.build());
    s3.putPublicAccessBlock(
        r ->
            r.bucket(name)
                .publicAccessBlockConfiguration(
                    c ->
                        c.blockPublicAcls(true)
                            .blockPublicPolicy(true)
                            .ignorePublicAcls(true)
                            .restrictPublicBuckets(true)));
  }

  /**
   * Uploads a file, unless one with that key is there.
   *
   * @param key key that is derived from the file's content
   * @param file the file
   * @return whether it had to be uploaded
   */
  public boolean upload(String key, Path file) {
    try {
      s3.headObject(r -> r.bucket(name).key(key));
      return false;
    } catch (S3Exception missing) {
      if (missing.statusCode() != 404) {
        throw missing;
      }
      s3.putObject(r -> r.bucket(name).key(key), RequestBody.fromFile(file));
      return true;
    }
  }

  /**
   * Stores a template.
   *
   * @param settings the stack it is for
   * @param template its text
   * @return its address, as CloudFormation takes it
   */
  public String put(StackSettings settings, String template) {
    String key = settings.projectName() + "/" + settings.stackName() + ".yaml";
    s3.putObject(r -> r.bucket(name).key(key), RequestBody.fromString(template));
    return s3.utilities().getUrl(r -> r.bucket(name).key(key)).toString();
  }

  /**
   * Removes a project's objects, and the bucket when nothing else is in it.
   *
   * @param projectName the project
   * @return what was removed, as a sentence part; empty when there was nothing
   */
  public List<String> remove(String projectName) {
    List<String> removed = new ArrayList<>();
    if (!exists()) {
      return removed;
    }
    for (S3Object each :
        s3.listObjectsV2Paginator(r -> r.bucket(name).prefix(projectName + "/")).contents()) {
      s3.deleteObject(r -> r.bucket(name).key(each.key()));
      removed.add("s3://" + name + "/" + each.key());
    }
    if (s3.listObjectsV2(r -> r.bucket(name).maxKeys(1)).contents().isEmpty()) {
      s3.deleteBucket(r -> r.bucket(name));
      removed.add("s3://" + name);
    }
    return removed;
  }

  private boolean exists() {
    try {
      s3.headBucket(r -> r.bucket(name));
      return true;
    } catch (NoSuchBucketException missing) {
      return false;
    } catch (S3Exception failed) {
      if (failed.statusCode() == 404) {
        return false;
      }
      throw failed;
    }
  }
}
