package org.rapporteur.model;

import java.util.List;

/// Someone or something that articles name, over all of them.
///
/// @param name of its full forms the one that most mentions stand for
/// @param kind what the articles mostly take it for
/// @param aliases the forms as printed, the commonest first
/// @param roles what it is called beside its name (*Foreign Minister*), the commonest first
/// @param countries the countries told of beside its name, the commonest first
/// @param articles where it is named, in order of their ids
public record Entity(
    String name,
    Name.Kind kind,
    List<Told> aliases,
    List<Told> roles,
    List<Told> countries,
    List<ArticleId> articles) {
  public Entity {
    aliases = List.copyOf(aliases);
    roles = List.copyOf(roles);
    countries = List.copyOf(countries);
    articles = List.copyOf(articles);
  }

  /// How often it is named.
  public int mentions() {
    return aliases.stream().mapToInt(Told::times).sum();
  }

  /// Words, and how often they stand there.
  public record Told(String text, int times) {}
}
