package org.rapporteur.dates;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what patterns write with a hash: numbers (`<#number>`, `<#year>` and the rest), and two
/// kinds of word that tell a number from a year or a month from a name (`<#plural>`, `<#name>`).
final class Numbers {
  /// A number read.
  ///
  /// @param end the first word after it
  /// @param value as the templates take it
  record Read(int end, String value) {}

  private static final int FIRST_YEAR = 1000;
  private static final int LAST_YEAR = 2100;

  /// Years in two digits up to this one are of this century (as POSIX has it).
  private static final int PIVOT = 68;

  private Numbers() {}

  /// Reads a number of `kind` at `at`, or null where none stands.
  static @Nullable Read read(String kind, List<Word> words, int at) {
    Word word = words.get(at);
    return switch (kind) {
      case "number" -> number(words, at);
      case "ordinal" -> ordinal(words, at);
      case "year" -> year(words, at);
      case "recent" -> recent(word, at);
      case "digit" ->
          word.digits() && word.lower().length() == 1 ? new Read(at + 1, word.lower()) : null;
      case "plural" -> plural(word, at);
      case "name" ->
          word.capital() && word.classes().isEmpty() ? new Read(at + 1, word.lower()) : null;
      case "dd" -> day(words, at);
      case "mm" -> inRange(word, at, 1, 12);
      case "hour" -> inRange(word, at, 0, 24);
      case "minute" -> word.lower().length() == 2 ? inRange(word, at, 0, 59) : null;
      case "yy" -> anyYear(word, at);
      case "digits8" -> compact(word, at);
      case "decade" -> decade(word, at);
      default -> throw new IllegalArgumentException("no such number: " + kind);
    };
  }

  static boolean known(String kind) {
    return List.of(
            "number", "ordinal", "year", "dd", "mm", "hour", "minute", "yy", "digits8", "decade",
            "recent", "digit", "plural", "name")
        .contains(kind);
  }

  private static @Nullable Read inRange(Word word, int at, int low, int high) {
    if (!word.digits() || word.lower().length() > 2) {
      return null;
    }
    int value = Integer.parseInt(word.lower());
    return value < low || value > high ? null : new Read(at + 1, two(value));
  }

  private static @Nullable Read day(List<Word> words, int at) {
    Word word = words.get(at);
    if (word.digits()) {
      boolean goesOn =
          at + 2 < words.size()
              && words.get(at + 1).joined()
              && words.get(at + 2).joined()
              && List.of(",", ".").contains(words.get(at + 1).lower())
              && words.get(at + 2).digits();
      return goesOn
              && words.get(at + 2).lower().length() != 4
              && !words.get(at + 1).lower().equals(".")
          ? null
          : inRange(word, at, 1, 31);
    }
    Read read = ordinal(words, at);
    if (read == null) {
      return null;
    }
    int value = Integer.parseInt(read.value());
    return value >= 1 && value <= 31 ? new Read(read.end(), two(value)) : null;
  }

  private static @Nullable Read anyYear(Word word, int at) {
    if (!word.digits()) {
      return null;
    }
    int value = Integer.parseInt(word.lower().length() > 4 ? "0" : word.lower());
    return switch (word.lower().length()) {
      case 2 -> new Read(at + 1, Integer.toString(value > PIVOT ? 1900 + value : 2000 + value));
      case 4 -> value >= FIRST_YEAR && value <= LAST_YEAR ? new Read(at + 1, word.lower()) : null;
      default -> null;
    };
  }

  /// A year so near that four figures alone are read as one.
  private static @Nullable Read recent(Word word, int at) {
    return word.digits()
            && word.lower().length() == 4
            && word.lower().compareTo("1900") >= 0
            && word.lower().compareTo("2040") < 0
        ? new Read(at + 1, word.lower())
        : null;
  }

  /// A word that looks like a plural: what stands before it counts, and is no year.
  private static @Nullable Read plural(Word word, int at) {
    return !word.capital()
            && word.lower().length() > 2
            && word.lower().endsWith("s")
            && word.in("afteryear") == null
        ? new Read(at + 1, word.lower())
        : null;
  }

  private static @Nullable Read compact(Word word, int at) {
    String text = word.lower();
    if (!word.digits() || text.length() != 8 || !(text.startsWith("19") || text.startsWith("20"))) {
      return null;
    }
    int month = Integer.parseInt(text.substring(4, 6));
    int day = Integer.parseInt(text.substring(6));
    return month < 1 || month > 12 || day < 1 || day > 31
        ? null
        : new Read(
            at + 1, text.substring(0, 4) + "-" + text.substring(4, 6) + "-" + text.substring(6));
  }

  /// *1990s*, *’90s*, *90s*: the digits before the last.
  private static @Nullable Read decade(Word word, int at) {
    String text = word.lower();
    if (text.matches("(1[0-9]|20)[0-9]0s")) {
      return new Read(at + 1, text.substring(0, 3));
    }
    return text.matches("[1-9]0s") ? new Read(at + 1, "19" + text.charAt(0)) : null;
  }

  private static @Nullable Read year(List<Word> words, int at) {
    Word word = words.get(at);
    if (word.digits()) {
      if (word.lower().length() != 4) {
        return null;
      }
      int value = Integer.parseInt(word.lower());
      return value >= FIRST_YEAR && value <= LAST_YEAR ? new Read(at + 1, word.lower()) : null;
    }
    return yearInWords(words, at);
  }

