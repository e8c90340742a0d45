/** YAML for people: ordered maps, comments, blank lines and short tags. */
package dev.cqrs.maven.render.yaml;
