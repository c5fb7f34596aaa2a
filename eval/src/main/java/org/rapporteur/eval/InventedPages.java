package org.rapporteur.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Makes web pages about happenings that never were, in English sentences of a few patterns with
/// invented names, so that the chain finds statements, figures, copies, stories of several reports
/// and lines of several tellings. The same seed makes the same pages.
///
/// Two happenings in three are told by two to five reports; one report in four prints another's
/// text whole.
final class InventedPages {
  private static final int OUTLETS = 40;
  private static final int AT_ONCE = 8;
  private static final int MOST_REPORTS = 5;
  private static final String[] ONSETS = "b d f g k l m n p r s t v br dr st tr".split(" ");
  private static final String[] VOWELS = "a e i o u".split(" ");
  private static final String[] CODAS = {"n", "r", "s", "l", "nd"};

  private final Random random;
  private final List<Happening> told = new ArrayList<>();
  private int made;

  InventedPages(long seed) {
    this.random = new Random(seed);
  }

  private static final class Happening {
    final String place;
    final String river;
    final String mayor;
    final String minister;
    final int homes;
    final int day;
    int left;
    String lastText = "";

    Happening(InventedPages pages, int day) {
      this.place = pages.name();
      this.river = pages.name();
      this.mayor = pages.name() + " " + pages.name();
      this.minister = pages.name() + " " + pages.name();
      this.homes = 20 + pages.random.nextInt(900);
      this.day = day;
      this.left = pages.random.nextInt(3) == 0 ? 1 : 2 + pages.random.nextInt(MOST_REPORTS - 1);
    }
  }

  /// The next page as HTML.
  String next() {
    while (told.size() < AT_ONCE) {
      told.add(new Happening(this, 1 + made / 40 % 28));
    }
    int at = random.nextInt(told.size());
    Happening happening = told.get(at);
    if (--happening.left == 0) {
      told.remove(at);
    }
    String text =
        !happening.lastText.isEmpty() && random.nextInt(4) == 0
            ? happening.lastText
            : text(happening);
    happening.lastText = text;
    int number = made++;
    String headline =
        random.nextBoolean()
            ? "Flood of the %s reaches %s".formatted(happening.river, happening.place)
            : "%s under water as the %s rises".formatted(happening.place, happening.river);
    return """
        <html lang="en"><head><title>%s</title>
        <meta property="og:site_name" content="%s Courier">
        <meta property="article:published_time" content="%s">
        <link rel="canonical" href="https://outlet%d.example/%d"></head>
        <body><article><h1>%s</h1>
        <p>%s</p>
        </article></body></html>
        """
        .formatted(
            headline,
            "Outlet " + number % OUTLETS,
            String.format(
                Locale.ROOT, "2031-03-%02dT%02d:00:00Z", happening.day, random.nextInt(24)),
            number % OUTLETS,
            number,
            headline,
            text.replace("\n\n", "</p>\n<p>"));
  }

  private String text(Happening of) {
    List<String> paragraphs = new ArrayList<>();
    paragraphs.add(
        one(
                "The river %s burst its banks near %s on Monday and flooded %d homes, the council said.",
                "In %2$s, %3$d homes were flooded on Monday after the river %1$s rose over its banks.",
                "Water from the %s stood in the streets of %s on Monday; %d homes were flooded.")
            .formatted(of.river, of.place, of.homes));
    paragraphs.add(
        one(
                "“We have never seen the water rise so fast in this town,” Mayor %s said.",
                "Mayor %s said: “We have never seen the water rise so fast in this town.”",
                "“Never have we seen the water rise so fast,” said Mayor %s, who visited the harbour.")
            .formatted(of.mayor));
    paragraphs.add(
        one(
                "Minister %s promised that the dam above %s would be repaired before winter.",
                "The dam above %2$s will be repaired before winter, Minister %1$s told reporters.",
                "“The dam will be repaired before winter,” Minister %s said in %s.")
            .formatted(of.minister, of.place));
    if (random.nextBoolean()) {
      paragraphs.add(
          "A school in the quarter of %s was opened for families who could not stay at home."
              .formatted(name()));
    }
    return String.join("\n\n", paragraphs);
  }

  private String one(String... patterns) {
    return patterns[random.nextInt(patterns.length)];
  }

  private String name() {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < 2; i++) {
      name.append(ONSETS[random.nextInt(ONSETS.length)])
          .append(VOWELS[random.nextInt(VOWELS.length)]);
    }
    name.append(CODAS[random.nextInt(CODAS.length)]);
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
