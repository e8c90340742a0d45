package dev.cqrs.maven.agreement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plants mistakes in a template: also each reference to another resource or parameter of the same
 * kind, each condition replaced by another, and the branches of each choice exchanged.
 */
public final class TemplateMutations extends Mutations {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}.:]+)");

  private final Map<String, String> kinds = new LinkedHashMap<>();

  private TemplateMutations(Map<String, Object> template) {
    for (String section : List.of("Parameters", "Resources")) {
      TemplateTree.map(template.get(section))
          .forEach((id, entry) -> kinds.put(id, (String) TemplateTree.map(entry).get("Type")));
    }
    TemplateTree.map(template.get("Conditions")).keySet().forEach(id -> kinds.put(id, "condition"));
  }

  /**
   * Plants mistakes.
   *
   * @param template the template's tree
   * @return the template with each mistake
   */
  public static List<Mutation> of(Map<String, Object> template) {
    return new TemplateMutations(template).plant(template);
  }

  @Override
  protected void more(String place, Object node, UnaryOperator<Object> whole) {
    if (node instanceof String text) {
      another(place, text, whole);
      Matcher matcher = PLACEHOLDER.matcher(text);
      while (matcher.find()) {
        String before = text.substring(0, matcher.start(1));
        String after = text.substring(matcher.end(1));
        another(place, matcher.group(1), id -> whole.apply(before + id + after));
      }
    }
    if (node instanceof List<?> list && place.endsWith("/Fn::If")) {
      add(place, "branches exchanged", whole.apply(List.of(list.get(0), list.get(2), list.get(1))));
    }
  }

  /** Replaces an id by the next of its kind. */
  private void another(String place, String id, UnaryOperator<Object> whole) {
    String kind = kinds.get(id);
    if (kind == null) {
      return;
    }
    List<String> same =
        kinds.keySet().stream().filter(other -> kinds.get(other).equals(kind)).toList();
    String other = same.get((same.indexOf(id) + 1) % same.size());
    if (!other.equals(id)) {
      add(place, "%s is %s".formatted(id, other), whole.apply(other));
    }
  }
}
