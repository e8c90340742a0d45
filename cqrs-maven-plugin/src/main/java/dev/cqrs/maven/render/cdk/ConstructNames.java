package dev.cqrs.maven.render.cdk;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** How CDK's L1 constructs name what CloudFormation names, as TypeScript writes it. */
public final class ConstructNames {

  /** Properties that hold documents of another language: CDK passes their keys on as they are. */
  private static final Set<String> DOCUMENTS =
      Set.of("AssumeRolePolicyDocument", "EventPattern", "PolicyDocument", "Variables");

  private static final Pattern FIRST_WORD =
      Pattern.compile("^([A-Z]+)(?=[A-Z][a-z]|[0-9]|$)|^[A-Z]");

  private ConstructNames() {}

  /**
   * Names the module of a resource type.
   *
   * @param type such as {@code AWS::DynamoDB::Table}
   * @return such as {@code dynamodb}, to which each language adds its way of writing {@code aws-}
   */
  public static String module(String type) {
    return type.split("::", -1)[1].toLowerCase(Locale.ROOT);
  }

  /**
   * Names the class of a resource type.
   *
   * @param type such as {@code AWS::DynamoDB::Table}
   * @return such as {@code CfnTable}
   */
  public static String type(String type) {
    return "Cfn" + type.split("::", -1)[2];
  }

  /**
   * Names a property.
   *
   * @param property such as {@code SSESpecification}
   * @return such as {@code sseSpecification}
   */
  public static String property(String property) {
    return FIRST_WORD.matcher(property).replaceFirst(word -> word.group().toLowerCase(Locale.ROOT));
  }

  /**
   * Names an attribute.
   *
   * @param attribute such as {@code StreamArn}
   * @return such as {@code attrStreamArn}
   */
  public static String attribute(String attribute) {
    return "attr" + attribute;
  }

  /**
   * Names a parameter, a condition or the variable of a resource.
   *
   * @param id such as {@code ProjectName}
   * @return such as {@code projectName}
   */
  public static String lowerFirst(String id) {
    return id.substring(0, 1).toLowerCase(Locale.ROOT) + id.substring(1);
  }

  /**
   * Tells whether a property holds a document, whose keys stay as CloudFormation has them.
   *
   * @param property such as {@code PolicyDocument}
   * @return whether it does
   */
  public static boolean isDocument(String property) {
    return DOCUMENTS.contains(property);
  }
}
