package org.rapporteur.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.rapporteur.model.StoryId;

/// What somebody searches for: words, `"phrases"` and fields, all of which must hold; `-` before a
/// word or phrase keeps out what has it.
///
/// ```
/// gas "long-term contract" speaker:petrov outlet:"Harbour Times" after:2031-02 before:2031-03-15
/// actor:lind type:consult origins:>2 -oil
/// ```
///
/// `outlet:`, `before:`, `after:` and `story:` are of the report; `speaker:`, `actor:`, `type:` and
/// `origins:` of one sentence of it, which then is what is found: who is quoted there, who takes
/// part in an event told there, of which of [Event#TYPES] it is, and how many independent origins
/// stand behind a line told there (`>2`, `>=2`, `<2`, `<=2`, `2`).
///
/// `after:2031-02` takes what was published on the first of February or later, `before:2031-03-15`
/// what was published on the fourteenth of March or earlier, so that the two meet without overlap.
/// An article without a day of publication is kept out by either. A colon is read as a field only
/// after letters; put words with such a colon in quote marks.
public sealed interface Query {

  /// Code units of the longest query.
  int LONGEST = 2_000;

  /// Reads what was typed.
  static Query parse(String typed) {
    return new QueryParser(typed).parse();
  }

  /// What is searched for, in the order typed; at least one clause that is not [Clause.Without].
  record Wanted(List<Clause> clauses) implements Query {
    public Wanted {
      clauses = List.copyOf(clauses);
    }

    /// The words and phrases, in the order typed.
    String words() {
      return clauses.stream()
          .filter(Clause.Words.class::isInstance)
          .map(clause -> ((Clause.Words) clause).words())
          .collect(Collectors.joining(" "));
    }
  }

  /// What was typed makes no search.
  ///
  /// @param position the code unit at which it goes wrong, from 0; the length of what was typed
  /// where something is missing at its end
  /// @param message for people
  record Mistake(int position, String message) implements Query {}

  /// One thing that must hold.
  sealed interface Clause {
    /// A word, or several in a row.
    record Words(String words) implements Clause {}

    /// A word or several in a row that must not stand in the article.
    record Without(String words) implements Clause {}

    /// Published by an outlet whose name holds these words.
    record Outlet(String name) implements Clause {}

    /// The passage is in the words of a speaker whose name holds these words.
    record Speaker(String name) implements Clause {}

    /// The passage tells an event in which somebody takes part whose name holds these words.
    record Actor(String name) implements Clause {}

    /// The passage tells an event of one of [Event#TYPES].
    record Type(String type) implements Clause {}

    /// The article stands in this story.
    record Story(StoryId story) implements Clause {}

    /// The passage tells a line behind which from `least` to `most` independent origins stand.
    record Origins(int least, int most) implements Clause {}

    /// Published earlier than `day`.
    record Before(LocalDate day) implements Clause {}

    /// Published on `day` or later.
    record After(LocalDate day) implements Clause {}
  }
}
