package org.rapporteur.statements;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Name;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Span;
import org.rapporteur.reading.CalendarWords;

/// To whom a statement was made and by whose account it is known, read off the words around its
/// cue: *told reporters*, *told the BBC*, *in an interview with the Lakeside Times*, *according to
/// state television*. An outlet is never the one spoken to: it is whom we have it from.
///
/// @param addressee where the one spoken to stands, or null
/// @param through where the one we have it from stands, or null
record Channel(@Nullable Span addressee, @Nullable Span through) {
  private static final Set<String> TELLING =
      Set.of(
          "told",
          "tell",
          "tells",
          "telling",
          "informed",
          "informs",
          "informing",
          "assured",
          "assures",
          "assuring",
          "reminded");
  private static final Set<String> SAYING = Set.of("said", "says", "saying");
  private static final Set<String> ENDS_BUT_DAYS =
      Set.of(
          "that",
          "in",
          "on",
          "at",
          "during",
          "by",
          "as",
          "after",
          "before",
          "when",
          "while",
          "if",
          "whether",
          "how",
          "what",
          "why",
          "to",
          "about",
          "from",
          "for",
          "earlier",
          "last",
          "this",
          "late",
          "he",
          "she",
          "they",
          "it",
          "we",
          "i",
          "there",
          "and",
          "but",
          "who",
          "yesterday",
          "today",
          "is",
          "was",
          "were",
          "are");
  private static final Set<String> WRITTEN_FOR = Set.of("by", "in", "for", "on");
  private static final Set<String> PRONOUNS = Set.of("him", "her", "them", "me", "us", "you");
  private static final int LONGEST = 9;

  /// Words between the one told and *that*, at most: *in a call last week*.
  private static final int FAR = 8;

  /// @param cue the statement's own, in `paragraph`
  /// @param speaker is never taken for the one spoken to or through
  static Channel of(
      Reading reading, Paragraph paragraph, Span cue, @Nullable Span speaker, List<Span> content) {
    int first = paragraph.tokenAt(cue.start());
    int last = paragraph.tokenAt(cue.end() - 1);
    Span addressee = null;
    Span through = null;
    for (int i = first; i <= last && i < paragraph.length(); i++) {
      boolean tells = TELLING.contains(paragraph.word(i));
      if (tells || SAYING.contains(paragraph.word(i))) {
        Optional<Span> told = phraseAt(reading, paragraph, i + 1, content);
        boolean outlet = told.isPresent() && Outlets.isOutlet(told.get().of(reading.text()));
        if (outlet) {
          through = told.get();
        } else if (tells && told.isPresent()) {
          addressee = told.get();
        }
      }
    }
    if (speaker != null && addressee == null && through == null) {
      Optional<Span> told = toldBefore(reading, paragraph, speaker);
      if (told.isPresent() && Outlets.isOutlet(told.get().of(reading.text()))) {
        through = told.get();
      } else {
        addressee = told.orElse(null);
      }
    }
    if (through == null) {
      int sentence = paragraph.sentenceOf(Math.min(first, paragraph.length() - 1));
      through = elsewhere(reading, paragraph, sentence, cue, speaker, content).orElse(null);
    }
    return new Channel(addressee, through);
  }

  /// *telling the BBC she feared …*: who was told, just before the speaker of another cue.
  private static Optional<Span> toldBefore(Reading reading, Paragraph paragraph, Span speaker) {
    int source = paragraph.tokenAt(speaker.start());
    for (int i = Math.max(paragraph.sentenceStart(paragraph.sentenceOf(source)), source - FAR);
        i < source;
        i++) {
      if (TELLING.contains(paragraph.word(i))) {
        Optional<Span> told = phraseAt(reading, paragraph, i + 1, List.of());
        if (told.isPresent() && paragraph.tokenAt(told.get().end()) == source) {
          return told;
        }
      }
    }
    return Optional.empty();
  }

  /// Content that takes in the one it was told to (*told | the minister on Friday that …*) begins
  /// after them.
  static List<Span> withoutHearer(
      Reading reading, Paragraph paragraph, Span cue, List<Span> content) {
    int cueEnd = paragraph.tokenAt(cue.end() - 1);
    Span first = content.getFirst();
    int start = paragraph.tokenAt(first.start());
    if (start != cueEnd + 1 || start >= paragraph.length()) {
      return content;
    }
    boolean tells = TELLING.contains(paragraph.word(cueEnd));
    if (!tells && !SAYING.contains(paragraph.word(cueEnd))) {
      return content;
    }
    Optional<Span> hearer = phraseAt(reading, paragraph, start, List.of());
    if (hearer.isEmpty() || (!tells && !Outlets.isOutlet(hearer.get().of(reading.text())))) {
      return content;
    }
    int after = paragraph.tokenAt(hearer.get().end());
    int that = after;
    while (that < paragraph.length()
        && that - after < FAR
        && !paragraph.word(that).equals("that")
        && !paragraph.quoted(that)) {
      that++;
    }
    boolean found = that < paragraph.length() && paragraph.word(that).equals("that");
    int begin = found ? that : after;
    if (begin >= paragraph.length() || paragraph.spanOf(begin).start() >= first.end()) {
      return content;
    }
    List<Span> rest = new ArrayList<>(content.subList(1, content.size()));
    rest.addFirst(new Span(paragraph.spanOf(begin).start(), first.end()));
    return rest;
  }

