package dev.cqrs.maven.goal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The README's tables say what the goals really have. */
class ReadmeTest {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(cqrs\\.[\\w.]+)` \\| (.*?) \\|");
  private static final Pattern GOAL = Pattern.compile("(?m)^\\| `cqrs:([\\w-]+)` \\|");
  private static final Pattern PROPERTY = Pattern.compile("\\$\\{(cqrs\\.[\\w.]+)\\}");

  @Test
  void every_parameter_is_in_the_table_with_its_default() throws Exception {
    Map<String, String> told = new TreeMap<>();
    Matcher row = ROW.matcher(readme());
    while (row.find()) {
      told.put(row.group(1), row.group(2).replace("`", ""));
    }
    Map<String, String> real = parameters();

    assertThat(told).containsOnlyKeys(real.keySet());
    real.forEach(
        (property, standard) -> {
          if (!standard.isEmpty() && !standard.startsWith("$")) {
            assertThat(told.get(property)).as(property).isEqualTo(standard);
          }
        });
  }

  @Test
  void every_goal_is_in_the_table() throws Exception {
    List<String> told = new ArrayList<>();
    Matcher row = GOAL.matcher(readme());
    while (row.find()) {
      told.add(row.group(1));
    }
    assertThat(told).containsExactlyInAnyOrderElementsOf(texts(descriptor(), "goal"));
  }

  @Test
  void every_parameter_says_what_it_is_for_and_since_when() throws Exception {
    NodeList parameters = descriptor().getElementsByTagName("parameter");
    for (int i = 0; i < parameters.getLength(); i++) {
      Element parameter = (Element) parameters.item(i);
      if (child(parameter, "editable").equals("true")
          && !List.of("detail", "goal", "lineLength", "indentSize")
              .contains(child(parameter, "name"))) {
        assertThat(child(parameter, "description")).as(child(parameter, "name")).isNotBlank();
        assertThat(child(parameter, "since")).as(child(parameter, "name")).isEqualTo("0.1.0");
      }
    }
  }

  private static Map<String, String> parameters() throws Exception {
    Map<String, String> parameters = new TreeMap<>();
    NodeList configurations = descriptor().getElementsByTagName("configuration");
    for (int i = 0; i < configurations.getLength(); i++) {
      NodeList values = configurations.item(i).getChildNodes();
      for (int j = 0; j < values.getLength(); j++) {
        if (values.item(j) instanceof Element value) {
          Matcher property = PROPERTY.matcher(value.getTextContent());
          if (property.matches()) {
            String standard = value.getAttribute("default-value");
            parameters.put(property.group(1), standard.replace("${project.basedir}/", ""));
          }
        }
      }
    }
    return parameters;
  }

  private static String readme() throws Exception {
    return Files.readString(Path.of("README.md"));
  }

  private static Document descriptor() throws Exception {
    try (InputStream xml = ReadmeTest.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml);
    }
  }

  private static List<String> texts(Document document, String tag) {
    List<String> texts = new ArrayList<>();
    NodeList mojos = document.getElementsByTagName("mojo");
    for (int i = 0; i < mojos.getLength(); i++) {
      texts.add(child((Element) mojos.item(i), tag));
    }
    return texts;
  }

  private static String child(Element element, String tag) {
    NodeList found = element.getElementsByTagName(tag);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent();
  }
}
