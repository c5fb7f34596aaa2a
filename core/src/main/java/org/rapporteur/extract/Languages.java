package org.rapporteur.extract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/// The language of a text, by OpenNLP's detector; the model is loaded with the first text. Shared between threads.
final class Languages {
  private static final String MODEL = "/langdetect-183.bin";

  /// Characters looked at: enough to tell, and the cost grows with them.
  private static final int SAMPLE = 600;

  /// A text of fewer words says too little; the page's own word for it is taken.
  private static final int FEWEST_WORDS = 12;

  /// The detector's confidence is a share among 103 languages: below this the page's own word wins. Looked up on pages in 20 languages.
  private static final double SURE = 0.05;

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

  /// ISO 639 code of the text, the page's own word for it where the text is too short to tell, empty when neither says.
  static String of(String text, String declared) {
    String own = declared.isEmpty() ? "" : declared.toLowerCase(Locale.ROOT).split("[-_]", 2)[0].strip();
    if (!own.matches("[a-z]{2,3}")) {
      own = "";
    }
    if (Prose.words(text.length() > SAMPLE ? text.substring(0, SAMPLE) : text) < FEWEST_WORDS) {
      return own;
    }
    Language best = Detector.SHARED.predictLanguage(text.length() > SAMPLE ? text.substring(0, SAMPLE) : text);
    String found = Detector.TWO_LETTERS.getOrDefault(best.getLang(), best.getLang());
    return best.getConfidence() >= SURE || own.isEmpty() ? found : own;
  }
}
