package org.rapporteur.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Article;
import org.rapporteur.model.Byline;
import org.rapporteur.model.Dateline;
import org.rapporteur.model.Evidence;
import org.rapporteur.model.Page;
import org.rapporteur.model.Provenance;
import org.rapporteur.model.Stamp;
import org.rapporteur.model.Times;

/// An article while it is put together; lives within one call.
final class Draft {
  /// A credit to an agency counts only this near to the report's opening: further down it may be
  /// about another report.
  private static final int OPENING_PARAGRAPHS = 5;

  private static final int LONGEST_BIOGRAPHY = 600;

  private static final Pattern BIOGRAPHY = Patterns.named("biography");

  String headline = "";
  String standfirst = "";
  String outlet = "";
  String declaredLanguage = "";
  @Nullable String url;
  @Nullable String rehost;
  final List<String> paragraphs = new ArrayList<>();
  final List<String> captions = new ArrayList<>();
  final List<String> authors = new ArrayList<>();
  final List<String> agencies = new ArrayList<>();
  final List<Evidence> evidence = new ArrayList<>();
  private @Nullable Stamp published;
  private @Nullable Stamp updated;

  void because(String of, String value, String quote, String rule) {
    evidence.add(
        new Evidence(of, value, quote.length() > 300 ? quote.substring(0, 300) : quote, rule));
  }

  boolean hasPublished() {
    return published != null;
  }

  @Nullable Stamp published() {
    return published;
  }

  /// The first evidence of a day wins.
  void published(Stamp stamp, String quote, String rule) {
    if (published == null) {
      published = stamp;
      because("published", stamp.toString(), quote, rule);
    }
  }

  void updated(Stamp stamp, String quote, String rule) {
    if (updated == null) {
      updated = stamp;
      because("updated", stamp.toString(), quote, rule);
    }
  }

  void by(Byline byline, String quote, String rule) {
    for (String author : byline.authors()) {
      if (authors.stream().noneMatch(known -> Prose.fold(known).equals(Prose.fold(author)))) {
        authors.add(author);
        because("authors", author, quote, rule);
      }
    }
    byline.agencies().forEach(agency -> credit(agency, quote, rule));
  }

  void credit(String agency, String quote, String rule) {
    if (!agencies.contains(agency)) {
      agencies.add(agency);
      because("agencies", agency, quote, rule);
    }
  }

  void caption(String caption) {
    if (!caption.isBlank() && !captions.contains(caption)) {
      captions.add(caption);
    }
  }

  void rehost(String words, String rule) {
    rehost = rehost == null ? words : rehost + "\n" + words;
    because("rehost", "", words, rule);
  }

  int words() {
    int words = 0;
    for (String paragraph : paragraphs) {
      words += Prose.words(paragraph);
    }
    return words;
  }

  /// Takes credit lines off the end, reads dateline and credits, and closes the article.
  Article finish(Page page, boolean main) {
    Agencies known = Agencies.shared();
    while (paragraphs.size() > 1 && !known.findInCreditLine(paragraphs.getLast()).isEmpty()) {
      String line = paragraphs.removeLast();
      known.findInCreditLine(line).forEach(agency -> credit(agency, line, "credit-line-at-end"));
    }
    dropBiographies();
    String text = String.join("\n\n", paragraphs);
    Dateline dateline = Datelines.first(text).orElse(null);
    String opening = text.substring(0, Math.min(text.length(), 120));
    int dash = firstDash(opening);
    if (dateline != null || dash > 0) {
      String head =
          opening.substring(
              0, dateline != null ? Math.min(opening.length(), dateline.span().end()) : dash);
      (dateline != null ? known.findInDateline(head) : known.findBracketed(head))
          .forEach(agency -> credit(agency, head, "dateline"));
    }
    paragraphs.stream()
        .limit(OPENING_PARAGRAPHS)
        .forEach(
            paragraph ->
                known
                    .firstCreditedAtEnd(paragraph)
                    .ifPresent(agency -> credit(agency, tail(paragraph), "said-credit")));
    if (dateline != null) {
      because(
          "dateline",
          dateline.place(),
          text.substring(dateline.span().start(), dateline.span().end()),
          "dateline");
    }
    if (published == null && url != null) {
      String address = url;
      Stamps.ofUrl(address).ifPresent(stamp -> published(stamp, address, "day-in-address"));
    }
    if (updated != null && updated.equals(published)) {
      updated = null;
      evidence.removeIf(each -> each.of().equals("updated"));
    }
    String language = Languages.of(text, declaredLanguage);
    String name = url != null ? url : page.key().substring(page.key().lastIndexOf('/') + 1);
    return new Article(
        Article.idOf(name, headline, text),
        new Provenance(page.key(), main, url, outlet, language, rehost, page.hash()),
        headline,
        standfirst,
        text,
        new Byline(authors, agencies),
        new Times(published, updated),
        dateline,
        captions,
        evidence);
  }

  /// *Mara Lindqvist is a reporter for …* below the text is about the author, not the story.
  private void dropBiographies() {
    while (paragraphs.size() > 2 && paragraphs.getLast().length() <= LONGEST_BIOGRAPHY) {
      String last = paragraphs.getLast();
      boolean about =
          authors.stream()
              .anyMatch(
                  author ->
                      last.substring(0, Math.min(last.length(), author.length() + 12))
                          .contains(author));
      if (!about || !BIOGRAPHY.matcher(last).find()) {
        return;
      }
      paragraphs.removeLast();
    }
  }

  private static int firstDash(String opening) {
    for (int i = 0; i < opening.length(); i++) {
      char c = opening.charAt(i);
      if (c == '–' || c == '—' || (c == '-' && i > 0 && opening.charAt(i - 1) == ' ')) {
        return i;
      }
    }
    return -1;
  }

  private static String tail(String paragraph) {
    return paragraph.length() <= 80 ? paragraph : paragraph.substring(paragraph.length() - 80);
  }
}
