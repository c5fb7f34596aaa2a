package org.rapporteur.dates;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Sentence;
import org.rapporteur.model.Span;
import org.rapporteur.model.Stamp;
import org.rapporteur.model.When;
import org.rapporteur.reading.Languages;

/// Finds expressions of time and says what they mean against the article's day of publication.
/// Immutable, shared between threads.
///
/// The rules stand in a folder a language, `en/rules.txt`. At each word the rules that can start
/// there are tried; the longest expression wins, then the earlier rule.
public final class DateFinder {
  /// A quarter named this many characters or less before stands behind *the quarter* and *a year
  /// earlier*.
  private static final int QUARTER_REACH = 600;

  private static final Pattern QUARTER = Pattern.compile("\\d{4}-Q\\d");

  /// For texts in other languages: days in figures.
  private static final String ANY = "any";

  static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", ANY);

  private final Map<String, Grammar> grammars;

  private DateFinder(Map<String, Grammar> grammars) {
    this.grammars = grammars;
  }

  /// Loads the rules of all languages.
  public static DateFinder load() {
    return new DateFinder(
        LANGUAGES.stream()
            .collect(Collectors.toUnmodifiableMap(Function.identity(), Grammar::load)));
  }

  Grammar grammar(String language) {
    Grammar grammar = grammars.get(language);
    return grammar == null ? grammar(ANY) : grammar;
  }

  private Grammar grammarOf(Reading reading) {
    String language = Languages.of(reading.text(), reading.article().from().language());
    return grammar(language.isEmpty() ? "en" : language);
  }

  /// In the order of the text, none overlapping another.
  public List<When> findDates(Reading reading) {
    return findDates(reading, grammarOf(reading));
  }

  /// The same, with days reckoned from `anchor`, whatever day of publication the article has.
  public List<When> findDates(Reading reading, LocalDate anchor) {
    return findDates(reading, grammarOf(reading), anchor);
  }

  static List<When> findDates(Reading reading, Grammar grammar) {
    Stamp published = reading.article().times().published();
    return findDates(reading, grammar, published == null ? null : published.day());
  }

  private static List<When> findDates(
      Reading reading, Grammar grammar, @Nullable LocalDate anchor) {
    List<When> dates = new ArrayList<>();
    String reference = "";
    String quarter = "";
    int quarterAt = 0;
    for (Sentence sentence : reading.sentences()) {
      List<Word> words = Word.of(sentence.tokens(), grammar.lexicon());
      int at = 0;
      while (at < words.size()) {
        int here = words.get(at).span().start();
        Grammar.Match match =
            grammar.match(
                words, at, anchor, reference, here - quarterAt <= QUARTER_REACH ? quarter : "");
        if (match == null) {
          at++;
          continue;
        }
        Span span =
            new Span(
                words.get(match.start()).span().start(), words.get(match.end() - 1).span().end());
        String rule =
            match.value().startsWith("XX") && anchor == null
                ? match.rule().name() + ", day of publication unknown"
                : match.rule().name();
        dates.add(
            new When(
                span,
                span.of(reading.text()),
                match.rule().kind(),
                match.value(),
                classOf(words, match, "mod"),
                classOf(words, match, "zone"),
                rule));
        if (match.rule().kind() != When.Kind.SET && Character.isDigit(match.value().charAt(0))) {
          reference = match.value();
          // neither the quarter of the year before that stands beside a result is the one reported
          // on, nor one that has yet to end
          if (QUARTER.matcher(match.value()).matches()
              && (anchor == null || match.value().compareTo(quarterOf(anchor)) < 0)
              && (here - quarterAt > QUARTER_REACH || match.value().compareTo(quarter) >= 0)) {
            quarter = match.value();
            quarterAt = span.end();
          }
        }
        at = match.end();
      }
    }
    return List.copyOf(dates);
  }

  /// The value that one of an expression's words has in a class: the first that has one.
  private static @Nullable String classOf(List<Word> words, Grammar.Match match, String className) {
    for (Word word : words.subList(match.start(), match.end())) {
      String value = word.in(className);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  private static String quarterOf(LocalDate day) {
    return day.getYear() + "-Q" + day.get(IsoFields.QUARTER_OF_YEAR);
  }
}
