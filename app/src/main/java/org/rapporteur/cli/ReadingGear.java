package org.rapporteur.cli;

import java.util.List;
import org.rapporteur.Rapporteur;
import org.rapporteur.model.Article;
import org.rapporteur.model.Gear;
import org.rapporteur.reading.Languages;
import org.rapporteur.statements.StatementFinder;
import picocli.CommandLine.Option;

/// With or without the encoder: shared by commands that read names or statements.
final class ReadingGear {
  @Option(
      names = "--fast",
      description =
          "Read without the encoder: several times as fast, finds a little less. For archives.")
  private boolean fast;

  Rapporteur rapporteur() {
    return new Rapporteur(fast ? Gear.FAST : Gear.FULL);
  }

  /// Says so where a text is in a language whose statements are not looked for.
  static <T> List<T> orNote(List<T> found, Article article, Console console) {
    String language = Languages.of(article.text(), article.from().language());
    if (found.isEmpty() && !StatementFinder.reads(language)) {
      console.say(
          article.from().key()
              + ": the language is "
              + language
              + "; statements are found in "
              + String.join(", ", StatementFinder.languages())
              + " only, of others only the text is read");
    }
    return found;
  }
}
