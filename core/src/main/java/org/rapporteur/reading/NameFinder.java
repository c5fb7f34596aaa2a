package org.rapporteur.reading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rapporteur.model.Name;
import org.rapporteur.model.Sentence;
import org.rapporteur.model.Span;
import org.rapporteur.reading.SequenceTagger.Segment;
import org.rapporteur.reading.SequenceTagger.Sequence;

/// Finds the names in a text and says what kind each is; [Resolver] then says whom it names. Loaded
/// once, immutable, shared between threads.
final class NameFinder {
  private static final String WEIGHTS = "names.bin";
  private static final String RULE = "tagger";
  private static final String RULE_AGREED = "tagger, other places";

  /// With fewer places of a name, two thirds of them decide nothing. Tuned with the two thirds on
  /// outlets held out: F1 .8294 to .8308.
  private static final int FEWEST_VOTES = 3;

  private final NameFeatures features;
  private final SequenceTagger tagger;

  private NameFinder(NameFeatures features, SequenceTagger tagger) {
    this.features = features;
    this.tagger = tagger;
  }

  static NameFinder load(Gazetteer gazetteer) {
    return new NameFinder(
        new NameFeatures(gazetteer), SequenceTagger.load(NameFinder.class, WEIGHTS));
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
                sentence.tokens().get(segment.start()).span().start(),
                sentence.tokens().get(segment.end() - 1).span().end());
        String printed = span.of(text);
        names.add(
            new Name(
                span,
                printed,
                Name.Kind.valueOf(segment.type().toUpperCase(Locale.ROOT)),
                printed,
                RULE));
      }
    }
    return agreed(names);
  }

  /// A name that the text prints often has one kind: the one that two thirds of its places were
  /// given. A full name speaks for its surname too.
  private static List<Name> agreed(List<Name> names) {
    Map<String, Map<Name.Kind, Integer>> votes = new HashMap<>();
    for (Name name : names) {
      vote(votes, name.text(), name.kind());
      int space = name.text().lastIndexOf(' ');
      if (name.kind() == Name.Kind.PERSON && space > 0) {
        vote(votes, name.text().substring(space + 1), name.kind());
      }
    }
    List<Name> agreed = new ArrayList<>(names.size());
    for (Name name : names) {
      Name.Kind kind = name.kind();
      Map<Name.Kind, Integer> given = votes.getOrDefault(name.text(), Map.of());
      int all = given.values().stream().mapToInt(Integer::intValue).sum();
      for (Map.Entry<Name.Kind, Integer> entry : given.entrySet()) {
        if (all >= FEWEST_VOTES && entry.getValue() * 3 >= all * 2) {
          kind = entry.getKey();
        }
      }
      agreed.add(
          kind == name.kind()
              ? name
              : new Name(name.span(), name.text(), kind, name.entity(), RULE_AGREED));
    }
    return agreed;
  }

  private static void vote(
      Map<String, Map<Name.Kind, Integer>> votes, String text, Name.Kind kind) {
    votes.computeIfAbsent(text, key -> new EnumMap<>(Name.Kind.class)).merge(kind, 1, Integer::sum);
  }
}
