package org.rapporteur.intake;

/// What stands in an element of XML: another, or characters.
sealed interface XmlNode permits XmlElement, XmlNode.Characters {
  record Characters(String text) implements XmlNode {}
}
