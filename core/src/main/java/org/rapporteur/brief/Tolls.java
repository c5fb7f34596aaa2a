package org.rapporteur.brief;

import java.util.Locale;
import java.util.Map;
import org.rapporteur.model.Figure;

/// What a toll counts, whatever words tell it: *killed*, *dead* and *the death toll* are one,
/// *injured* another.
final class Tolls {
  private static final Map<String, String> COUNTED =
      Map.ofEntries(
          Map.entry("dead", "deaths"),
          Map.entry("died", "deaths"),
          Map.entry("killed", "deaths"),
          Map.entry("killing", "deaths"),
          Map.entry("death", "deaths"),
          Map.entry("deaths", "deaths"),
          Map.entry("toll", "deaths"),
          Map.entry("fatalities", "deaths"),
          Map.entry("lives", "deaths"),
          Map.entry("bodies", "deaths"),
          Map.entry("injured", "injured"),
          Map.entry("wounded", "injured"),
          Map.entry("hurt", "injured"),
          Map.entry("injuries", "injured"),
          Map.entry("injuring", "injured"),
          Map.entry("wounding", "injured"),
          Map.entry("missing", "missing"),
          Map.entry("unaccounted", "missing"),
          Map.entry("displaced", "displaced"),
          Map.entry("homeless", "displaced"),
          Map.entry("evacuated", "displaced"),
          Map.entry("arrested", "arrested"),
          Map.entry("detained", "arrested"),
          Map.entry("arrests", "arrested"),
          Map.entry("infected", "infected"),
          Map.entry("infections", "infected"),
          Map.entry("cases", "infected"));

  private Tolls() {}

  /// Empty where it is no toll.
  static String of(Figure figure) {
    if (!figure.unit().isEmpty()) {
      return "";
    }
    for (String word : figure.of().toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
      String toll = COUNTED.get(word);
      if (toll != null) {
        return toll;
      }
    }
    return "";
  }
}
