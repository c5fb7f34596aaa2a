package org.rapporteur.statements;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Sentence;
import org.rapporteur.model.Span;
import org.rapporteur.reading.Encoder;
import org.rapporteur.reading.SequenceTagger;
import org.rapporteur.reading.SequenceTagger.Segment;

/// Drafts statements, a paragraph at a time: tags its words, in the full gear with the encoder's
/// help, links contents to cues and cues to sources, and leaves out what is unsure. Shared between
/// threads.
final class DraftTagger {
  /// Added to the score of labels that begin a source, where a cue was left without one.
  private static final float EAGER_BONUS = 3f;

  /// Words that are cues this often can carry a statement within an outlet's or anybody's account.
  static final float SURE_CUE = .5f;

  /// Words that are cues this often can carry one within what a person said: *said*, *told*.
  static final float SUREST_CUE = .8f;

  /// A statement of a cue that was left out is given when the tagger, told of the cue, is at least
  /// so sure. Tuned on PolNeAR's dev articles: F1 rises by .002.
  private static final double LEAST_GIVEN = .85;

  private static final Set<String> DECLINED =
      Set.of("declined", "declines", "declining", "refused", "refuses", "refusing");
  private static final Set<String> SILENCE =
      Set.of("comment", "elaborate", "answer", "respond", "say", "speak", "talk");

  /// Words of one paragraph that are tried as cues of statements left out, and unsure statements
  /// looked at again, at most.
  private static final int MOST_TRIES = 10;

  /// The scores of a word that the encoder did not come to.
  private static final float[] UNREAD = {};

  /// A content of fewer words, left to a sure cue by a lesser one, is none.
  private static final int FEWEST_WORDS = 5;

  private final StatementModel model;
  private final @Nullable Encoder encoder;
  private final StatementFinder.Settings settings;

  /// @param encoder null for the fast gear
  DraftTagger(StatementModel model, @Nullable Encoder encoder, StatementFinder.Settings settings) {
    this.model = model;
    this.encoder = encoder;
    this.settings = settings;
  }

