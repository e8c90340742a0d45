package dev.cqrs.local.cloudformation.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * One type of resource. Properties come evaluated, checked against the schema and in its types; the
 * tags of the stack are among those of a type that has {@code Tags}.
 */
public interface ResourceType {

  /** Returns the name, such as {@code AWS::SQS::Queue}. */
  String name();

  /** Returns the properties that are supported; all others are refused. */
  Schema schema();

  /** Returns the attributes that {@code Fn::GetAtt} may ask for. */
  Set<String> attributes();

  /** Returns the properties of which a change needs a new resource. */
  Set<String> replacement();

  /**
   * Creates a resource. What has to be deleted if a later step fails is told to the context as soon
   * as it exists.
   *
   * @throws dev.cqrs.local.cloud.AwsError if a service refuses
   */
  Resource create(ObjectNode properties, Context context);

  /**
   * Changes a resource in place.
   *
   * @throws dev.cqrs.local.cloud.AwsError if a service refuses
   */
  Resource update(Resource current, ObjectNode before, ObjectNode after, Context context);

  /**
   * Deletes a resource; one that is gone already is no error.
   *
   * @throws dev.cqrs.local.cloud.AwsError if a service refuses
   */
  void delete(String physicalId, ObjectNode properties, Context context);
}
