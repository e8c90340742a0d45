package dev.cqrs.maven.agreement;

import dev.cqrs.maven.infrastructure.Infrastructure;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The values of a deployment's parameters.
 *
 * @param title what is special about them
 * @param values values by the model's names; a list's values are separated by commas
 */
public record ParameterValues(String title, SortedMap<String, String> values) {

  private static final String KEY =
      "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
  private static final String TOPIC = "arn:aws:sns:us-east-1:123456789012:alarms";
  private static final Map<String, String> VPC =
      Map.of("VpcSubnetIds", "subnet-0a,subnet-0b", "VpcSecurityGroupIds", "sg-0a,sg-0b");

  /** Makes the values; the map is copied. */
  public ParameterValues {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /**
   * The model's defaults.
   *
   * @param infrastructure the model
   * @return a value for every parameter
   */
  public static ParameterValues defaults(Infrastructure infrastructure) {
    SortedMap<String, String> values = new TreeMap<>();
    infrastructure
        .parameters()
        .forEach(p -> values.put(p.name(), p.byDefault().orElse("some-" + p.name())));
    return new ParameterValues("defaults", values);
  }

  /**
   * Deployments that differ in every condition, and together in every parameter.
   *
   * @param infrastructure the model
   * @return the values of each
   */
  public static List<ParameterValues> sets(Infrastructure infrastructure) {
    ParameterValues defaults = defaults(infrastructure);
    return List.of(
        defaults,
        defaults.but("production", Map.of("Environment", "prod")),
        defaults.but("on demand", Map.of("BillingMode", "PAY_PER_REQUEST")),
        defaults.but("customer key", Map.of("KmsKeyArn", KEY)),
        defaults.but("VPC", VPC),
        defaults.but("security groups without subnets", Map.of("VpcSecurityGroupIds", "sg-0a")),
        defaults.but("provisioned concurrency", Map.of("ProvisionedConcurrency", "2")),
        defaults.but("alarm topic", Map.of("AlarmTopicArn", TOPIC)),
        different(defaults));
  }

  /**
   * One of those deployments.
   *
   * @param title what is special about it
   * @param infrastructure the model
   * @return its values
   */
  public static ParameterValues named(String title, Infrastructure infrastructure) {
    return sets(infrastructure).stream()
        .filter(values -> values.title().equals(title))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No deployment " + title));
  }

  /** Every parameter has a value of its own, which is not its default. */
  private static ParameterValues different(ParameterValues defaults) {
    SortedMap<String, String> values = new TreeMap<>(VPC);
    values.put("ProjectName", "a-twenty-letter-name");
    values.put("Environment", "staging");
    values.put("CodeBucket", "another-bucket");
    values.put("CodeKey", "another/key.zip");
    values.put("RetentionDays", "101");
    values.put("EventStoreCapacity", "102");
    if (defaults.values.containsKey("ReadModelCapacity")) {
      values.put("ReadModelCapacity", "103");
    }
    values.put("LambdaTimeout", "104");
    values.put("LambdaMemorySize", "1005");
    values.put("ProvisionedConcurrency", "106");
    values.put("LogRetentionDays", "365");
    values.put("AlarmTopicArn", TOPIC);
    values.put("KmsKeyArn", KEY);
    return defaults.but("all different", values);
  }

  private ParameterValues but(String set, Map<String, String> others) {
    SortedMap<String, String> all = new TreeMap<>(values);
    others.forEach(
        (name, value) -> {
          if (all.put(name, value) == null) {
            throw new IllegalArgumentException("The model has no parameter " + name);
          }
        });
    return new ParameterValues(set, all);
  }

  /**
   * A parameter's value.
   *
   * @param name the model's name
   * @return the value
   * @throws IllegalArgumentException when the model has no such parameter
   */
  public String text(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("The model has no parameter " + name);
    }
    return value;
  }

  /**
   * The values of a list.
   *
   * @param name the model's name
   * @return the values; none when it is empty
   */
  public List<String> list(String name) {
    return text(name).isEmpty() ? List.of() : Arrays.asList(text(name).split(",", -1));
  }

  /** Whether a parameter is not empty. */
  public boolean given(String name) {
    return !text(name).isEmpty();
  }

  /**
   * A resource's name.
   *
   * @param suffix what follows project and environment
   * @return the name
   */
  public String named(String suffix) {
    return text("ProjectName") + "-" + text("Environment") + "-" + suffix;
  }

  @Override
  public String toString() {
    return title;
  }
}