  /// *in an interview with the BBC*, *according to the Kremlin*, in the cue's sentence but in
  /// nobody's words.
  private static Optional<Span> elsewhere(
      Reading reading,
      Paragraph paragraph,
      int sentence,
      Span cue,
      @Nullable Span speaker,
      List<Span> content) {
    for (int i = paragraph.sentenceStart(sentence) + 1; i < paragraph.sentenceEnd(sentence); i++) {
      String pair = paragraph.word(i - 1) + " " + paragraph.word(i);
      boolean account = pair.equals("according to");
      boolean written =
          WRITTEN_FOR.contains(paragraph.word(i)) && isWriting(paragraph, sentence, i);
      if (!account
          && !written
          && !pair.equals("interview with")
          && !pair.equals("interview to")
          && !pair.equals("statement to")) {
        continue;
      }
      Span words = paragraph.spanOf(i);
      if (words.overlaps(cue) || content.stream().anyMatch(words::overlaps)) {
        continue;
      }
      Optional<Span> phrase = phraseAt(reading, paragraph, i + 1, content);
      if (phrase.isPresent()
          && (speaker == null || !phrase.get().overlaps(speaker))
          && (account || Outlets.isOutlet(phrase.get().of(reading.text())))) {
        return phrase;
      }
    }
    return Optional.empty();
  }

  /// Whether a word ends the phrase for whom something was told.
  private static boolean ends(String word) {
    return ENDS_BUT_DAYS.contains(word) || CalendarWords.WEEKDAYS.contains(word);
  }

  /// *in an article published on Thursday by*.
  private static boolean isWriting(Paragraph paragraph, int sentence, int by) {
    for (int i = by - 1; i >= Math.max(paragraph.sentenceStart(sentence), by - FAR); i--) {
      if (Writings.WRITINGS.contains(paragraph.word(i))) {
        return true;
      }
    }
    return false;
  }

  /// The noun phrase that begins at token `start`: a pronoun, a name with what leads up to it, or a
  /// few words.
  static Optional<Span> phraseAt(
      Reading reading, Paragraph paragraph, int start, List<Span> content) {
    int end = start;
    while (end < paragraph.length() && end - start < LONGEST) {
      int token = end;
      boolean stops =
          !Character.isLetterOrDigit(paragraph.printed(token).charAt(0))
              && "'-&.".indexOf(paragraph.word(token).charAt(0)) < 0;
      boolean last =
          token + 1 >= paragraph.length()
              || paragraph.sentenceOf(token + 1) != paragraph.sentenceOf(token);
      boolean full = last && paragraph.word(token).equals(".");
      if (stops
          || full
          || paragraph.quoted(token)
          || content.stream().anyMatch(span -> span.overlaps(paragraph.spanOf(token)))) {
        break;
      }
      Optional<Name> name = reading.nameAt(paragraph.spanOf(token).start());
      if (name.isPresent()) {
        int after = paragraph.tokenAt(name.get().span().end());
        boolean owner = after < paragraph.length() && paragraph.word(after).equals("'");
        if (!owner && leadsUp(name.get(), paragraph, after)) {
          end = after;
          continue;
        }
        if (!owner) {
          int nameEnd = name.get().span().end();
          int longerEnd = after < paragraph.length() ? paragraph.spanOf(after).end() : nameEnd;
          boolean longer =
              Outlets.isOutlet(new Span(name.get().span().start(), longerEnd).of(reading.text()));
          return Optional.of(
              new Span(paragraph.spanOf(start).start(), longer ? longerEnd : nameEnd));
        }
        end = after + 2;
        continue;
      }
      if (ends(paragraph.word(token))) {
        break;
      }
      end++;
      if (PRONOUNS.contains(paragraph.word(token))
          || (Outlets.isOutlet(paragraph.spanOf(start, end).of(reading.text()))
              && !isOutletAt(reading, paragraph, end))) {
        break;
      }
    }
    end = Math.min(end, paragraph.length());
    return end > start ? Optional.of(paragraph.spanOf(start, end)) : Optional.empty();
  }

  /// *the news agency | Xinhua*: whether what follows a common noun for an outlet is its name.
  private static boolean isOutletAt(Reading reading, Paragraph paragraph, int token) {
    return token < paragraph.length()
        && reading
            .nameAt(paragraph.spanOf(token).start())
            .filter(name -> Outlets.isOutlet(name.text()))
            .isPresent();
  }

  /// *U.S. Secretary of State Rossi*, *Arlovian Foreign Minister Rossi*: a nation before a title.
  private static boolean leadsUp(Name name, Paragraph paragraph, int after) {
    boolean nation = name.kind() == Name.Kind.PLACE || name.kind() == Name.Kind.GROUP;
    return nation
        && after < paragraph.length()
        && !ends(paragraph.word(after))
        && Character.isLetter(paragraph.word(after).charAt(0));
  }
}
