package org.rapporteur.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Makes web pages about happenings that never were, in English sentences of a few patterns with
/// invented names, so that the chain finds statements, figures, copies, stories of several reports
/// and lines of several tellings. The same seed makes the same pages.
///
/// Two happenings in three are told by two to five reports; one report in four prints the text of
/// the one before it whole.
final class InventedPages {
  private static final int OUTLETS = 40;
  private static final int AT_ONCE = 8;
  private static final int MOST_REPORTS = 5;
  private static final String[] ONSETS = "b d f g k l m n p r s t v br dr st tr".split(" ");
  private static final String[] VOWELS = "a e i o u".split(" ");
  private static final String[] CODAS = {"n", "r", "s", "l", "nd"};

  /// What happens. In each pattern `%1$s` is a place, `%2$s` something with a name of its own,
  /// `%3$s` and `%4$s` two people, `%5$d` a number.
  ///
  /// @param said by the first of the two
  /// @param promised by the second
  private record Kind(
      List<String> headlines, List<String> ledes, List<String> said, List<String> promised) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind(
              List.of("Flood of the %2$s reaches %1$s", "%1$s under water as the %2$s rises"),
              List.of(
                  "The river %2$s burst its banks near %1$s on Monday and flooded %5$d homes.",
                  "In %1$s, %5$d homes were flooded on Monday after the %2$s rose."),
              List.of(
                  "“We have never seen the water rise so fast in this town,” Mayor %3$s said.",
                  "Mayor %3$s said: “We have never seen the water rise so fast in this town.”"),
              List.of(
                  "Minister %4$s promised that the dam above %1$s would be repaired by winter.",
                  "The dam above %1$s will be repaired by winter, Minister %4$s said.")),
          new Kind(
              List.of("Strike closes the %2$s works in %1$s", "%2$s workers in %1$s walk out"),
              List.of(
                  "At %2$s in %1$s, %5$d welders laid down their tools on Tuesday over wages.",
                  "Welders at the %2$s shipyard in %1$s, %5$d of them, went on strike on Tuesday."),
              List.of(
                  "“Our members cannot live on these wages,” union leader %3$s said.",
                  "Union leader %3$s told reporters: “Our members cannot live on these wages.”"),
              List.of(
                  "Director %4$s offered talks with the union on Thursday.",
                  "Talks with the union were offered for Thursday by director %4$s.")),
          new Kind(
              List.of("Fire destroys %2$s theatre in %1$s", "Theatre in %1$s burns down"),
              List.of(
                  "A fire destroyed the %2$s theatre in %1$s on Friday night; %5$d guests got out.",
                  "Flames took the %2$s theatre of %1$s on Friday night, and %5$d guests fled."),
              List.of(
                  "“The roof came down within minutes,” fire chief %3$s said.",
                  "Fire chief %3$s said: “The roof came down within minutes.”"),
              List.of(
                  "Actress %4$s announced a benefit concert for the stage hands.",
                  "A benefit concert for the stage hands was announced by actress %4$s.")),
          new Kind(
              List.of("%1$s elects %3$s as its mayor", "%3$s wins the vote in %1$s"),
              List.of(
                  "Voters in %1$s elected %3$s of the %2$s party on Sunday by %5$d ballots.",
                  "With a lead of %5$d ballots %3$s of the %2$s party won %1$s on Sunday."),
              List.of(
                  "“This town has voted for honest accounts,” %3$s said after the count.",
                  "After the count %3$s said: “This town has voted for honest accounts.”"),
              List.of(
                  "The loser, %4$s, demanded that the ballots be counted again.",
                  "A recount of the ballots was demanded by the loser, %4$s.")),
          new Kind(
              List.of("Museum in %1$s shows the %2$s hoard", "Gold of %2$s on show in %1$s"),
              List.of(
                  "The museum of %1$s opened a hall for the hoard of %2$s, %5$d gold coins.",
                  "A hoard of %5$d gold coins from %2$s can be seen at %1$s from Saturday."),
              List.of(
                  "“A farmer found it under his plough,” curator %3$s said.",
                  "Curator %3$s said: “A farmer found it under his plough.”"),
              List.of(
                  "Archaeologist %4$s dated the coins to the reign of a forgotten queen.",
                  "The coins come from a forgotten queen's reign, archaeologist %4$s said.")),
          new Kind(
              List.of("%2$s bank of %1$s closes its counters", "Savers queue at %2$s in %1$s"),
              List.of(
                  "The %2$s bank of %1$s shut %5$d branches on Wednesday after losses on loans.",
                  "After losses on loans the %2$s bank of %1$s closed %5$d branches."),
              List.of(
                  "“Every deposit is guaranteed by law,” central banker %3$s said.",
                  "Central banker %3$s said: “Every deposit is guaranteed by law.”"),
              List.of(
                  "Prosecutor %4$s opened an inquiry into the board's bonuses.",
                  "An inquiry into the board's bonuses was opened by prosecutor %4$s.")));

  private final Random random;
  private final List<Happening> told = new ArrayList<>();
  private int made;

  InventedPages(long seed) {
    this.random = new Random(seed);
  }

  private static final class Happening {
    final Kind kind;
    final Object[] words;
    final int day;
    int left;
    String lastText = "";

    Happening(InventedPages pages, int day) {
      this.kind = KINDS.get(pages.random.nextInt(KINDS.size()));
      this.words =
          new Object[] {
            pages.name(),
            pages.name(),
            pages.name() + " " + pages.name(),
            pages.name() + " " + pages.name(),
            20 + pages.random.nextInt(900)
          };
      this.day = day;
      this.left = pages.random.nextInt(3) == 0 ? 1 : 2 + pages.random.nextInt(MOST_REPORTS - 1);
    }
  }

  /// The next page as HTML.
  String next() {
    while (told.size() < AT_ONCE) {
      told.add(new Happening(this, 1 + made / 8 % 28));
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
    String headline = one(happening.kind.headlines(), happening);
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
    List<String> paragraphs =
        new ArrayList<>(
            List.of(
                one(of.kind.ledes(), of), one(of.kind.said(), of), one(of.kind.promised(), of)));
    if (random.nextBoolean()) {
      paragraphs.add("People in the quarter of %s spoke of nothing else.".formatted(name()));
    }
    return String.join("\n\n", paragraphs);
  }

  private String one(List<String> patterns, Happening of) {
    return String.format(Locale.ROOT, patterns.get(random.nextInt(patterns.size())), of.words);
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
