package org.rapporteur.statements;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Name;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Span;
import org.rapporteur.reading.WordList;

/// Statements that the build of a sentence tells, where the tagger finds none or runs two into one:
///
/// - *According to the Harbour Authority, the bridge is old.*
/// - *…, with Rossi writing in the Lakeside Times that …*
/// - *Rossi said the bridge is old and confirmed that …*
/// - *Rossi left early, calling the plan “a mistake”.*
///
/// And takes away what is told of no speech: *the town presents itself as a port*.
final class Clauses {
  private static final Set<String> PARTICIPLES =
      WordList.words(Clauses.class, "en/participles.txt");
  private static final Set<String> REFLEXIVES =
      Set.of("itself", "themselves", "himself", "herself");
  private static final Set<String> PRONOUNS = Set.of("he", "she", "they", "it");

  /// A second verb with *that* after it is one of saying when it is a cue so often.
  private static final float SECOND_CUE = .25f;

  /// *presents itself*: a verb before a reflexive tells speech when it is a cue so often.
  private static final float TELLS_OF_SELF = .25f;

  /// Tokens from *writing* to its *that*, at most.
  private static final int THAT_REACH = 14;

  /// The build of a sentence says less surely than a cue beside its source.
  private static final double BY_BUILD = .8;

  private final Reading reading;
  private final int number;
  private final Paragraph paragraph;
  private final CueLexicon lexicon;
  private final List<Draft> drafts;

  private Clauses(
      Reading reading, int number, Paragraph paragraph, CueLexicon lexicon, List<Draft> drafts) {
    this.reading = reading;
    this.number = number;
    this.paragraph = paragraph;
    this.lexicon = lexicon;
    this.drafts = drafts;
  }

  /// Changes `drafts`, those of `paragraph`, in place.
  static void refine(
      Reading reading, int number, Paragraph paragraph, CueLexicon lexicon, List<Draft> drafts) {
    Clauses clauses = new Clauses(reading, number, paragraph, lexicon, drafts);
    drafts.removeIf(clauses::tellsOfNoSpeech);
    for (int i = 0; i < paragraph.length(); i++) {
      if (paragraph.quoted(i)) {
        continue;
      }
      String word = paragraph.word(i);
      if (word.equals("with")) {
        clauses.withWriter(i);
      } else if (word.equals("according")
          && i == paragraph.sentenceStart(paragraph.sentenceOf(i))) {
        clauses.accordingTo(i);
      } else if (i > 0 && PARTICIPLES.contains(word) && paragraph.word(i - 1).equals(",")) {
        clauses.participle(i);
      } else if (i > 0
          && (paragraph.word(i - 1).equals("and") || paragraph.word(i - 1).equals("but"))) {
        clauses.secondVerb(i);
      }
    }
  }

  private boolean tellsOfNoSpeech(Draft draft) {
    Span cue = draft.cue();
    int first = paragraph.tokenAt(draft.span().start());
    return cue != null
        && REFLEXIVES.contains(paragraph.word(first))
        && lexicon.share(paragraph.word(paragraph.tokenAt(cue.end() - 1))) < TELLS_OF_SELF;
  }

  private void withWriter(int with) {
    Optional<Name> name =
        with + 1 < paragraph.length()
            ? reading.nameAt(paragraph.spanOf(with + 1).start())
            : Optional.empty();
    if (name.isEmpty()) {
      return;
    }
    int verb = paragraph.tokenAt(name.get().span().end());
    if (verb >= paragraph.length() || !PARTICIPLES.contains(paragraph.word(verb))) {
      return;
    }
    int end = contentEnd(verb);
    for (int i = verb + 1; i < Math.min(end - 1, verb + THAT_REACH) && !paragraph.quoted(i); i++) {
      if (paragraph.word(i).equals("that")) {
        Span content = paragraph.spanOf(i, end);
        drafts.removeIf(draft -> draft.content().stream().anyMatch(content::overlaps));
        add(content, name.get().span(), paragraph.spanOf(verb), BY_BUILD);
        return;
      }
    }
  }

  private void accordingTo(int according) {
    if (according + 2 >= paragraph.length() || !paragraph.word(according + 1).equals("to")) {
      return;
    }
    Optional<Span> source = Channel.phraseAt(reading, paragraph, according + 2, List.of());
    int comma = source.isPresent() ? paragraph.tokenAt(source.get().end()) : paragraph.length();
    int end = contentEnd(according);
    if (comma + 1 >= end || !paragraph.word(comma).equals(",")) {
      return;
    }
    Span content = paragraph.spanOf(comma + 1, end);
    if (isFree(content)) {
      add(content, source.orElseThrow(), paragraph.spanOf(according, according + 2), BY_BUILD);
    }
  }

