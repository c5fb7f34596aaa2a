package org.rapporteur.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.rapporteur.model.Article;

/// The language of a text: by its script, then by its little words (`functionwords.txt`), which
/// settles nearly all; for the rest by OpenNLP's detector, whose model is loaded when the first
/// such text comes. Shared between threads.
public final class Languages {
  private static final String MODEL = "/langdetect-183.bin";

  /// Characters looked at: enough to tell, and the cost grows with them.
  private static final int SAMPLE = 1500;

  /// A text of fewer words says too little; the page's own word for it is taken.
  private static final int FEWEST_WORDS = 8;

  /// Share of little words among all: running text has .3 to .5 of its own language's, .02 to .15
  /// of a neighbour's.
  private static final double SURE_SHARE = 0.14;

  /// The best language must have this many times the little words of the next.
  private static final double SURE_LEAD = 1.3;

  /// The detector's confidence is a share among 103 languages: below this the page's own word wins.
  private static final double SURE_DETECTED = 0.05;

  private static final Pattern CODE = Pattern.compile("[a-z]{2,3}");
  private static final Map<String, List<String>> LANGUAGES_OF_WORD = new HashMap<>();

  static {
    for (String line : WordList.lines(Languages.class, "functionwords.txt")) {
      String[] fields = line.split(" ");
      for (int i = 1; i < fields.length; i++) {
        LANGUAGES_OF_WORD.computeIfAbsent(fields[i], word -> new ArrayList<>()).add(fields[0]);
      }
    }
  }

  private Languages() {}

  private static final class Detector {
    static final LanguageDetectorME SHARED = load();
    static final Map<String, String> TWO_LETTERS = twoLetters();

    private static LanguageDetectorME load() {
      try (InputStream in = Languages.class.getResourceAsStream(MODEL)) {
        if (in == null) {
          throw new IllegalStateException("missing resource " + MODEL);
        }
        return new LanguageDetectorME(new LanguageDetectorModel(in));
      } catch (IOException e) {
        throw new UncheckedIOException(MODEL, e);
      }
    }

    private static Map<String, String> twoLetters() {
      Map<String, String> codes = new HashMap<>();
      for (String code : Locale.getISOLanguages()) {
        codes.putIfAbsent(Locale.of(code).getISO3Language(), code);
      }
      codes.put("cmn", "zh");
      codes.put("nob", "nb");
      codes.put("pes", "fa");
      codes.put("ekk", "et");
      codes.put("lvs", "lv");
      return Map.copyOf(codes);
    }
  }

  /// ISO 639 code of the text, the page's own word for it where the text is too short to tell,
  /// empty when neither says.
  public static String of(String text, String declared) {
    String own =
        declared.isEmpty() ? "" : declared.toLowerCase(Locale.ROOT).split("[-_]", 2)[0].strip();
    if (!CODE.matcher(own).matches()) {
      own = "";
    }
    String sample = text.length() > SAMPLE ? text.substring(0, SAMPLE) : text;
    String script = byScript(sample);
    if (!script.isEmpty()) {
      return script;
    }
    LittleWords counted = LittleWords.of(sample);
    if (counted.words < FEWEST_WORDS) {
      return own;
    }
    String words = byLittleWords(counted, own);
    if (!words.isEmpty()) {
      return words;
    }
    if (!own.isEmpty() && mayBe(counted, own)) {
      return own;
    }
    Language best = Detector.SHARED.predictLanguage(sample);
    String found = Detector.TWO_LETTERS.getOrDefault(best.getLang(), best.getLang());
    return best.getConfidence() >= SURE_DETECTED || own.isEmpty() ? found : own;
  }

  /// The language an article is read in: as [#of(String, String)] of its text.
  public static String of(Article article) {
    return of(article.text(), article.from().language());
  }

  /// The scripts that only one language of the news is written in.
  private static String byScript(String text) {
    int letters = 0;
    int han = 0;
    int kana = 0;
    int hangul = 0;
    int thai = 0;
    int hebrew = 0;
    int greek = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isLetter(c)) {
        continue;
      }
      letters++;
      han += c >= 0x4E00 && c < 0xA000 ? 1 : 0;
      kana += c >= 0x3040 && c < 0x3100 ? 1 : 0;
      hangul += c >= 0xAC00 && c < 0xD7B0 ? 1 : 0;
      thai += c >= 0x0E00 && c < 0x0E80 ? 1 : 0;
      hebrew += c >= 0x0590 && c < 0x0600 ? 1 : 0;
      greek += c >= 0x0370 && c < 0x0400 ? 1 : 0;
    }
    if (letters < 2 * FEWEST_WORDS) {
      return "";
    }
    if (han + kana > letters / 2) {
      return kana * 10 > han ? "ja" : "zh";
    }
    return hangul > letters / 2
        ? "ko"
        : thai > letters / 2 ? "th" : hebrew > letters / 2 ? "he" : greek > letters / 2 ? "el" : "";
  }

  /// How many words a text has, and how many of them are little words of each language.
  private record LittleWords(int words, Map<String, Integer> hits) {
    static LittleWords of(String text) {
      String lower = text.toLowerCase(Locale.ROOT);
      Map<String, Integer> hits = new HashMap<>();
      int words = 0;
      int start = 0;
      for (int i = 0; i <= lower.length(); ) {
        int c = i < lower.length() ? lower.codePointAt(i) : ' ';
        if (!isOfWord(c)) {
          if (i > start) {
            words++;
            for (String language :
                LANGUAGES_OF_WORD.getOrDefault(lower.substring(start, i), List.of())) {
              hits.merge(language, 1, Integer::sum);
            }
          }
          start = i + Character.charCount(c);
        }
        i += Character.charCount(c);
      }
      return new LittleWords(words, hits);
    }

    private static boolean isOfWord(int c) {
      if (c < 0x80) {
        return (c >= 'a' && c <= 'z') || c == '\'';
      }
      int type = Character.getType(c);
      return Character.isLetter(c)
          || c == '’'
          || type == Character.NON_SPACING_MARK
          || type == Character.COMBINING_SPACING_MARK
          || type == Character.ENCLOSING_MARK;
    }
  }

  /// Whether nothing in the text speaks against the page's own word: its little words are not known
  /// here, or as many as any other's.
  private static boolean mayBe(LittleWords counted, String own) {
    if (LANGUAGES_OF_WORD.values().stream().noneMatch(languages -> languages.contains(own))) {
      return true;
    }
    int most = counted.hits.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return most > 0 && counted.hits.getOrDefault(own, 0) >= most;
  }

  private static String byLittleWords(LittleWords counted, String own) {
    Map<String, Integer> hits = counted.hits;
    String best = "";
    int most = 0;
    int next = 0;
    for (String language : hits.keySet().stream().sorted().toList()) {
      int count = hits.getOrDefault(language, 0);
      if (count > most || (count == most && language.equals(own))) {
        next = most;
        most = count;
        best = language;
      } else if (count > next) {
        next = count;
      }
    }
    boolean sure =
        most >= counted.words * SURE_SHARE
            && (most >= next * SURE_LEAD || (best.equals(own) && most >= next));
    return sure ? best : "";
  }
}
