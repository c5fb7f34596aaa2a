package org.rapporteur.events;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.rapporteur.model.Name;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Sentence;
import org.rapporteur.reading.Features;
import org.rapporteur.reading.SequenceTagger.Sequence;
import org.rapporteur.reading.WordList;

/// What the two taggers of this room look at: one finds a sentence's actors, the other says of what
/// type the sentence as a whole tells. Loaded once, immutable, shared between threads; trainer and
/// finder use the same.
public final class EventFeatures {
  /// How many classes of steps there are: any word, a word after a comma, a word in capitals, a
  /// mark.
  public static final int TRANSITION_CLASSES = 4;

  private static final Set<String> PREPOSITIONS =
      Set.of(
          "of", "in", "on", "at", "to", "for", "by", "with", "from", "against", "over", "between",
          "into", "toward", "towards", "about", "after", "before", "near", "under");

  private static final Set<String> AUXILIARIES =
      Set.of(
          "will", "would", "can", "could", "may", "might", "should", "must", "has", "have", "had",
          "is", "are", "was", "were", "be", "been", "not", "to", "being", "did", "does", "do");

  private static final int NONE = Features.valueOf("<none>");

  private final Stems stems;
  private final Cues cues;

  private EventFeatures(Stems stems, Cues cues) {
    this.stems = stems;
    this.cues = cues;
  }

  Stems stems() {
    return stems;
  }

  public static EventFeatures load() {
    Stems stems = new Stems(WordList.lines(EventFeatures.class, "en/words.txt"));
    return new EventFeatures(
        stems, new Cues(WordList.lines(EventFeatures.class, "en/cues.txt"), stems));
  }

  Cues cues() {
    return cues;
  }

  List<Word> words(Sentence sentence) {
    return Word.of(sentence.tokens(), stems);
  }

  /// One item a token: is it part of the source, of the target, or of neither.
  public Sequence actors(Reading reading, Sentence sentence) {
    List<Word> words = words(sentence);
    List<Cues.Hit> hits = cues.hits(words);
    return actors(words, hits, kinds(reading, sentence, words));
  }

  Sequence actors(List<Word> words, List<Cues.Hit> hits, int[] kinds) {
    int length = words.size();
    int[][] features = new int[length][];
    byte[] classes = new byte[length];
    int[] cueBefore = new int[length];
    int[] cueAfter = new int[length];
    Arrays.fill(cueBefore, -1);
    Arrays.fill(cueAfter, -1);
    int[] typeAt = new int[length];
    boolean[] cue = new boolean[length];
    for (Cues.Hit hit : hits) {
      if (hit.strong() && !cue[hit.start()]) {
        cue[hit.start()] = true;
        typeAt[hit.start()] = Features.valueOf(hit.type());
      }
    }
    int last = -1;
    for (int i = 0; i < length; i++) {
      cueBefore[i] = last;
      last = cue[i] ? i : last;
    }
    last = -1;
    int first = -1;
    for (int i = length - 1; i >= 0; i--) {
      cueAfter[i] = last;
      last = cue[i] ? i : last;
      first = cue[i] ? i : first;
    }
    Features gather = new Features();
    String preposition = "";
    int sincePreposition = 0;
    for (int i = 0; i < length; i++) {
      Word word = words.get(i);
      int lower = Features.valueOf(word.lower());
      int shape = shape(word);
      int kind = kinds[i];
      int t = 0;
      gather.add(t++);
      gather.add(t++, lower);
      gather.add(t++, Features.valueOf(word.stem()));
      gather.add(t++, shape, kind);
      gather.add(t++, kind);
      for (int offset = -3; offset <= 3; offset++) {
        int at = i + offset;
        int value = at < 0 || at >= length ? NONE : Features.valueOf(words.get(at).lower());
        gather.add(t++, value);
        gather.add(
            t++,
            at < 0 || at >= length ? NONE : shape(words.get(at)),
            at < 0 || at >= length ? NONE : kinds[at]);
      }
      gather.add(t++, i > 0 ? Features.valueOf(words.get(i - 1).lower()) : NONE, lower);
      gather.add(t++, lower, i + 1 < length ? Features.valueOf(words.get(i + 1).lower()) : NONE);
      gather.add(t++, bucket(i));
      gather.add(t++, bucket(i), kind);
      gather.add(t++, bucket(length - i));
      int before = cueBefore[i];
      int after = cueAfter[i];
      int cueStem = before < 0 ? NONE : Features.valueOf(words.get(before).stem());
      int nextStem = after < 0 ? NONE : Features.valueOf(words.get(after).stem());
      int voiceBefore = before < 0 ? 0 : voice(words, before);
      int voiceAfter = after < 0 ? 0 : voice(words, after);
      gather.add(t++, before < 0 ? 0 : typeAt[before], before < 0 ? 0 : bucket(i - before));
      gather.add(t++, after < 0 ? 0 : typeAt[after], after < 0 ? 0 : bucket(after - i));
      gather.add(t++, voiceBefore, voiceAfter, kind);
      gather.add(t++, before < 0 ? 0 : 1, after < 0 ? 0 : 1, voiceAfter * 3 + voiceBefore);
      gather.add(t++, cueStem, kind);
      gather.add(t++, nextStem, kind);
      gather.add(t++, cueStem, before < 0 ? 0 : bucket(i - before));
      gather.add(t++, nextStem, after < 0 ? 0 : bucket(after - i));
      int side = cue[i] ? 2 : i < first ? 0 : first < 0 ? 3 : 1;
      gather.add(t++, side, shape);
      gather.add(t++, side, kind, Features.valueOf(preposition));
      gather.add(t++, Features.valueOf(preposition), Math.min(4, sincePreposition));
      gather.add(t++, Features.valueOf(preposition), cueStem);
      gather.add(t++, side, lower);
      features[i] = gather.take();
      boolean afterComma = i > 0 && words.get(i - 1).lower().equals(",");
      classes[i] = (byte) (!word.letters() ? 3 : afterComma ? 1 : word.capital() ? 2 : 0);
      sincePreposition++;
      if (PREPOSITIONS.contains(word.lower())) {
        preposition = word.lower();
        sincePreposition = 0;
      } else if (cue[i]) {
        preposition = "<cue>";
        sincePreposition = 0;
      } else if (word.lower().equals(",")) {
        preposition = ",";
        sincePreposition = 0;
      }
    }
    return new Sequence(features, classes);
  }

