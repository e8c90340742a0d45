package dev.cqrs.maven.smoke;

import dev.cqrs.maven.smoke.StepResult.Outcome;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The results as JUnit XML, which every CI server reads. */
public final class JunitReport {

  private JunitReport() {}

  /**
   * Renders a report.
   *
   * @param results each scenario's results, in the order they ran
   * @return the XML
   */
  public static String render(Map<Scenario, List<StepResult>> results) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("testsuites");
      for (Map.Entry<Scenario, List<StepResult>> each : results.entrySet()) {
        suite(xml, each.getKey(), each.getValue());
      }
      xml.writeEndElement();
      xml.writeEndDocument();
    } catch (XMLStreamException failed) {
      throw new IllegalStateException("Cannot write XML to memory", failed);
    }
    return text + "\n";
  }

  private static void suite(XMLStreamWriter xml, Scenario scenario, List<StepResult> results)
      throws XMLStreamException {
    Duration total = results.stream().map(JunitReport::time).reduce(Duration.ZERO, Duration::plus);
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", clean(scenario.name()));
    xml.writeAttribute("tests", Integer.toString(results.size()));
    xml.writeAttribute("failures", count(results, Outcome.FAILED));
    xml.writeAttribute("errors", "0");
    xml.writeAttribute("skipped", count(results, Outcome.NOT_RUN));
    xml.writeAttribute("time", seconds(total));
    for (StepResult result : results) {
      xml.writeStartElement("testcase");
      xml.writeAttribute("classname", clean(scenario.name()));
      xml.writeAttribute("name", clean(result.step().name()));
      xml.writeAttribute("time", seconds(time(result)));
      details(xml, result);
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static void details(XMLStreamWriter xml, StepResult result) throws XMLStreamException {
    if (result.outcome() == Outcome.FAILED) {
      xml.writeStartElement("failure");
      xml.writeAttribute("message", clean(result.details().get(1)));
      xml.writeCharacters(clean(String.join("\n", result.details())));
      xml.writeEndElement();
    } else if (result.outcome() == Outcome.NOT_RUN) {
      xml.writeStartElement("skipped");
      xml.writeAttribute("message", clean(result.details().get(0)));
      xml.writeEndElement();
    }
  }

  private static Duration time(StepResult result) {
    return result.lag().orElse(result.latency());
  }

  private static String count(List<StepResult> results, Outcome outcome) {
    return Long.toString(results.stream().filter(r -> r.outcome() == outcome).count());
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.3f", time.toNanos() / 1e9);
  }

  /** XML 1.0 has no way to write most control characters. */
  private static String clean(String text) {
    return text.replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]", "?");
  }
}
