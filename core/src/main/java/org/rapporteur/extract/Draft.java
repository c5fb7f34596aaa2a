package org.rapporteur.extract;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Article;
import org.rapporteur.model.Byline;
import org.rapporteur.model.Dateline;
import org.rapporteur.model.Evidence;
import org.rapporteur.model.Layout;
import org.rapporteur.model.Layout.Part;
import org.rapporteur.model.Page;
import org.rapporteur.model.Provenance;
import org.rapporteur.model.Span;
import org.rapporteur.model.Stamp;
import org.rapporteur.model.Times;
import org.rapporteur.reading.Languages;

/// An article while it is put together; lives within one call.
final class Draft {
  /// A credit to an agency counts only this near to the report's opening: further down it may be
  /// about another report.
  private static final int OPENING_PARAGRAPHS = 5;

  private static final int LONGEST_BIOGRAPHY = 600;

  private static final Pattern BIOGRAPHY = Patterns.named("biography");

  /// What parts paragraphs in an article's text.
  private static final String GAP = "\n\n";

  private static final Pattern NOTE = Patterns.named("note");

  /// One paragraph of the text.
  ///
  /// @param kind what it is, null for a plain paragraph
  /// @param entry of a live blog that it stands in
  /// @param words of its text, counted once: an article's length is asked for again and again
  record Paragraph(String text, Part.@Nullable Kind kind, @Nullable Entry entry, int words) {}

  /// One entry of a live blog; its paragraphs all hold the same one.
  ///
  /// @param number sets apart entries of one time
  record Entry(int number, @Nullable Stamp time) {}

  String headline = "";
  String standfirst = "";
  String outlet = "";
  String declaredLanguage = "";
  @Nullable String url;
  @Nullable String rehost;
  final List<Paragraph> paragraphs = new ArrayList<>();
  private final List<Layout.Aside> asides = new ArrayList<>();
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

  /// The day of the last change, as far as it is known.
  @Nullable LocalDate updatedDay() {
    return updated == null ? null : updated.day();
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

  /// @param kind what the markup calls it, null for a plain paragraph
  void paragraph(String text, Part.@Nullable Kind kind) {
    paragraph(text, kind, null);
  }

  void paragraph(String text, Part.@Nullable Kind kind, @Nullable Entry entry) {
    boolean note = NOTE.matcher(text).region(0, Math.min(text.length(), OPENING)).lookingAt();
    paragraphs.add(new Paragraph(text, note ? Part.Kind.NOTE : kind, entry, Prose.words(text)));
  }

  /// Characters in which a note says that it is one. Brackets may open it, and of a million of them
  /// each would be tried.
  private static final int OPENING = 1000;

  void aside(Layout.Aside.Kind kind, String text) {
    asides.add(new Layout.Aside(kind, text));
  }

  /// The stretches of the text that are no plain paragraphs, entries before what they hold.
  private List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < paragraphs.size(); i++) {
      Paragraph paragraph = paragraphs.get(i);
      Entry entry = paragraph.entry;
      if (entry != null && (i == 0 || !entry.equals(paragraphs.get(i - 1).entry))) {
        int end = start + paragraph.text.length();
        for (int j = i + 1; j < paragraphs.size() && entry.equals(paragraphs.get(j).entry); j++) {
          end += GAP.length() + paragraphs.get(j).text.length();
        }
        parts.add(new Part(Part.Kind.ENTRY, new Span(start, end), entry.time));
      }
      int end = start + paragraph.text.length();
      if (paragraph.kind != null) {
        parts.add(new Part(paragraph.kind, new Span(start, end), null));
      }
      start = end + GAP.length();
    }
    return parts;
  }

  int words() {
    int words = 0;
    for (Paragraph paragraph : paragraphs) {
      words += paragraph.words;
    }
    return words;
  }

  /// Takes credit lines off the end, reads dateline and credits, and closes the article.
  Article finish(Page page, boolean main) {
    Agencies known = Agencies.shared();
    while (paragraphs.size() > 1 && !known.findInCreditLine(paragraphs.getLast().text).isEmpty()) {
      String line = paragraphs.removeLast().text;
      known.findInCreditLine(line).forEach(agency -> credit(agency, line, "credit-line-at-end"));
    }
    dropBiographies();
    String text = String.join(GAP, paragraphs.stream().map(Paragraph::text).toList());
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
        .map(Paragraph::text)
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
    // a byline that dateline or credit show to be an agency, listed or not
    authors.removeIf(agencies::contains);
    evidence.removeIf(each -> each.of().equals("authors") && agencies.contains(each.value()));
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
        new Times(published, updated, page.fetched()),
        dateline,
        new Layout(parts(), captions, asides),
        evidence);
  }

  /// *Mara Lindqvist is a reporter for …* below the text is about the author, not the story.
  private void dropBiographies() {
    while (paragraphs.size() > 2 && paragraphs.getLast().text.length() <= LONGEST_BIOGRAPHY) {
      String last = paragraphs.getLast().text;
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
