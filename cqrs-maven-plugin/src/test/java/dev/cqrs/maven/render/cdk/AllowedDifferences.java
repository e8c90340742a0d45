package dev.cqrs.maven.render.cdk;

import dev.cqrs.maven.agreement.TemplateTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Everything in which the template of a CDK application may differ from the CloudFormation
 * template:
 *
 * <ol>
 *   <li>parameters begin with a lower-case letter;
 *   <li>the function zip is an asset: no parameters, but CDK's bucket and a key made from its
 *       content;
 *   <li>CDK does not name the only format version there is;
 *   <li>CDK writes the single resource that another one needs first as a list.
 * </ol>
 */
public final class AllowedDifferences {

  private static final Map<String, String> BUCKET =
      Map.of("Fn::Sub", "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}");

  private static final Map<String, Object> CODE =
      Map.of("S3Bucket", Map.of("Ref", "codeBucket"), "S3Key", Map.of("Ref", "codeKey"));

  private static final Pattern PLACE = Pattern.compile("\\$\\{(\\w+)}");

  private final Map<String, Object> template;
  private final Map<String, Object> parameters;
  private final String asset;

  private AllowedDifferences(Map<String, Object> template, String asset) {
    this.template = template;
    this.parameters = TemplateTree.map(template.get("Parameters"));
    this.asset = asset;
  }

  /**
   * Applies them.
   *
   * @param template tree of the CloudFormation template
   * @param asset key of the function zip in CDK's bucket
   * @return what CDK must write
   */
  public static Map<String, Object> applied(Map<String, Object> template, String asset) {
    return new AllowedDifferences(template, asset).apply();
  }

  /**
   * Flattens a tree, so that a comparison shows where it differs.
   *
   * @param tree the tree
   * @return scalars by path
   */
  public static SortedMap<String, String> flat(Object tree) {
    SortedMap<String, String> found = new TreeMap<>();
    flatten("", tree, found);
    return found;
  }

  private Map<String, Object> apply() {
    Map<String, Object> all = TemplateTree.map(renamed(template));
    all.remove("AWSTemplateFormatVersion");
    Map<String, Object> kept = new LinkedHashMap<>();
    parameters.forEach(
        (name, parameter) -> {
          if (!List.of("CodeBucket", "CodeKey").contains(name)) {
            kept.put(ConstructNames.lowerFirst(name), parameter);
          }
        });
    all.put("Parameters", kept);
    TemplateTree.map(all.get("Resources"))
        .values()
        .forEach(resource -> adapt(TemplateTree.map(resource)));
    return all;
  }

  private void adapt(Map<String, Object> resource) {
    resource.computeIfPresent("DependsOn", (name, id) -> List.of(id));
    Map<String, Object> properties = TemplateTree.map(resource.get("Properties"));
    if (CODE.equals(properties.get("Code"))) {
      properties.put("Code", Map.of("S3Bucket", BUCKET, "S3Key", asset));
    }
  }

  private Object renamed(Object tree) {
    if (tree instanceof List<?> list) {
      return list.stream().map(this::renamed).toList();
    } else if (tree instanceof Map<?, ?> map) {
      Map<String, Object> all = new LinkedHashMap<>();
      map.forEach((key, value) -> all.put(key.toString(), renamed(key.toString(), value)));
      return all;
    }
    return tree;
  }

  private Object renamed(String key, Object value) {
    if (key.equals("Ref") && value instanceof String name) {
      return name(name);
    } else if (key.equals("Fn::Sub") && value instanceof String text) {
      return PLACE.matcher(text).replaceAll(place -> "\\${" + name(place.group(1)) + "}");
    }
    return renamed(value);
  }

  private String name(String name) {
    return parameters.containsKey(name) ? ConstructNames.lowerFirst(name) : name;
  }

  private static void flatten(String path, Object tree, Map<String, String> found) {
    if (tree instanceof Map<?, ?> map && !map.isEmpty()) {
      map.forEach((key, value) -> flatten(path + "/" + key, value, found));
    } else if (tree instanceof List<?> list && !list.isEmpty()) {
      for (int i = 0; i < list.size(); i++) {
        flatten(path + "/" + i, list.get(i), found);
      }
    } else {
      found.put(path, tree.toString());
    }
  }
}
