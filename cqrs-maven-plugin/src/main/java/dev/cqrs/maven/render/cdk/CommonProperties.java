package dev.cqrs.maven.render.cdk;

import dev.cqrs.maven.render.template.MapBuilder;
import dev.cqrs.maven.render.template.Resource;
import dev.cqrs.maven.render.template.Value;
import dev.cqrs.maven.render.template.Value.ListValue;
import dev.cqrs.maven.render.template.Value.MapValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds what all resources of a type have in common, so that code says it once. */
public final class CommonProperties {

  private final Map<String, MapValue> byType = new LinkedHashMap<>();

  /**
   * Looks at resources.
   *
   * @param resources those that are written in one file
   */
  public CommonProperties(List<Resource> resources) {
    Map<String, List<MapValue>> properties =
        resources.stream()
            .collect(
                Collectors.groupingBy(
                    Resource::type,
                    LinkedHashMap::new,
                    Collectors.mapping(Resource::properties, Collectors.toList())));
    properties.forEach(
        (type, all) -> {
          MapValue common = common(all);
          if (all.size() > 1 && isWorthAName(common)) {
            byType.put(type, common);
          }
        });
  }

  /** Properties that all resources of a type have, by type in the order of the resources. */
  public Map<String, MapValue> byType() {
    return byType;
  }

  /**
   * Returns what a resource has beyond what its type has in common.
   *
   * @param resource one of those looked at
   * @return its other properties, in order
   */
  public MapValue own(Resource resource) {
    MapValue common = byType.get(resource.type());
    MapBuilder own = new MapBuilder();
    resource
        .properties()
        .entries()
        .forEach(
            (name, value) -> {
              if (common == null || !common.entries().containsKey(name)) {
                own.put(name, value);
              }
            });
    return own.build();
  }

  private static MapValue common(List<MapValue> all) {
    MapBuilder common = new MapBuilder();
    all.get(0)
        .entries()
        .forEach(
            (name, value) -> {
              if (all.stream().allMatch(one -> value.equals(one.entries().get(name)))) {
                common.put(name, value);
              }
            });
    return common.build();
  }

  /** A single short value is read more easily where it belongs. */
  private static boolean isWorthAName(MapValue common) {
    return common.entries().size() > 1
        || common.entries().values().stream().anyMatch(CommonProperties::isComposite);
  }

  private static boolean isComposite(Value value) {
    return value instanceof MapValue || value instanceof ListValue || value instanceof Value.If;
  }
}
