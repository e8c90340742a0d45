package dev.cqrs.maven.render.cdk;

import dev.cqrs.maven.render.template.Resource;
import dev.cqrs.maven.render.template.Value;
import dev.cqrs.maven.render.template.Value.GetAtt;
import dev.cqrs.maven.render.template.Value.If;
import dev.cqrs.maven.render.template.Value.Join;
import dev.cqrs.maven.render.template.Value.ListValue;
import dev.cqrs.maven.render.template.Value.MapValue;
import dev.cqrs.maven.render.template.Value.Ref;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds what code refers to by a variable: parameters and resources. What {@code Sub} and JSON name
 * inside a text is not among it.
 */
public final class References {

  private References() {}

  /**
   * Looks at resources.
   *
   * @param resources the resources
   * @return names of parameters and logical ids, those of resources that must be there first
   *     included
   */
  public static Set<String> of(List<Resource> resources) {
    Set<String> found = new TreeSet<>();
    for (Resource resource : resources) {
      resource.dependsOn().ifPresent(found::add);
      collect(resource.properties(), found);
    }
    return found;
  }

  /**
   * Looks at a value.
   *
   * @param value the value
   * @return names of parameters and logical ids
   */
  public static Set<String> of(Value value) {
    Set<String> found = new TreeSet<>();
    collect(value, found);
    return found;
  }

  private static void collect(Value value, Set<String> found) {
    if (value instanceof Ref ref) {
      found.add(ref.id());
    } else if (value instanceof GetAtt attribute) {
      found.add(attribute.id());
    } else if (value instanceof If choice) {
      collect(choice.then(), found);
      collect(choice.otherwise(), found);
    } else if (value instanceof Join join) {
      collect(join.list(), found);
    } else if (value instanceof ListValue list) {
      list.elements().forEach(element -> collect(element, found));
    } else if (value instanceof MapValue map) {
      map.entries().values().forEach(entry -> collect(entry, found));
    }
  }
}
