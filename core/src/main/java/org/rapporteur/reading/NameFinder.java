package org.rapporteur.reading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Gear;
import org.rapporteur.model.Name;
import org.rapporteur.model.Sentence;
import org.rapporteur.model.Span;
import org.rapporteur.model.Token;
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

  /// What the tagger's own scores count, and what the encoder's do. On outlets left out .7 and .8
  /// give names .003 more, but stories, fitted on the tagger's names, .003 less (ECB+).
  private static final float OWN = 1;
  private static final float SHARE = .5f;

  private final NameFeatures features;
  private final SequenceTagger tagger;
  private final @Nullable Encoder encoder;

  private NameFinder(NameFeatures features, SequenceTagger tagger, @Nullable Encoder encoder) {
    this.features = features;
    this.tagger = tagger;
    this.encoder = encoder;
  }

  /// @param encoder null for the fast gear
  static NameFinder load(Gazetteer gazetteer, @Nullable Encoder encoder) {
    return new NameFinder(
        new NameFeatures(gazetteer), SequenceTagger.load(NameFinder.class, WEIGHTS), encoder);
  }

  /// The names in `sentences` of `text`, in order, none inside another; each its own entity.
  List<Name> findNames(String text, List<Sentence> sentences) {
    List<Name> names = new ArrayList<>();
    List<Sequence> sequences = features.sequences(text, sentences);
    List<Encoder.Encoded> encoded = encoder == null ? List.of() : encoder.read(text, sentences);
    Gear gear = encoder == null ? Gear.FAST : Gear.FULL;
    for (int i = 0; i < sequences.size(); i++) {
      Sentence sentence = sentences.get(i);
      SequenceTagger.Scored scored = tagger.score(sequences.get(i));
      if (encoder != null) {
        scored = scored.with(OWN, encoded.get(i).names(), SHARE);
      }
      for (Segment segment : tagger.segments(scored.tag())) {
        Span span =
            new Span(
                sentence.tokens().get(segment.start()).span().start(),
                sentence.tokens().get(segment.end() - 1).span().end());
        String printed = span.of(text);
        Name.Kind kind = Name.Kind.valueOf(segment.type().toUpperCase(Locale.ROOT));
        names.add(
            new Name(
                span,
                printed,
                kind == Name.Kind.PERSON && isOfOffice(sentence, segment) ? Name.Kind.GROUP : kind,
                printed,
                RULE,
                gear));
      }
    }
    return agreed(names);
  }

  /// *Arlovian | Prime Minister Anna Rossi*: one word before an office of state is no person.
  private static boolean isOfOffice(Sentence sentence, Segment segment) {
    int i = segment.end();
    List<Token> tokens = sentence.tokens();
    while (i < tokens.size() && Roles.isModifier(tokens.get(i).lower())) {
      i++;
    }
    if (segment.end() - segment.start() != 1 || i >= tokens.size()) {
      return false;
    }
    String word = tokens.get(i).lower();
    return Roles.sameRole(word, "president") || Roles.sameRole(word, "minister");
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
      agreed.add(kind == name.kind() ? name : name.as(kind, name.entity(), RULE_AGREED));
    }
    return agreed;
  }

  private static void vote(
      Map<String, Map<Name.Kind, Integer>> votes, String text, Name.Kind kind) {
    votes.computeIfAbsent(text, key -> new EnumMap<>(Name.Kind.class)).merge(kind, 1, Integer::sum);
  }
}
