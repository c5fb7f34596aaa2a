package org.rapporteur.statements;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Name;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Span;

/// Articles by somebody that an outlet carried, where the text tells of one: *The Lakeside Times
/// carried an article from Rossi*. What Rossi is then said to have written is known through the
/// outlet.
final class Writings {
  /// Words for what is written for an outlet.
  static final Set<String> WRITINGS =
      Set.of(
          "article",
          "articles",
          "op",
          "oped",
          "column",
          "essay",
          "piece",
          "commentary",
          "editorial",
          "letter",
          "post");

  private static final Set<String> CARRYING =
      Set.of("carried", "published", "ran", "printed", "carries", "publishes", "runs");
  private static final Set<String> BY = Set.of("by", "from");
  private static final Set<String> WRITING =
      Set.of("wrote", "writes", "writing", "written", "penned");

  /// Words between an outlet and what it carried, and from there to the author, at most.
  private static final int FAR = 12;

  private final Reading reading;
  private final List<Writing> writings = new ArrayList<>();

  private record Writing(Span sentence, Span outlet, String author) {}

  Writings(Reading reading, List<Paragraph> paragraphs) {
    this.reading = reading;
    for (Paragraph paragraph : paragraphs) {
      for (int i = 1; i < paragraph.length(); i++) {
        if (CARRYING.contains(paragraph.word(i)) && !paragraph.quoted(i)) {
          find(paragraph, i).ifPresent(writings::add);
        }
      }
    }
  }

  private Optional<Writing> find(Paragraph paragraph, int carried) {
    int sentence = paragraph.sentenceOf(carried);
    Span outlet = null;
    for (int from = Math.max(paragraph.sentenceStart(sentence), carried - FAR);
        from < carried && outlet == null;
        from++) {
      if (!startsPhrase(paragraph, from)) {
        continue;
      }
      for (int to = carried; to > Math.max(from, carried - 2) && outlet == null; to--) {
        Span span = paragraph.spanOf(from, to);
        outlet = Outlets.isOutlet(span.of(reading.text())) ? span : null;
      }
    }
    int end = paragraph.sentenceEnd(sentence);
    int written = carried + 1;
    while (written < Math.min(end, carried + FAR) && !WRITINGS.contains(paragraph.word(written))) {
      written++;
    }
    for (int i = written + 1; outlet != null && i < Math.min(end - 1, written + FAR); i++) {
      if (BY.contains(paragraph.word(i))) {
        for (Name name : reading.namesIn(paragraph.spanOf(i + 1, Math.min(end, i + 1 + FAR)))) {
          if (name.kind() == Name.Kind.PERSON) {
            Span whole =
                paragraph.spanOf(
                    paragraph.sentenceStart(sentence), paragraph.sentenceEnd(sentence));
            return Optional.of(new Writing(whole, outlet, name.entity()));
          }
        }
      }
    }
    return Optional.empty();
  }

  /// Whether a word begins here that is no ending of the one before: not the *s* of *Arlovia's*.
  private static boolean startsPhrase(Paragraph paragraph, int token) {
    return Character.isLetter(paragraph.printed(token).charAt(0))
        && (token == 0 || "'-".indexOf(paragraph.word(token - 1).charAt(0)) < 0);
  }

  /// The outlet through which what `speaker` wrote is known: the last that carried an article of
  /// theirs, when the cue says that they wrote or stands in the same sentence.
  Optional<Span> outletOf(String speaker, @Nullable Span cue) {
    if (cue == null || writings.isEmpty()) {
      return Optional.empty();
    }
    boolean writes = false;
    for (String word : cue.of(reading.text()).toLowerCase(Locale.ROOT).split("\\W+")) {
      writes |= WRITING.contains(word);
    }
    for (Writing writing : writings.reversed()) {
      boolean before = writing.sentence().end() <= cue.start();
      boolean same = writing.sentence().contains(cue);
      if (writing.author().equals(speaker) && (same || (before && writes))) {
        return Optional.of(writing.outlet());
      }
    }
    return Optional.empty();
  }
}
