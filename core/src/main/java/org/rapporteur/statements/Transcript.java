package org.rapporteur.statements;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rapporteur.model.Name;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Span;

/// Paragraphs that begin with who speaks: *ROSSI: We will stay.* A text is taken for a transcript
/// when enough of its paragraphs do so and more than one speaks.
final class Transcript {
  static final String RULE = "transcript";

  /// So many paragraphs with a speaker before them make a transcript.
  private static final int FEWEST_TURNS = 4;

  private static final int LONGEST_LABEL = 7;
  private static final int SHORTEST_CAPITALS = 3;
  private static final double SURE = .9;

  private final boolean is;
  private final Reading reading;

  Transcript(Reading reading, List<Paragraph> paragraphs) {
    this.reading = reading;
    Set<String> speakers = new HashSet<>();
    int turns = 0;
    for (Paragraph paragraph : paragraphs) {
      int colon = colon(paragraph);
      if (colon > 0) {
        turns++;
        speakers.add(paragraph.spanOf(0, colon).of(reading.text()));
      }
    }
    this.is = turns >= FEWEST_TURNS && speakers.size() > 1;
  }

  /// What is said in a turn and who says it, where `paragraph` is one.
  Optional<Draft> turn(int number, Paragraph paragraph) {
    int colon = is ? colon(paragraph) : 0;
    return colon == 0 || colon + 1 >= paragraph.length()
        ? Optional.empty()
        : Optional.of(
            new Draft(
                number,
                List.of(paragraph.spanOf(colon + 1, paragraph.length())),
                paragraph.spanOf(0, colon),
                null,
                RULE,
                SURE));
  }

  /// Where the colon after a speaker stands: words in capitals or a person's name; else 0.
  private int colon(Paragraph paragraph) {
    int colon = 1;
    while (colon < Math.min(paragraph.length(), LONGEST_LABEL)
        && !paragraph.word(colon).equals(":")) {
      colon++;
    }
    if (colon >= Math.min(paragraph.length(), LONGEST_LABEL) || paragraph.quoted(0)) {
      return 0;
    }
    Span label = paragraph.spanOf(0, colon);
    String text = label.of(reading.text());
    boolean capitals =
        text.codePoints().noneMatch(Character::isLowerCase)
            && text.codePoints().filter(Character::isLetter).count() >= SHORTEST_CAPITALS;
    boolean name =
        reading
            .nameAt(label.start())
            .filter(found -> found.kind() == Name.Kind.PERSON && found.span().equals(label))
            .isPresent();
    return capitals || name ? colon : 0;
  }
}