  /// One item for the whole sentence: of what type does it tell.
  public Sequence type(Reading reading, Sentence sentence) {
    List<Word> words = words(sentence);
    return type(words, cues.hits(words));
  }

  Sequence type(List<Word> words, List<Cues.Hit> hits) {
    Features gather = new Features();
    gather.add(0);
    int length = words.size();
    int strong = 0;
    String firstType = "";
    for (Cues.Hit hit : hits) {
      int type = Features.valueOf(hit.type());
      gather.add(1, type, hit.strong() ? 1 : 0);
      gather.add(2, hit.id());
      gather.add(3, type, bucket(hit.start()));
      if (hit.strong()) {
        strong++;
        if (firstType.isEmpty()) {
          firstType = hit.type();
          gather.add(4, type);
          gather.add(5, Features.valueOf(words.get(hit.start()).stem()));
        }
        int governor = governor(words, hit.start());
        gather.add(6, type, governor);
        gather.add(6, NONE, governor);
        gather.add(7, Features.valueOf(words.get(hit.start()).stem()), governor);
        gather.add(8, type, tense(words, hit.start()));
      }
    }
    gather.add(9, Math.min(3, strong));
    String previous = "<s>";
    String beforeThat = "<s>";
    for (int i = 0; i < length; i++) {
      Word word = words.get(i);
      if (!word.letters()) {
        beforeThat = previous;
        previous = word.lower().equals(",") ? "," : "#";
        continue;
      }
      // whom it is about must not tell the type: names count as one word
      boolean name =
          word.capital()
              && (i > 0 || word.text().length() > 3)
              && !PREPOSITIONS.contains(word.lower());
      String shown = name ? "<name>" : word.stem();
      int stem = Features.valueOf(shown);
      gather.add(10, stem);
      gather.add(11, Features.valueOf(previous), stem);
      gather.add(12, Features.valueOf(beforeThat), stem);
      gather.add(13, Features.valueOf(beforeThat), Features.valueOf(previous), stem);
      if (AUXILIARIES.contains(previous)) {
        gather.add(14, Features.valueOf(previous), stem);
      }
      beforeThat = previous;
      previous = shown;
    }
    return new Sequence(new int[][] {gather.take()}, new byte[] {0});
  }

  /// The verb that governs the cue: *agreed* in *agreed to release*, *will* in *will meet*.
  private static int governor(List<Word> words, int cue) {
    for (int i = cue - 1; i >= Math.max(0, cue - 4); i--) {
      String lower = words.get(i).lower();
      if (lower.equals("to") && i > 0) {
        return Features.valueOf(words.get(i - 1).stem() + " to");
      }
      if (lower.equals("not")
          || lower.equals("will")
          || lower.equals("would")
          || lower.equals("n")) {
        return Features.valueOf(lower);
      }
    }
    return NONE;
  }

  private static int tense(List<Word> words, int cue) {
    String lower = words.get(cue).lower();
    return lower.endsWith("ed") ? 1 : lower.endsWith("ing") ? 2 : lower.endsWith("s") ? 3 : 0;
  }

  /// 2 for a passive cue, else 1.
  private static int voice(List<Word> words, int cue) {
    if (!words.get(cue).lower().endsWith("ed")
        && !words.get(cue).lower().endsWith("n")
        && !words.get(cue).lower().endsWith("t")) {
      return 1;
    }
    for (int i = cue - 1; i >= Math.max(0, cue - 3); i--) {
      if (Set.of("is", "are", "was", "were", "be", "been", "being")
          .contains(words.get(i).lower())) {
        return 2;
      }
    }
    return 1;
  }

  private static int shape(Word word) {
    char first = word.text().charAt(0);
    if (Character.isDigit(first)) {
      return 1;
    }
    if (!Character.isLetter(first)) {
      return 2 + word.lower().charAt(0);
    }
    boolean upper =
        word.text().length() > 1 && word.text().chars().allMatch(Character::isUpperCase);
    return upper ? -1 : Character.isUpperCase(first) ? -2 : 0;
  }

  private static int bucket(int distance) {
    return distance < 6 ? distance : distance < 10 ? 6 : distance < 16 ? 7 : distance < 25 ? 8 : 9;
  }

  /// The kind of name each word stands in, 0 for none; the first word of a name counts apart.
  static int[] kinds(Reading reading, Sentence sentence, List<Word> words) {
    int[] kinds = new int[words.size()];
    List<Name> names = reading.namesIn(sentence.span());
    int name = 0;
    for (int i = 0; i < words.size(); i++) {
      while (name < names.size() && names.get(name).span().end() <= words.get(i).span().start()) {
        name++;
      }
      if (name < names.size() && names.get(name).span().overlaps(words.get(i).span())) {
        boolean begins = names.get(name).span().start() == words.get(i).span().start();
        kinds[i] = 2 * names.get(name).kind().ordinal() + (begins ? 1 : 2);
      }
    }
    return kinds;
  }
}