  /// *nineteen ninety-six*, *two thousand and four*, *twenty twenty*.
  private static @Nullable Read yearInWords(List<Word> words, int at) {
    String first = words.get(at).in("number");
    if (first == null || at + 1 >= words.size()) {
      return null;
    }
    int century = Integer.parseInt(first);
    if (century == 2 && words.get(at + 1).lower().equals("thousand")) {
      int next = at + 2 < words.size() && words.get(at + 2).lower().equals("and") ? at + 3 : at + 2;
      Read rest = next < words.size() ? belowHundred(words, next) : null;
      return rest == null
          ? new Read(at + 2, "2000")
          : new Read(rest.end(), "20" + two(Integer.parseInt(rest.value())));
    }
    if (century < 15 || century > 20) {
      return null;
    }
    Read rest = belowHundred(words, at + 1);
    return rest == null || Integer.parseInt(rest.value()) < 10
        ? null
        : new Read(rest.end(), Integer.toString(century * 100 + Integer.parseInt(rest.value())));
  }

  private static @Nullable Read belowHundred(List<Word> words, int at) {
    String first = words.get(at).in("number");
    if (first == null || Integer.parseInt(first) >= 100) {
      return null;
    }
    int value = Integer.parseInt(first);
    int end = at + 1;
    if (value >= 20 && value % 10 == 0) {
      int next = end < words.size() && words.get(end).lower().equals("-") ? end + 1 : end;
      if (next < words.size()) {
        String unit = words.get(next).in("number");
        if (unit != null && Integer.parseInt(unit) < 10) {
          value += Integer.parseInt(unit);
          end = next + 1;
        }
      }
    }
    return new Read(end, Integer.toString(value));
  }

  private static @Nullable Read ordinal(List<Word> words, int at) {
    String text = words.get(at).lower();
    if (Character.isDigit(text.charAt(0))) {
      int letters = text.length() - 2;
      if (letters < 1
          || letters > 3
          || !List.of("st", "nd", "rd", "th").contains(text.substring(letters))) {
        return null;
      }
      String digits = text.substring(0, letters);
      return digits.chars().allMatch(c -> c >= '0' && c <= '9')
          ? new Read(at + 1, Integer.toString(Integer.parseInt(digits)))
          : null;
    }
    String simple = words.get(at).in("ordinal");
    if (simple != null) {
      return new Read(at + 1, simple);
    }
    String tens = words.get(at).in("number");
    if (tens == null
        || Integer.parseInt(tens) < 20
        || Integer.parseInt(tens) > 90
        || at + 1 >= words.size()) {
      return null;
    }
    int next = words.get(at + 1).lower().equals("-") ? at + 2 : at + 1;
    if (next >= words.size()) {
      return null;
    }
    String unit = words.get(next).in("ordinal");
    return unit != null && Integer.parseInt(unit) < 10
        ? new Read(next + 1, Integer.toString(Integer.parseInt(tens) + Integer.parseInt(unit)))
        : null;
  }

  /// *12*, *1,200*, *2.5*, *5 1/2*, *twenty-four*, *two hundred and six*, *two thousand*.
  private static @Nullable Read number(List<Word> words, int at) {
    Word word = words.get(at);
    if (word.digits()) {
      return figure(words, at);
    }
    Read read = belowHundred(words, at);
    int end;
    long total;
    if (read != null) {
      end = read.end();
      total = Long.parseLong(read.value());
    } else {
      return null;
    }
    while (end < words.size()) {
      String scale = words.get(end).lower();
      if (!scale.equals("hundred") && !scale.equals("thousand")) {
        break;
      }
      total *= scale.equals("hundred") ? 100 : 1000;
      end++;
      int next = end < words.size() && words.get(end).lower().equals("and") ? end + 1 : end;
      Read rest = next < words.size() ? belowHundred(words, next) : null;
      if (rest != null) {
        total += Long.parseLong(rest.value());
        end = rest.end();
      }
    }
    return new Read(end, Long.toString(total));
  }

  private static @Nullable Read figure(List<Word> words, int at) {
    StringBuilder digits = new StringBuilder(words.get(at).lower());
    int end = at + 1;
    while (end + 1 < words.size()
        && words.get(end).joined()
        && words.get(end + 1).joined()
        && words.get(end + 1).digits()) {
      String mark = words.get(end).lower();
      if (mark.equals(",") && words.get(end + 1).lower().length() == 3) {
        digits.append(words.get(end + 1).lower());
      } else if (mark.equals(".")) {
        digits.append('.').append(words.get(end + 1).lower());
      } else {
        break;
      }
      end += 2;
    }
    if (end + 2 < words.size()
        && words.get(end).lower().equals("1")
        && words.get(end + 1).lower().equals("/")
        && words.get(end + 2).lower().equals("2")) {
      return new Read(end + 3, digits + ".5");
    }
    if (digits.length() > 9 || digits.chars().filter(c -> c == '.').count() > 1) {
      return null;
    }
    return new Read(end, new BigDecimal(digits.toString()).stripTrailingZeros().toPlainString());
  }

  private static String two(int value) {
    return value < 10 ? "0" + value : Integer.toString(value);
  }
}
