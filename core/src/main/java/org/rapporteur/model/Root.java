package org.rapporteur.model;

/// Whom a text rests on: the agency it credits, the report it says it has its news from, or the
/// publisher whose newsroom it comes out of.
///
/// @param name one name for all texts that rest on the same root
/// @param quote the words or the outlet that show it, as they stood
/// @param rule the name of the rule that decided: `agency-s-own-page`, `credits-it`,
/// `named-in-the-opening`, `same-publisher`, `same-account`, `same-numbers`, `outlet`
public record Root(String name, String quote, String rule) {
  /// For people: *credits it*, *“told Channel Nine”*.
  public String why() {
    return switch (rule) {
      case "agency-s-own-page" -> "its own text";
      case "credits-it" -> "credits it";
      case "named-in-the-opening" -> "“" + quote + "”";
      case "same-publisher" -> quote + " is one of its outlets";
      case "same-account" -> "run under the account " + quote;
      case "same-numbers" -> "numbered alike in addresses, " + quote;
      default -> "its own report";
    };
  }
}
