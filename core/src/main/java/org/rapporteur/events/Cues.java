package org.rapporteur.events;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The words and phrases of cues.txt. Immutable.
final class Cues {
  /// Words that may stand where a phrase has three dots.
  private static final int GAP = 3;

  /// A phrase found.
  ///
  /// @param start its first word
  /// @param end one past its last
  /// @param strong whether it tells of the type by itself
  /// @param id tells phrases apart
  record Hit(int start, int end, String type, boolean strong, int id) {}

  /// An invented sentence with what it tells.
  record Example(String type, String text, String source, String target) {}

  private static final String DOTS = "...";

  private record Phrase(String type, boolean strong, List<String> stems, int id) {}

  private final Map<String, List<Phrase>> byFirst = new HashMap<>();
  private final List<Example> examples = new ArrayList<>();

  Cues(List<String> lines, Stems stems) {
    int id = 0;
    for (String line : lines) {
      String[] fields = line.split(" \\| ");
      for (String item : fields[1].split(",")) {
        boolean strong = item.strip().startsWith("+");
        List<String> words = new ArrayList<>();
        for (String word : item.strip().substring(strong ? 1 : 0).split(" +")) {
          words.add(word.equals(DOTS) ? DOTS : stems.of(word.toLowerCase(Locale.ROOT)));
        }
        byFirst
            .computeIfAbsent(words.getFirst(), _ -> new ArrayList<>())
            .add(new Phrase(fields[0].strip(), strong, List.copyOf(words), id++));
      }
      String[] example = fields[2].split("=>|>", -1);
      examples.add(
          new Example(
              fields[0].strip(), example[0].strip(), example[1].strip(), example[2].strip()));
    }
  }

  List<Example> examples() {
    return List.copyOf(examples);
  }

  /// All phrases that stand in a sentence, by their first word.
  List<Hit> hits(List<Word> words) {
    List<Hit> hits = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      for (Phrase phrase : byFirst.getOrDefault(words.get(i).stem(), List.of())) {
        int end = end(phrase.stems(), words, i);
        if (end > 0) {
          hits.add(new Hit(i, end, phrase.type(), phrase.strong(), phrase.id()));
        }
      }
    }
    return hits;
  }

  private static int end(List<String> stems, List<Word> words, int at) {
    int position = at + 1;
    for (int i = 1; i < stems.size(); i++) {
      if (stems.get(i).equals(DOTS)) {
        String wanted = stems.get(++i);
        int last = Math.min(words.size(), position + GAP + 1);
        int found = position;
        while (found < last && !words.get(found).stem().equals(wanted)) {
          found++;
        }
        if (found >= last) {
          return -1;
        }
        position = found + 1;
      } else if (position < words.size() && words.get(position).stem().equals(stems.get(i))) {
        position++;
      } else {
        return -1;
      }
    }
    return position;
  }
}
