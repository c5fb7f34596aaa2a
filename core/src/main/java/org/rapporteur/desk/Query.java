package org.rapporteur.desk;

import java.time.LocalDate;
import java.util.List;

/// What somebody searches for: words, `"phrases"`, `outlet:`, `speaker:`, `before:` and `after:`,
/// all of which must hold; `-` before a word or phrase keeps out what has it.
///
/// ```
/// gas "long-term contract" speaker:petrov outlet:"Harbour Times" after:2031-02 before:2031-03-15
/// -oil
/// ```
///
/// `after:2031-02` takes what was published on the first of February or later, `before:2031-03-15`
/// what was published on the fourteenth of March or earlier, so that the two meet without overlap.
/// An article without a day of publication is kept out by either. A colon is read as a field only
/// after letters; put words with such a colon in quote marks.
public sealed interface Query {

  /// Reads what was typed.
  static Query parse(String typed) {
    return new QueryParser(typed).parse();
  }

  /// What is searched for, in the order typed; at least one clause that is not [Clause.Without].
  record Wanted(List<Clause> clauses) implements Query {
    public Wanted {
      clauses = List.copyOf(clauses);
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

    /// Published earlier than `day`.
    record Before(LocalDate day) implements Clause {}

    /// Published on `day` or later.
    record After(LocalDate day) implements Clause {}
  }
}