  private void participle(int verb) {
    int end = contentEnd(verb);
    if (verb + 1 >= end || !holdsQuotation(verb + 1, end) || isCue(verb)) {
      return;
    }
    Span content = paragraph.spanOf(verb + 1, end);
    Draft whole = around(verb);
    if (whole != null) {
      split(whole, verb - 1, verb, content);
    } else if (isFree(content)) {
      Draft before = lastBefore(verb);
      Span source = before == null ? subjectOf(paragraph.sentenceOf(verb)) : before.source();
      if (source != null) {
        add(content, source, paragraph.spanOf(verb), BY_BUILD);
      }
    }
  }

  private void secondVerb(int verb) {
    String word = paragraph.word(verb);
    boolean verbal =
        word.endsWith("ed") || word.equals("said") || word.equals("wrote") || word.equals("says");
    int end = contentEnd(verb);
    boolean says =
        verbal
            && verb + 2 < end
            && paragraph.word(verb + 1).equals("that")
            && lexicon.share(word) >= SECOND_CUE;
    if (!says || isCue(verb)) {
      return;
    }
    Span content = paragraph.spanOf(verb + 1, end);
    Draft whole = around(verb);
    if (whole != null) {
      split(whole, verb - 1, verb, content);
    } else if (isFree(content)) {
      Draft before = lastBefore(verb);
      if (before != null
          && before.source() != null
          && before.source().end() <= before.span().start()) {
        add(content, before.source(), paragraph.spanOf(verb), before.confidence() * BY_BUILD);
      }
    }
  }

  /// What `whole` took in from token `cut` on is a statement of its own, with the same source.
  private void split(Draft whole, int cut, int verb, Span content) {
    int last = cut;
    int first = paragraph.tokenAt(whole.content().getLast().start());
    while (last > first && paragraph.word(last - 1).equals(",")) {
      last--;
    }
    if (last <= first || whole.source() == null) {
      return;
    }
    List<Span> kept = new ArrayList<>(whole.content().subList(0, whole.content().size() - 1));
    kept.add(paragraph.spanOf(first, last));
    Draft shorter =
        new Draft(number, kept, whole.source(), whole.cue(), whole.rule(), whole.confidence());
    drafts.set(drafts.indexOf(whole), shorter);
    add(content, whole.source(), paragraph.spanOf(verb), whole.confidence() * BY_BUILD);
  }

  private void add(Span content, Span source, Span cue, double confidence) {
    drafts.add(new Draft(number, List.of(content), source, cue, "clause", confidence));
  }

  /// The draft after whose cue, in the last stretch of whose content, `token` stands, in one
  /// sentence.
  private @Nullable Draft around(int token) {
    Span word = paragraph.spanOf(token);
    for (Draft draft : drafts) {
      Span cue = draft.cue();
      Span last = draft.content().getLast();
      boolean inside =
          last.overlaps(word)
              && paragraph.sentenceOf(paragraph.tokenAt(last.start()))
                  == paragraph.sentenceOf(token);
      if (inside && cue != null && cue.end() <= last.start()) {
        return draft;
      }
    }
    return null;
  }

  private @Nullable Draft lastBefore(int token) {
    Draft last = null;
    for (Draft draft : drafts) {
      boolean before = draft.span().end() <= paragraph.spanOf(token).start();
      if (before
          && paragraph.sentenceOf(paragraph.tokenAt(draft.span().start()))
              == paragraph.sentenceOf(token)) {
        last = last == null || last.span().start() < draft.span().start() ? draft : last;
      }
    }
    return last;
  }

  /// The name or pronoun that begins the sentence.
  private @Nullable Span subjectOf(int sentence) {
    int start = paragraph.sentenceStart(sentence);
    if (PRONOUNS.contains(paragraph.word(start))) {
      return paragraph.spanOf(start);
    }
    return reading.nameAt(paragraph.spanOf(start).start()).map(Name::span).orElse(null);
  }

  private boolean isFree(Span content) {
    return drafts.stream().flatMap(draft -> draft.content().stream()).noneMatch(content::overlaps);
  }

  private boolean isCue(int token) {
    Span word = paragraph.spanOf(token);
    return drafts.stream().anyMatch(draft -> draft.cue() != null && draft.cue().overlaps(word));
  }

  private boolean holdsQuotation(int start, int end) {
    for (int i = start; i < end; i++) {
      if (paragraph.quoted(i)) {
        return true;
      }
    }
    return false;
  }

  /// One past the last token of the sentence that holds `token`, its stop left out.
  private int contentEnd(int token) {
    int end = paragraph.sentenceEnd(paragraph.sentenceOf(token));
    return !paragraph.quoted(end - 1) && paragraph.word(end - 1).equals(".") ? end - 1 : end;
  }
}
