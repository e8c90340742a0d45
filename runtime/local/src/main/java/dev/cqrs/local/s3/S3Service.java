package dev.cqrs.local.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import dev.cqrs.local.cloud.Caller;
import dev.cqrs.local.cloud.Cloud;
import dev.cqrs.local.cloud.Members;
import dev.cqrs.local.cloud.Service;
import dev.cqrs.local.cloud.StateFiles;
import java.util.Set;
import java.util.regex.Pattern;

/** S3: buckets and objects of up to 5 GB in one piece; no versions, no multipart uploads. */
public final class S3Service implements Service {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

  private final Cloud cloud;
  private final Buckets buckets;
  private final ObjectOperations objects;

  /**
   * @param cloud the services
   * @param files keeps the buckets and objects
   */
  public S3Service(Cloud cloud, StateFiles files) {
    this.cloud = cloud;
    this.buckets = new Buckets(files);
    this.objects = new ObjectOperations(buckets);
  }

  @Override
  public String id() {
    return "s3";
  }

  @Override
  public JsonNode call(String operation, ObjectNode input, Caller caller) {
    synchronized (buckets) {
      return switch (operation) {
        case "ListBuckets" -> list();
        case "CreateBucket" -> create(input);
        case "HeadBucket" -> head(input);
        case "GetBucketLocation" -> location(input);
        case "DeleteBucket" -> delete(input);
        case "PutPublicAccessBlock" ->
            configure(input, "PublicAccessBlock", input.get("PublicAccessBlockConfiguration"));
        case "GetPublicAccessBlock" ->
            NODES
                .objectNode()
                .set(
                    "PublicAccessBlockConfiguration",
                    configured(input, "PublicAccessBlock", "NoSuchPublicAccessBlockConfiguration"));
        case "DeletePublicAccessBlock" -> configure(input, "PublicAccessBlock", null);
        case "PutBucketTagging" -> configure(input, "Tags", input.path("Tagging").path("TagSet"));
        case "GetBucketTagging" ->
            NODES.objectNode().set("TagSet", configured(input, "Tags", "NoSuchTagSet"));
        case "DeleteBucketTagging" -> configure(input, "Tags", null);
        default -> objects.call(operation, input);
      };
    }
  }

  private ObjectNode list() {
    ObjectNode output = NODES.objectNode();
    output.putArray("Buckets");
    buckets
        .all()
        .forEach(
            (name, bucket) ->
                output
                    .withArray("Buckets")
                    .addObject()
                    .put("Name", name)
                    .set("CreationDate", bucket.get("CreationDate")));
    return output;
  }

  private ObjectNode create(ObjectNode input) {
    Members.only(input, "s3:CreateBucket", Set.of("Bucket", "CreateBucketConfiguration"));
    String name = Members.text(input, "Bucket");
    if (!NAME.matcher(name).matches()) {
      throw new AwsError("InvalidBucketName", 400, "The specified bucket is not valid.");
    }
    JsonNode configuration = input.path("CreateBucketConfiguration");
    if (configuration instanceof ObjectNode members) {
      Members.only(members, "s3:CreateBucket", Set.of("LocationConstraint"));
    }
    String location = configuration.path("LocationConstraint").asText(cloud.region());
    if (!location.equals(cloud.region())) {
      throw new AwsError(
          "IllegalLocationConstraintException",
          400,
          "The "
              + location
              + " location constraint is incompatible for the region specific endpoint this request was sent to.");
    }
    if (!buckets.has(name)) {
      ObjectNode bucket = NODES.objectNode();
      bucket.put("CreationDate", System.currentTimeMillis() / 1000);
      bucket.putObject("Objects");
      buckets.all().put(name, bucket);
      buckets.save();
    } else if (!cloud.region().equals("us-east-1")) {
      // In us-east-1 creating one's own bucket again succeeds, for history's sake
      throw new AwsError(
          "BucketAlreadyOwnedByYou",
          409,
          "Your previous request to create the named bucket succeeded and you already own it.");
    }
    return NODES.objectNode().put("Location", "/" + name);
  }

  private ObjectNode head(ObjectNode input) {
    buckets.bucket(Members.text(input, "Bucket"));
    return NODES.objectNode().put("BucketRegion", cloud.region());
  }

  private ObjectNode location(ObjectNode input) {
    buckets.bucket(Members.text(input, "Bucket"));
    boolean first = cloud.region().equals("us-east-1");
    return NODES.objectNode().put("LocationConstraint", first ? "" : cloud.region());
  }

  private ObjectNode delete(ObjectNode input) {
    String name = Members.text(input, "Bucket");
    if (!buckets.objects(name).isEmpty()) {
      throw new AwsError("BucketNotEmpty", 409, "The bucket you tried to delete is not empty");
    }
    buckets.all().remove(name);
    buckets.save();
    return NODES.objectNode();
  }

  private ObjectNode configure(ObjectNode input, String member, JsonNode value) {
    ObjectNode bucket = buckets.bucket(Members.text(input, "Bucket"));
    if (value == null) {
      bucket.remove(member);
    } else {
      bucket.set(member, value);
    }
    buckets.save();
    return NODES.objectNode();
  }

  private JsonNode configured(ObjectNode input, String member, String errorCode) {
    JsonNode value = buckets.bucket(Members.text(input, "Bucket")).path(member);
    if (value.isMissingNode()) {
      throw new AwsError(errorCode, 404, "The bucket has no such configuration");
    }
    return value;
  }
}