  /// The paragraphs as the tagger weighs them, and in the full gear the encoder too.
  List<SequenceTagger.Scored> scored(Reading reading, List<Paragraph> paragraphs) {
    List<SequenceTagger.Scored> scored =
        StatementFeatures.sequences(paragraphs, model.lexicon()).stream()
            .map(model.tagger()::score)
            .toList();
    if (encoder == null) {
      return scored;
    }
    List<Sentence> sentences = reading.sentences();
    List<Encoder.Encoded> encoded = encoder.read(reading.text(), sentences);
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < encoded.size(); i++) {
      float[][] words = encoded.get(i).statements();
      for (int word = 0; word < sentences.get(i).tokens().size(); word++) {
        rows.add(word < words.length ? words[word] : UNREAD);
      }
    }
    List<SequenceTagger.Scored> together = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < scored.size(); i++) {
      int to = from + paragraphs.get(i).length();
      float[][] own = rows.subList(from, to).toArray(new float[0][]);
      together.add(scored.get(i).with(settings.own(), own, settings.share()));
      from = to;
    }
    return together;
  }

  List<Draft> drafts(int number, Paragraph paragraph, SequenceTagger.Scored scored) {
    Linker linker = linker(paragraph, scored, settings.beginBonus());
    List<Linker.Link> links = linker.links(model.ranker());
    if (links.isEmpty()) {
      List<Draft> drafts = new ArrayList<>();
      declined(number, paragraph, scored, drafts);
      return drafts;
    }
    double[][] posteriors = scored.posteriors();
    boolean allHave = links.stream().allMatch(link -> link.source() != null);
    List<Linker.Link> eager =
        allHave ? List.of() : linker(paragraph, scored, EAGER_BONUS).links(model.ranker());
    List<Draft> drafts = new ArrayList<>();
    int looks = 0;
    for (Linker.Link link : links) {
      Segment source = link.source() != null ? link.source() : eagerSource(link, eager);
      Linker.Link whole = new Linker.Link(link.contents(), link.cue(), source);
      double confidence = confidence(paragraph, whole, posteriors);
      if (confidence >= settings.least() && (source == null || !isArticle(paragraph, source))) {
        drafts.add(draft(number, paragraph, whole, "tagged", confidence));
      } else if (looks++ < MOST_TRIES) {
        secondLook(number, paragraph, linker, links, whole, posteriors).ifPresent(drafts::add);
      }
    }
    leftOut(number, paragraph, scored, drafts);
    declined(number, paragraph, scored, drafts);
    drafts.sort(Comparator.comparing(Draft::span));
    return drafts;
  }

  /// Adds what a sure cue says that no statement was found for: *…, with Rossi writing in the
  /// Lakeside Times that …*. The paragraph is tagged anew with the cue known to be one.
  private void leftOut(
      int number, Paragraph paragraph, SequenceTagger.Scored scored, List<Draft> drafts) {
    int tries = 0;
    for (int i = 0; i < paragraph.length() && tries < MOST_TRIES; i++) {
      Span word = paragraph.spanOf(i);
      if (paragraph.quoted(i)
          || model.lexicon().share(paragraph.word(i)) < SURE_CUE
          || drafts.stream().anyMatch(draft -> takes(draft, word))) {
        continue;
      }
      tries++;
      SequenceTagger.Scored given = scored.given(i, StatementModel.LABELS.indexOf("B-cue"));
      double[][] posteriors = given.posteriors();
      int cue = i;
      for (Linker.Link link :
          linker(paragraph, given, settings.beginBonus()).links(model.ranker())) {
        Segment known = link.cue();
        Segment source = link.source();
        if (known == null
            || known.start() != cue
            || source == null
            || isArticle(paragraph, source)) {
          continue;
        }
        boolean fresh =
            link.contents().stream()
                .map(content -> paragraph.spanOf(content.start(), content.end()))
                .noneMatch(
                    span ->
                        drafts.stream()
                            .flatMap(draft -> draft.content().stream())
                            .anyMatch(span::overlaps));
        if (fresh && sureness(link, posteriors) >= LEAST_GIVEN) {
          double confidence = confidence(paragraph, link, posteriors);
          drafts.add(draft(number, paragraph, link, "known-cue", confidence));
        }
      }
    }
  }

  /// *declined to comment*, with who did: what they would not do is the content.
  private void declined(
      int number, Paragraph paragraph, SequenceTagger.Scored scored, List<Draft> drafts) {
    int tries = 0;
    for (int i = 1; i + 2 < paragraph.length() && tries < MOST_TRIES; i++) {
      boolean declines = DECLINED.contains(paragraph.word(i)) && paragraph.word(i + 1).equals("to");
      Span words = paragraph.spanOf(i, i + 3);
      if (!declines
          || !SILENCE.contains(paragraph.word(i + 2))
          || paragraph.quoted(i)
          || drafts.stream().anyMatch(draft -> takes(draft, words))) {
        continue;
      }
      tries++;
      SequenceTagger.Scored given = scored.given(i, StatementModel.LABELS.indexOf("B-cue"));
      Linker linker = linker(paragraph, given, EAGER_BONUS);
      for (Segment cue : linker.cues()) {
        int best = cue.start() == i ? model.ranker().best(linker.sourceCandidates(cue)) : -1;
        if (best >= 0 && best < linker.sources().size()) {
          Segment source = linker.sources().get(best);
          drafts.add(
              new Draft(
                  number,
                  List.of(paragraph.spanOf(i + 1, i + 3)),
                  spanOf(paragraph, source),
                  paragraph.spanOf(i),
                  "declined",
                  sureness(source, given.posteriors())));
          break;
        }
      }
    }
  }

  private static boolean takes(Draft draft, Span word) {
    return (draft.cue() != null && draft.cue().overlaps(word))
        || draft.content().stream().anyMatch(word::overlaps);
  }

  private static Draft draft(
      int number, Paragraph paragraph, Linker.Link link, String rule, double confidence) {
    return new Draft(
        number,
        link.contents().stream()
            .map(segment -> paragraph.spanOf(segment.start(), segment.end()))
            .toList(),
        spanOf(paragraph, link.source()),
        spanOf(paragraph, link.cue()),
        rule,
        confidence);
  }

  /// What an unsure tagging may have missed in its sentence: a sure cue with its speaker that was
  /// left without content (*…, an aide said*, the content having gone to a lesser cue), or one
  /// within what was taken for content.
  private Optional<Draft> secondLook(
      int number,
      Paragraph paragraph,
      Linker linker,
      List<Linker.Link> links,
      Linker.Link link,
      double[][] posteriors) {
    int sentence = paragraph.sentenceOf(link.contents().getFirst().start());
    for (Segment cue : linker.cues()) {
      if (paragraph.sentenceOf(cue.start()) == sentence
          && !cue.equals(link.cue())
          && isSure(paragraph, cue)) {
        if (links.stream().anyMatch(other -> cue.equals(other.cue()))) {
          continue;
        }
        int best = model.ranker().best(linker.sourceCandidates(cue));
        Segment source = best < linker.sources().size() ? linker.sources().get(best) : null;
        int start = paragraph.sentenceStart(sentence);
        int end = source == null ? start : Math.min(source.start(), cue.start());
        if (source != null
            && end - start >= FEWEST_WORDS
            && source.start() < cue.start() + FEWEST_WORDS) {
          int last = paragraph.word(end - 1).equals(",") ? end - 1 : end;
          Segment content = new Segment("content<", start, last);
          Linker.Link inferred = new Linker.Link(List.of(content), cue, source);
          double sureness = (sureness(cue, posteriors) + sureness(source, posteriors)) / 2;
          double confidence = calibrated(paragraph, inferred, sureness);
          return confidence < settings.least()
              ? Optional.empty()
              : Optional.of(draft(number, paragraph, inferred, "second-look", confidence));
        }
      }
    }
    Segment content = link.contents().getFirst();
    if (content.end() - content.start() <= FEWEST_WORDS) {
      return Optional.empty();
    }
    Paragraph part = paragraph.part(paragraph.spanOf(content.start(), content.end()));
    SequenceTagger.Scored scored = scored(part);
    for (Linker.Link inner : linker(part, scored, settings.beginBonus()).links(model.ranker())) {
      Segment cue = inner.cue();
      double confidence = confidence(part, inner, scored.posteriors());
      if (cue != null
          && inner.source() != null
          && isSure(part, cue)
          && confidence >= settings.least()) {
        return Optional.of(draft(number, part, inner, "second-look", confidence));
      }
    }
    return Optional.empty();
  }

  /// Whether `cue` stands in nobody's words and holds a word that is nearly always one.
  private boolean isSure(Paragraph paragraph, Segment cue) {
    return cueShare(paragraph, cue) >= SUREST_CUE;
  }

  /// How often the cue's most telling word outside quote marks is one, 0 to 1.
  private float cueShare(Paragraph paragraph, @Nullable Segment cue) {
    if (cue == null) {
      return 0;
    }
    float most = 0;
    for (int i = cue.start(); i < cue.end(); i++) {
      if (!paragraph.quoted(i)) {
        most = Math.max(most, model.lexicon().share(paragraph.word(i)));
      }
    }
    return most;
  }

  private static @Nullable Span spanOf(Paragraph paragraph, @Nullable Segment segment) {
    return segment == null ? null : paragraph.spanOf(segment.start(), segment.end());
  }

  /// What belongs together in a part of a paragraph, by the tagger alone.
  List<Linker.Link> links(Paragraph part) {
    return linker(part, scored(part)).links(model.ranker());
  }

  private SequenceTagger.Scored scored(Paragraph part) {
    return model
        .tagger()
        .score(StatementFeatures.sequences(List.of(part), model.lexicon()).getFirst());
  }

  /// A linker over the paragraph's tagging.
  Linker linker(Paragraph paragraph, SequenceTagger.Scored scored) {
    return linker(paragraph, scored, settings.beginBonus());
  }

  private Linker linker(Paragraph paragraph, SequenceTagger.Scored scored, float sourceBonus) {
    float[] bonus = new float[StatementModel.LABELS.size()];
    for (int label = 0; label < bonus.length; label++) {
      String name = StatementModel.LABELS.get(label);
      bonus[label] =
          name.startsWith("B-source")
              ? sourceBonus
              : name.startsWith("B-") ? settings.beginBonus() : 0;
    }
    return new Linker(paragraph, model.tagger().segments(scored.tag(bonus)));
  }

  /// The source of the same cue in a tagging that would rather see one than none.
  private static @Nullable Segment eagerSource(Linker.Link link, List<Linker.Link> eager) {
    Segment cue = link.cue();
    for (Linker.Link other : eager) {
      if (cue != null && cue.equals(other.cue())) {
        return other.source();
      }
    }
    return null;
  }

  private static boolean isArticle(Paragraph paragraph, Segment segment) {
    String word = paragraph.word(segment.start());
    return segment.end() - segment.start() == 1
        && (word.equals("the") || word.equals("a") || word.equals("an"));
  }

  /// How often statements like this one are right, 0 to 1.
  private double confidence(Paragraph paragraph, Linker.Link link, double[][] posteriors) {
    return calibrated(paragraph, link, sureness(link, posteriors));
  }

  private double calibrated(Paragraph paragraph, Linker.Link link, double sureness) {
    boolean quoted =
        link.contents().stream()
            .anyMatch(content -> paragraph.anyQuoted(content.start(), content.end()));
    return settings.calibration().of(sureness, cueShare(paragraph, link.cue()), quoted);
  }

  /// The mean of how sure the tagger is of the cue, the source and the contents; what is missing
  /// counts 0.
  private static double sureness(Linker.Link link, double[][] posteriors) {
    double contents =
        link.contents().stream()
            .mapToDouble(content -> sureness(content, posteriors))
            .average()
            .orElse(0);
    return (contents + sureness(link.cue(), posteriors) + sureness(link.source(), posteriors)) / 3;
  }

  /// How sure the tagger is of a segment, 0 to 1; 0 where there is none.
  static double sureness(@Nullable Segment segment, double[][] posteriors) {
    if (segment == null) {
      return 0;
    }
    int begin = StatementModel.LABELS.indexOf("B-" + segment.type());
    double sum = posteriors[segment.start()][begin];
    for (int i = segment.start() + 1; i < segment.end(); i++) {
      sum += posteriors[i][begin + 1];
    }
    return sum / (segment.end() - segment.start());
  }
}
