package org.rapporteur.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rapporteur.model.Name;
import org.rapporteur.model.Sentence;
import org.rapporteur.model.Span;
import org.rapporteur.reading.SequenceTagger.Segment;
import org.rapporteur.reading.SequenceTagger.Sequence;

/// Finds the names in a text and says what kind each is; [Resolver] then says whom it names. Loaded once, immutable, shared between
/// threads.
final class NameFinder {
  private static final String WEIGHTS = "names.bin";
  private static final String RULE = "tagger";

  private final NameFeatures features;
  private final SequenceTagger tagger;

  private NameFinder(NameFeatures features, SequenceTagger tagger) {
    this.features = features;
    this.tagger = tagger;
  }

  static NameFinder load(Gazetteer gazetteer) {
    try (InputStream in = NameFinder.class.getResourceAsStream(WEIGHTS)) {
      if (in == null) {
        throw new IllegalArgumentException("no weights " + WEIGHTS);
      }
      return new NameFinder(new NameFeatures(gazetteer), SequenceTagger.read(in));
    } catch (IOException e) {
      throw new UncheckedIOException(WEIGHTS, e);
    }
  }

  /// The names in `sentences` of `text`, in order, none inside another; each its own entity.
  List<Name> findNames(String text, List<Sentence> sentences) {
    List<Name> names = new ArrayList<>();
    List<Sequence> sequences = features.sequences(text, sentences);
    for (int i = 0; i < sequences.size(); i++) {
      Sentence sentence = sentences.get(i);
      for (Segment segment : tagger.segments(tagger.tag(sequences.get(i), 0))) {
        Span span =
            new Span(
                sentence.tokens().get(segment.start()).span().start(), sentence.tokens().get(segment.end() - 1).span().end());
        String printed = span.of(text);
        names.add(new Name(span, printed, Name.Kind.valueOf(segment.type().toUpperCase(Locale.ROOT)), printed, RULE));
      }
    }
    return names;
  }
}
