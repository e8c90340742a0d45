package dev.cqrs.maven.render.cloudformation;

import dev.cqrs.maven.render.yaml.YamlMap;

/** Collects a template's resources in order. */
final class Resources {

  private final YamlMap resources = new YamlMap();

  /** Leaves a blank line and writes a comment above the next resource. */
  Resources section(String... comment) {
    resources.blankLine().comment(comment);
    return this;
  }

  Resources add(String id, String type, YamlMap properties) {
    return add(id, new YamlMap().put("Type", type).put("Properties", properties));
  }

  Resources add(String id, YamlMap resource) {
    resources.put(id, resource);
    return this;
  }

  YamlMap map() {
    return resources;
  }
}
