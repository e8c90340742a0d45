package dev.cqrs.maven.smoke;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.maven.problem.UserError;
import dev.cqrs.maven.smoke.Scenario.Kind;
import dev.cqrs.maven.smoke.Scenario.Step;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads a scenario strictly: whatever it does not know is an error with its file and line. */
public final class ScenarioParser {

  private static final Set<String> SCENARIO_KEYS = Set.of("scenario", "steps");
  private static final Set<String> KINDS = Set.of("command", "query", "events");
  private static final Set<String> STEP_KEYS =
      Set.of("name", "command", "query", "events", "with", "eventually", "expect", "save");
  private static final Set<String> ANSWER_KEYS = Set.of("statusCode", "body");
  private static final Set<String> EVENTS_KEYS = Set.of("events");
  private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s)");

  private final String file;

  private ScenarioParser(String file) {
    this.file = file;
  }

  /**
   * Reads a scenario from its file.
   *
   * @param file its name, for messages
   * @param place where it is
   * @return the scenario
   * @throws UserError naming file, line, what was found and what is allowed
   * @throws IOException when it cannot be read
   */
  public static Scenario read(String file, Path place) throws IOException {
    try {
      return parse(file, Files.readString(place));
    } catch (CharacterCodingException other) {
      throw new UserError(
          file + " is not in UTF-8, which scenarios must be. Save it in that encoding.", other);
    }
  }

  /**
   * Reads a scenario.
   *
   * @param file its file, for messages
   * @param text its YAML
   * @return the scenario
   * @throws UserError naming file, line, what was found and what is allowed
   */
  public static Scenario parse(String file, String text) {
    return new ScenarioParser(file).scenario(text);
  }

  private Scenario scenario(String text) {
    Node root;
    try {
      root =
          new Compose(LoadSettings.builder().setLabel(file).setAllowNonScalarKeys(true).build())
              .composeString(text)
              .orElseThrow(() -> new UserError(file + ":1 is empty; it needs scenario and steps."));
    } catch (MarkedYamlEngineException broken) {
      int line = broken.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      throw new UserError(
          "%s:%d is no valid YAML: %s.".formatted(file, line, broken.getProblem()), broken);
    } catch (YamlEngineException broken) {
      throw new UserError("%s is no valid YAML: %s.".formatted(file, broken.getMessage()), broken);
    }
    requireTree(root, new ArrayDeque<>());
    Map<String, Node> fields = fields(root, "a scenario", SCENARIO_KEYS);
    String name = text(required(fields, "scenario", root), "scenario");
    if (!(required(fields, "steps", root) instanceof SequenceNode steps)
        || steps.getValue().isEmpty()) {
      throw error(fields.get("steps"), "steps must be a list with at least one step");
    }
    List<Step> read = new ArrayList<>();
    steps.getValue().forEach(step -> read.add(step(step)));
    return new Scenario(file, name, read);
  }

  private Step step(Node node) {
    Map<String, Node> fields = fields(node, "a step", STEP_KEYS);
    String name = text(required(fields, "name", node), "name");
    List<String> kinds = fields.keySet().stream().filter(KINDS::contains).toList();
    if (kinds.size() != 1) {
      throw error(
          node, "the step '" + name + "' must have exactly one of command, query and events");
    }
    Kind kind = Kind.valueOf(kinds.get(0).toUpperCase(Locale.ROOT));
    if (kind == Kind.EVENTS && (fields.containsKey("with") || fields.containsKey("save"))) {
      throw error(node, "an events step has neither with nor save");
    }
    ObjectNode expect = object(required(fields, "expect", node), "expect");
    fields(fields.get("expect"), "expect", kind == Kind.EVENTS ? EVENTS_KEYS : ANSWER_KEYS);
    if (kind == Kind.EVENTS && !expect.path("events").isArray()) {
      throw error(fields.get("expect"), "expect.events must be a list");
    }
    if (expect.has("statusCode") && !expect.get("statusCode").isInt()) {
      throw error(fields.get("expect"), "expect.statusCode must be a number");
    }
    return new Step(
        line(node),
        name,
        kind,
        text(fields.get(kinds.get(0)), kinds.get(0)),
        fields.containsKey("with") ? object(fields.get("with"), "with") : YamlJson.emptyObject(),
        Optional.ofNullable(fields.get("eventually")).map(this::duration),
        expect,
        variables(fields.get("save")));
  }

  /** JSON's objects have texts as keys, each once, and nothing contains itself. */
  private void requireTree(Node node, Deque<Node> around) {
    if (around.contains(node)) {
      throw error(node, "an alias stands for what it is part of; write it out");
    }
    around.push(node);
    if (node instanceof MappingNode mapping) {
      Map<String, Node> known = new LinkedHashMap<>();
      for (NodeTuple tuple : mapping.getValue()) {
        String key = text(tuple.getKeyNode(), "a key");
        Node first = known.putIfAbsent(key, tuple.getKeyNode());
        if (first != null) {
          throw error(
              tuple.getKeyNode(),
              "'%s' is there twice, first on line %d; leave one out".formatted(key, line(first)));
        }
        requireTree(tuple.getValueNode(), around);
      }
    } else if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(each -> requireTree(each, around));
    }
    around.pop();
  }

  private Map<String, String> variables(Node node) {
    Map<String, String> variables = new LinkedHashMap<>();
    if (node != null) {
      object(node, "save")
          .properties()
          .forEach(each -> variables.put(each.getKey(), each.getValue().asText()));
    }
    return variables;
  }

  private Duration duration(Node node) {
    Matcher matcher = DURATION.matcher(text(node, "eventually"));
    if (!matcher.matches()) {
      throw error(node, "eventually must be like 10s or 500ms");
    }
    long amount = Long.parseLong(matcher.group(1));
    return matcher.group(2).equals("s") ? Duration.ofSeconds(amount) : Duration.ofMillis(amount);
  }

  private Map<String, Node> fields(Node node, String what, Set<String> known) {
    if (!(node instanceof MappingNode mapping)) {
      throw error(node, what + " must be a mapping");
    }
    Map<String, Node> fields = new LinkedHashMap<>();
    mapping
        .getValue()
        .forEach(
            tuple -> {
              String key = text(tuple.getKeyNode(), "a key");
              if (!known.contains(key)) {
                throw error(
                    tuple.getKeyNode(),
                    "'%s' is unknown in %s; known are %s"
                        .formatted(key, what, String.join(", ", known.stream().sorted().toList())));
              }
              fields.put(key, tuple.getValueNode());
            });
    return fields;
  }

  private Node required(Map<String, Node> fields, String key, Node in) {
    if (!fields.containsKey(key)) {
      throw error(in, key + " is missing");
    }
    return fields.get(key);
  }

  private ObjectNode object(Node node, String what) {
    JsonNode json = YamlJson.of(node);
    if (json instanceof ObjectNode object) {
      return object;
    }
    throw error(node, what + " must be a mapping");
  }

  private String text(Node node, String what) {
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return scalar.getValue();
    }
    throw error(node, what + " must be text");
  }

  private UserError error(Node node, String message) {
    return new UserError("%s:%d %s.".formatted(file, line(node), message));
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }
}
