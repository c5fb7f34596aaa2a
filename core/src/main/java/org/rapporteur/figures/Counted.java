package org.rapporteur.figures;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/// Finds the words that name what a number counts: right after it, or where the sentence told it
/// before.
final class Counted {
  /// What is counted is looked for in this many words after the number.
  private static final int LONGEST_NAME = 5;

  /// Words that may stand between *were* and *missing*.
  private static final int LONGEST_BOUND = 3;

  /// A subject such as *the death toll* is looked for in this many words before the number.
  private static final int SUBJECT_REACH = 14;

  private static final int CHANGE_REACH = 8;

  private final Lists lists;

  Counted(Lists lists) {
    this.lists = lists;
  }

  /// Whether a noun hangs on the number that ends at `end`: *40-vehicle convoy*. Stretches of time,
  /// ages and fixed words (*two-way*) are none.
  boolean hyphened(List<Word> words, int end) {
    if (end + 1 >= words.size()
        || !words.get(end).lower().equals("-")
        || !words.get(end).joined()
        || !words.get(end + 1).joined()
        || !words.get(end + 1).letters()) {
      return false;
    }
    Word noun = words.get(end + 1);
    return !noun.capital()
        && noun.lower().length() > 2
        && !period(noun)
        && !lists.is("compound", noun)
        && !lists.is("number", noun);
  }

  /// Whether a word of change stands shortly before `at`: *rose from*, *fell steadily from*.
  boolean changes(List<Word> words, int at) {
    for (int i = at - 1; i >= 0 && i >= at - CHANGE_REACH; i--) {
      if (lists.is("change", words.get(i))) {
        return true;
      }
      if (words.get(i).lower().equals(";")) {
        return false;
      }
    }
    return false;
  }

  /// What the number that starts at `at` counts where no noun follows; empty where nothing tells.
  String elsewhere(List<Word> words, int at, Amount amount, String previous) {
    int end = amount.end();
    int[] whole =
        lower(words, end).equals("of") && amount.low().compareTo(BigDecimal.ONE) > 0
            ? whole(words, end)
            : new int[0];
    if (whole.length > 0) {
      return join(words, whole[0], whole[1]);
    }
    if (lower(words, end).equals("of") && Set.of("them", "whom").contains(lower(words, end + 1))) {
      return previous; // 12 of them had left
    }
    if (range(words, end).length > 0 || !amount.scaled() && year(amount)) {
      return "";
    }
    String subject = subject(words, at);
    if (!subject.isEmpty()) {
      return Set.of("total", "tally").contains(subject) && !previous.isEmpty() ? previous : subject;
    }
    return again(words, at, end) ? previous : "";
  }

  private static boolean year(Amount amount) {
    return !amount.inWords()
        && !amount.grouped()
        && amount.low().compareTo(new BigDecimal(1900)) >= 0
        && amount.low().compareTo(new BigDecimal(2100)) < 0;
  }

  private static String lower(List<Word> words, int at) {
    return at >= 0 && at < words.size() ? words.get(at).lower() : "";
  }

  /// What the whole counts, from *of* on: *of the 52 trucks*, *of its sailors*, *of the initial 18
  /// grants*, *of Dunmere's eight schools*.
  int[] whole(List<Word> words, int of) {
    int next = of + 1;
    if (Set.of("them", "whom").contains(lower(words, next))) {
      int[] some = range(words, next + 1);
      return some.length > 0 && plural(words.get(some[1] - 1)) ? some : new int[0];
    }
    while (next < words.size()
        && (lists.is("owner", words.get(next)) || lists.is("bounding", words.get(next)))) {
      next++;
    }
    for (int i = next + 1; i < words.size() && i < next + LONGEST_NAME; i++) {
      if (words.get(i).lower().equals("'s") || words.get(i).lower().equals("’s")) {
        next = i + 1;
        break;
      }
    }
    for (int i = next; i < words.size() && i <= next + 1; i++) {
      Amount all =
          words.get(i).digits() || lists.is("number", words.get(i))
              ? Amount.read(words, i, lists)
              : null;
      if (all != null) {
        return range(words, all.end());
      }
    }
    return range(words, next);
  }

  /// A stretch of time, in the singular or plural.
  boolean period(Word word) {
    return lists.is("period", word)
        || word.lower().endsWith("s") && lists.is("period", Share.singular(word))
        || Set.of("decade", "decades", "century", "centuries").contains(word.lower());
  }

  /// *the death toll rose to 41*, *the number of wolves fell to 340*, *a crew of 12*, *magnitude
  /// 6.3*.
  private String subject(List<Word> words, int at) {
    if (lists.is("scaleOf", words.get(Math.max(0, at - 1)))) {
      return words.get(at - 1).text();
    }
    if (at > 1
        && lower(words, at - 1).equals(":")
        && (plural(words.get(at - 2)) || lists.is("harmed", words.get(at - 2)))) {
      return words.get(at - 2).text();
    }
    int first = at;
    while (first > 0 && lists.is("bounding", words.get(first - 1))) {
      first--;
    }
    if (first > 0 && lists.is("harming", words.get(first - 1))) {
      return words.get(first - 1).text();
    }
    if (first > 1
        && lower(words, first - 1).equals("of")
        && !words.get(first - 2).capital()
        && (lists.is("collective", words.get(first - 2))
            || lists.is("scaleOf", words.get(first - 2)))) {
      return words.get(first - 2).text();
    }
    for (int i = at - 1; i >= 0 && i >= at - SUBJECT_REACH; i--) {
      Word word = words.get(i);
      if (Set.of(";", "\"", "”", "(").contains(word.lower())) {
        return "";
      }
      if (word.lower().equals("number") && lower(words, i + 1).equals("of")) {
        int start = lower(words, i + 2).equals("the") ? i + 3 : i + 2;
        int[] range = start < at ? range(words, start) : new int[0];
        return range.length == 0 || range[1] > at || !reaches(words, range[1], at)
            ? start < at && lists.is("harmed", words.get(start)) && reaches(words, start + 1, at)
                ? words.get(start).text()
                : ""
            : join(words, range[0], range[1]);
      }
      if (lists.is("toll", word)) {
        if (!reaches(words, i + 1, at)) {
          return "";
        }
        return i > 0 && Set.of("death", "casualty").contains(lower(words, i - 1))
            ? join(words, i - 1, i + 1)
            : word.text();
      }
    }
    return "";
  }

