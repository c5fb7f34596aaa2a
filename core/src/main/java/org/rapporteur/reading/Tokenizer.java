package org.rapporteur.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rapporteur.model.Span;
import org.rapporteur.model.Token;

/// Cuts text into words, numbers and marks: a token is a run of letters, digits and combining
/// marks, or any other single character that is no space. *Xi's* is three tokens, *U.S.* four.
public final class Tokenizer {
  private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}\\p{M}_]+|\\S");

  private Tokenizer() {}

  /// The tokens that stand in `within`, in order, with their places in `text`.
  public static List<Token> tokens(String text, Span within) {
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text).region(within.start(), within.end());
    while (matcher.find()) {
      tokens.add(new Token(new Span(matcher.start(), matcher.end()), matcher.group()));
    }
    return tokens;
  }
}
