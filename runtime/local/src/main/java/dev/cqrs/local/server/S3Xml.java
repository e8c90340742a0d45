package dev.cqrs.local.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cqrs.local.cloud.AwsError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Reads the XML bodies of S3's requests. */
final class S3Xml {

  /** Elements that are lists of their equals: element name in the XML. */
  private static final Set<String> REPEATED = Set.of("Object", "Tag");

  private S3Xml() {}

  /**
   * Returns the children of the root element as a structure; repeated ones become an array under
   * their name.
   *
   * @throws AwsError {@code MalformedXML}
   */
  static ObjectNode read(byte[] body) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return structure(
          factory.newDocumentBuilder().parse(new ByteArrayInputStream(body)).getDocumentElement());
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw new AwsError("MalformedXML", 400, "The XML you provided was not well-formed");
    }
  }

  private static ObjectNode structure(Element parent) {
    ObjectNode structure = JsonNodeFactory.instance.objectNode();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        String name = element.getTagName();
        boolean leaf = element.getElementsByTagName("*").getLength() == 0;
        if (REPEATED.contains(name)) {
          structure.withArray(name).add(structure(element));
        } else if (leaf) {
          structure.put(name, element.getTextContent());
        } else {
          structure.set(name, structure(element));
        }
      }
    }
    return structure;
  }
}