  /// Whether what is between a toll and a number leads from one to the other: *rose to*, *stands
  /// at*, a colon.
  private boolean reaches(List<Word> words, int from, int at) {
    if (at == from) {
      return false;
    }
    boolean comma = at - from == 1 && Set.of(",", ":").contains(lower(words, from));
    boolean leads = false;
    for (int i = from; i < at; i++) {
      leads |= lists.is("change", words.get(i)) || lists.is("leading", words.get(i));
    }
    Word before = words.get(at - 1);
    return comma
        || leads
            && (lists.is("leading", before)
                || lists.is("change", before)
                || lists.is("bounding", before));
  }

  /// *lost 17 seats and kept 41*, *injured, eight critically*: the noun of the number before holds
  /// for this one too.
  private boolean again(List<Word> words, int at, int end) {
    if (at == 0) {
      return false;
    }
    Word before = words.get(at - 1);
    if (lists.is("severity", words.get(Math.min(end, words.size() - 1)))) {
      return true;
    }
    boolean stops =
        end >= words.size()
            || !words.get(end).letters() && !words.get(end).joined()
            || Set.of(".", ",", ";", ")", "and", "but", "did", "do", "have", "had", "were", "are")
                .contains(lower(words, end));
    boolean joins =
        lists.is("again", before)
            || lists.is("bounding", before)
            || before.letters() && before.lower().endsWith("ed") && !before.capital();
    return stops && joins;
  }

  /// What is counted, from `at` on: *Russian troops*, *of natural gas*. As printed, empty where
  /// nothing is told.
  String after(List<Word> words, int at) {
    int[] range = range(words, at);
    return range.length == 0 ? "" : join(words, range[0], range[1]);
  }

  static String join(List<Word> words, int start, int end) {
    StringBuilder text = new StringBuilder();
    for (int i = start; i < end; i++) {
      if (i > start && !words.get(i).joined()) {
        text.append(' ');
      }
      text.append(words.get(i).text());
    }
    return text.toString();
  }

  /// Start and end of the words that name what is counted; nothing where no noun follows.
  int[] range(List<Word> words, int at) {
    int harmed = at;
    while (harmed < words.size()
        && harmed < at + LONGEST_BOUND
        && lists.is("being", words.get(harmed))) {
      harmed++;
    }
    boolean hurt = harmed < words.size() && lists.is("harmed", words.get(harmed));
    boolean adjective = hurt && harmed == at && pluralAt(words, at + 1);
    if (hurt && !adjective) {
      return new int[] {harmed, harmed + 1}; // eleven were missing, at least four dead
    }
    int start = at;
    while (start < words.size()
        && Set.of("more", "other", "additional", "further", "new", "extra", "such")
            .contains(words.get(start).lower())) {
      start++;
    }
    int end = start;
    int plural = -1;
    while (end < words.size() && end - start < LONGEST_NAME) {
      Word word = words.get(end);
      boolean hyphen =
          word.lower().equals("-")
              && word.joined()
              && end > start
              && end + 1 < words.size()
              && words.get(end + 1).joined();
      if (hyphen) {
        end += 2;
        continue;
      }
      if (!word.letters()
          || lists.is("stop", word) && !(adjective && end == at)
          || lists.is("number", word)
          || verbal(word) && !adjective(words, end, start)) {
        break;
      }
      end++;
      if (plural(word)) {
        plural = end;
        if (end >= words.size() || !(words.get(end).letters() && plural(words.get(end)))) {
          break;
        }
      }
    }
    int last = plural > 0 ? plural : end;
    return last > start ? new int[] {start, last} : new int[0];
  }

  private boolean pluralAt(List<Word> words, int at) {
    return at < words.size() && words.get(at).letters() && plural(words.get(at));
  }

  /// *700 polling stations*, *150,000 unaccompanied alien minors*: whether a word in -ing stands
  /// right before a plural, or one in -ed right behind the number and before one.
  private boolean adjective(List<Word> words, int at, int start) {
    if (words.get(at).lower().endsWith("ing") || at > start) {
      return words.get(at).lower().endsWith("ing") && pluralAt(words, at + 1);
    }
    for (int i = at + 1; i < words.size() && i < at + LONGEST_BOUND + 1; i++) {
      if (!words.get(i).letters() || lists.is("stop", words.get(i)) || verbal(words.get(i))) {
        return false;
      }
      if (plural(words.get(i))) {
        return true;
      }
    }
    return false;
  }

  private boolean verbal(Word word) {
    return (word.lower().endsWith("ed") || word.lower().endsWith("ing"))
        && !word.capital()
        && !lists.is("adjective", word);
  }

  boolean plural(Word word) {
    String text = word.lower();
    return lists.is("plural", word)
        || (text.length() > 3
            && text.endsWith("s")
            && !text.endsWith("ss")
            && !text.endsWith("us")
            && !text.endsWith("is"));
  }
}
