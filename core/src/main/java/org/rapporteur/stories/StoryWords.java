package org.rapporteur.stories;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rapporteur.model.Span;
import org.rapporteur.model.Token;
import org.rapporteur.reading.Tokenizer;

/// The words by which stories are compared: letters and digits, in small letters, plural and
/// possessive *s* kept.
public final class StoryWords {
  private StoryWords() {}

  /// In the order of `text`, each as often as it stands there.
  public static List<String> of(String text) {
    return of(Tokenizer.tokens(text, new Span(0, text.length())));
  }

  static List<String> of(List<Token> tokens) {
    List<String> words = new ArrayList<>(tokens.size());
    for (Token token : tokens) {
      if (Character.isLetterOrDigit(token.text().codePointAt(0))) {
        words.add(token.text().toLowerCase(Locale.ROOT));
      }
    }
    return words;
  }
}
