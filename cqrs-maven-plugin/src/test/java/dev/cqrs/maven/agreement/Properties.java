package dev.cqrs.maven.agreement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Properties, each of which must be read: what nobody read is an unknown fact. */
public final class Properties {

  private final String subject;
  private final Map<String, Object> unread;
  private final List<Properties> parts = new ArrayList<>();

  /**
   * Makes properties.
   *
   * @param subject whose they are
   * @param values the properties
   */
  public Properties(String subject, Map<?, ?> values) {
    this.subject = subject;
    this.unread = new LinkedHashMap<>();
    values.forEach((key, value) -> unread.put(key.toString(), value));
  }

  /**
   * Reads a property.
   *
   * @param name its name
   * @return its value
   * @throws IllegalArgumentException when there is none
   */
  public String text(String name) {
    return optional(name)
        .orElseThrow(() -> new IllegalArgumentException(subject + " has no " + name));
  }

  /** Reads a property that may be left out. */
  public Optional<String> optional(String name) {
    return Optional.ofNullable(unread.remove(name)).map(String::valueOf);
  }

  /** Reads a property with properties of its own. */
  public Properties part(String name) {
    return optionalPart(name)
        .orElseThrow(() -> new IllegalArgumentException(subject + " has no " + name));
  }

  /** Reads properties that may be left out. */
  public Optional<Properties> optionalPart(String name) {
    return Optional.ofNullable((Map<?, ?>) unread.remove(name)).map(m -> part(name, m));
  }

  /** Reads a list of properties; an empty one when it is left out. */
  public List<Properties> parts(String name) {
    List<Properties> all = new ArrayList<>();
    list(name).forEach(each -> all.add(part(name, (Map<?, ?>) each)));
    return all;
  }

  /** Reads a list; an empty one when it is left out. */
  public List<Object> list(String name) {
    Object value = unread.remove(name);
    return value == null ? List.of() : new ArrayList<>((List<?>) value);
  }

  /** Reads texts, of which a single one needs no list; none when they are left out. */
  public List<String> oneOrMore(String name) {
    Object value = unread.remove(name);
    return value == null ? List.of() : Canonical.texts(value);
  }

  /** Reads a list of texts; an empty one when it is left out. */
  public List<String> texts(String name) {
    return list(name).stream().map(String::valueOf).toList();
  }

  /** Reads a list of texts that must not be empty. */
  public List<String> someTexts(String name) {
    List<String> texts = texts(name);
    if (texts.isEmpty()) {
      throw new IllegalArgumentException(subject + " has no " + name);
    }
    return texts;
  }

  /** Reads a map whole. */
  public Map<?, ?> map(String name) {
    Map<?, ?> value = (Map<?, ?>) unread.remove(name);
    if (value == null) {
      throw new IllegalArgumentException(subject + " has no " + name);
    }
    return value;
  }

  private Properties part(String name, Map<?, ?> values) {
    Properties part = new Properties(subject + " " + name, values);
    parts.add(part);
    return part;
  }

  /**
   * Adds facts for what nobody read.
   *
   * @param facts where to
   */
  public void unread(Facts facts) {
    unread.forEach((name, value) -> facts.put(Canonical.json(value), "unknown", subject, name));
    unread.clear();
    parts.forEach(part -> part.unread(facts));
  }
}
