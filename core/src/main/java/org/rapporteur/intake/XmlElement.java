package org.rapporteur.intake;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jsoup.nodes.Entities;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/// An element of a feed, with all that is in it.
///
/// @param namespace empty where there is none
/// @param name without prefix
record XmlElement(String namespace, String name, List<Attribute> attributes, List<XmlNode> inside)
    implements XmlNode {

  record Attribute(String namespace, String name, String value) {}

  /// What is wrong, and in which line.
  static final class Malformed extends Exception {
    private final int line;

    Malformed(int line, String message) {
      super(message);
      this.line = line;
    }

    int line() {
      return line;
    }
  }

  /// Deeper than any feed; the parser's own bound is 100, and its message a riddle.
  private static final int DEEPEST = 90;

  /// HTML reads an end tag of these as another start.
  private static final Set<String> VOID = Set.of("br", "img", "hr", "input", "source", "wbr");

  /// In one item, or in the shell of a feed.
  private static final int MOST = 1_000_000;

  private static final XMLInputFactory FACTORY = factory();

  /// Document types are not read and nothing outside the text is opened. Safe to share: it is not
  /// changed after this.
  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    return factory;
  }

  /// The root element of `xml`.
  static XmlElement parse(String xml) throws Malformed {
    try {
      XMLStreamReader reader = FACTORY.createXMLStreamReader(new StringReader(xml));
      Deque<XmlElement> open = new ArrayDeque<>();
      XmlElement root = null;
      int count = 0;
      while (reader.hasNext()) {
        switch (reader.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            if (open.size() == DEEPEST || ++count > MOST) {
              throw new Malformed(
                  reader.getLocation().getLineNumber(),
                  count > MOST
                      ? "more than " + MOST + " elements"
                      : "more than " + DEEPEST + " elements deep");
            }
            XmlElement element = start(reader);
            if (open.isEmpty()) {
              root = element;
            } else {
              open.element().inside().add(element);
            }
            open.push(element);
          }
          case XMLStreamConstants.END_ELEMENT -> open.pop();
          case XMLStreamConstants.CHARACTERS,
              XMLStreamConstants.CDATA,
              XMLStreamConstants.SPACE -> {
            append(open.peek(), reader.getText());
          }
          case XMLStreamConstants.ENTITY_REFERENCE -> {
            // names of HTML, which XML does not know and feeds use
            String reference = "&" + reader.getLocalName() + ";";
            append(open.peek(), Parser.unescapeEntities(reference, false));
          }
          case XMLStreamConstants.DTD ->
              throw new Malformed(reader.getLocation().getLineNumber(), "a document type");
          default -> {
            // comments and instructions tell nothing
          }
        }
      }
      if (root == null) {
        throw new Malformed(1, "no element");
      }
      return root;
    } catch (XMLStreamException e) {
      Location location = e.getLocation();
      throw new Malformed(location == null ? 1 : location.getLineNumber(), reason(e));
    }
  }

  /// One that holds text alone.
  static XmlElement ofText(String name, String text) {
    return new XmlElement("", name, List.of(), List.of(new Characters(text)));
  }

  private static XmlElement start(XMLStreamReader reader) {
    List<Attribute> attributes = new ArrayList<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String of = reader.getAttributeNamespace(i);
      attributes.add(
          new Attribute(
              of == null ? "" : of, reader.getAttributeLocalName(i), reader.getAttributeValue(i)));
    }
    String namespace = reader.getNamespaceURI();
    // filled while it is open, and changed no more
    return new XmlElement(
        namespace == null ? "" : namespace, reader.getLocalName(), attributes, new ArrayList<>());
  }

  private static void append(@Nullable XmlElement open, String characters) {
    if (open != null) {
      open.inside().add(new Characters(characters));
    }
  }

  List<XmlElement> children() {
    return inside.stream()
        .filter(XmlElement.class::isInstance)
        .map(XmlElement.class::cast)
        .toList();
  }

  /// The characters in it and in what is in it.
  String text() {
    StringBuilder text = new StringBuilder();
    appendText(text);
    return text.toString();
  }

  private void appendText(StringBuilder text) {
    for (XmlNode node : inside) {
      switch (node) {
        case Characters(String characters) -> text.append(characters);
        case XmlElement element -> element.appendText(text);
      }
    }
  }

  /// What is in it as markup, without prefixes.
  String markup() {
    StringBuilder markup = new StringBuilder();
    appendMarkup(markup);
    return markup.toString();
  }

  private void appendMarkup(StringBuilder markup) {
    for (XmlNode node : inside) {
      switch (node) {
        case Characters(String characters) -> markup.append(Entities.escape(characters));
        case XmlElement element -> {
          markup.append('<').append(element.name());
          for (Attribute attribute : element.attributes()) {
            markup.append(' ').append(attribute.name()).append("=\"");
            markup.append(Entities.escape(attribute.value())).append('"');
          }
          markup.append('>');
          element.appendMarkup(markup);
          if (!VOID.contains(element.name())) {
            markup.append("</").append(element.name()).append('>');
          }
        }
      }
    }
  }

  /// The parser's message without its own account of the place.
  private static String reason(XMLStreamException e) {
    String message = e.getMessage() == null ? "" : e.getMessage();
    int start = message.indexOf("Message: ");
    String reason = start < 0 ? message : message.substring(start + "Message: ".length());
    return reason.lines().findFirst().orElse("");
  }

  /// The value of an attribute without a namespace, stripped.
  Optional<String> attribute(String named) {
    return attributes.stream()
        .filter(each -> each.namespace().isEmpty() && each.name().equalsIgnoreCase(named))
        .map(each -> each.value().strip())
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  /// What `xml:lang` says of it.
  Optional<String> language() {
    return attributes.stream()
        .filter(each -> each.namespace().equals(XMLConstants.XML_NS_URI))
        .filter(each -> each.name().equals("lang"))
        .map(each -> each.value().strip())
        .filter(value -> !value.isEmpty())
        .findFirst();
  }
}
