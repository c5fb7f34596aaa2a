package org.rapporteur.extract;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Byline;
import org.rapporteur.model.Stamp;

/// Reads headline, byline, times, outlet and address of a page in markup, each with its evidence.
final class Metadata {
  private static final Pattern TITLE_PARTS =
      Pattern.compile("\\s+[|–—·•»«-]+\\s+|\\s*[|]\\s*| :: ");

  /// Two headlines are the same one when this share of their words is.
  private static final double SAME_HEADLINE = 0.6;

  private static final List<String> KEYS = List.of("property", "name", "itemprop");

  private final Document document;
  private final EmbeddedData data;
  private final Map<String, String> metas = new HashMap<>();
  private @Nullable Element headlineElement;

  Metadata(Document document, EmbeddedData data) {
    this.document = document;
    this.data = data;
    for (Element element : document.select("meta[content]")) {
      String content = Prose.clean(element.attr("content"));
      for (String key : KEYS) {
        String name = element.attr(key).toLowerCase(Locale.ROOT);
        if (!name.isEmpty() && !content.isEmpty()) {
          metas.putIfAbsent(name, content);
        }
      }
    }
  }

  /// The content of the first of these meta elements that has one.
  String meta(String... names) {
    for (String name : names) {
      String content = metas.get(name.toLowerCase(Locale.ROOT));
      if (content != null) {
        return content;
      }
    }
    return "";
  }

  // outlet, address

  void readOutlet(Draft draft, @Nullable String pageUrl) {
    String canonical = document.select("link[rel=canonical]").attr("href").strip();
    String shown = meta("og:url");
    if (pageUrl != null) {
      draft.url = pageUrl;
      draft.because("url", pageUrl, pageUrl, "input");
    } else if (canonical.startsWith("http")) {
      draft.url = canonical;
      draft.because("url", canonical, canonical, "canonical-link");
    } else if (shown.startsWith("http")) {
      draft.url = shown;
      draft.because("url", shown, shown, "og:url");
    }
    String site = meta("og:site_name");
    String publisher = data.publisher();
    if (!site.isEmpty() && site.length() < 60) {
      draft.outlet = site;
      draft.because("outlet", site, site, "og:site_name");
    } else if (!publisher.isEmpty() && publisher.length() < 60) {
      draft.outlet = publisher;
      draft.because("outlet", publisher, publisher, "schema.org publisher");
    } else if (!meta("application-name").isEmpty() && meta("application-name").length() < 40) {
      draft.outlet = meta("application-name");
      draft.because("outlet", draft.outlet, draft.outlet, "application-name");
    } else if (draft.url != null && host(draft.url) != null) {
      String host = host(draft.url);
      draft.outlet = host == null ? "" : host;
      draft.because("outlet", draft.outlet, draft.url, "host-of-address");
    }
    draft.declaredLanguage = document.select("html").attr("lang");
  }

  static @Nullable String host(String url) {
    try {
      String host = URI.create(url).getHost();
      return host == null ? null : host.replaceFirst("^(www\\d?|m|amp)\\.", "");
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  // headline

  /// The headline as printed on the page where it agrees with what the page says elsewhere.
  void readHeadline(Draft draft) {
    String own = data.first("headline");
    String shown = meta("og:title", "twitter:title");
    String title = Prose.clean(document.title());
    List<String> told = new ArrayList<>();
    for (String each : List.of(own, shown, title)) {
      if (!each.isEmpty()) {
        told.add(each);
      }
    }
    Element best = null;
    double bestScore = 0;
    List<Element> headings = document.select("h1");
    for (Element heading : headings) {
      String text = Prose.clean(Prose.text(heading));
      if (text.length() < 3 || text.length() > 300) {
        continue;
      }
      double score = 0;
      for (String each : told) {
        score =
            Math.max(
                score,
                Math.max(
                    Prose.agreement(text, each),
                    Prose.agreement(text, withoutOutlet(each, draft.outlet))));
      }
      if (score > bestScore + 1e-9) {
        best = heading;
        bestScore = score;
      }
    }
    if (best == null || bestScore < SAME_HEADLINE) {
      for (Element heading :
          document.select("h2, [class*=headline], [class*=title], [itemprop=headline]")) {
        String text = Prose.clean(Prose.text(heading));
        if (text.length() < 10 || text.length() > 250 || Prose.words(text) < 3) {
          continue;
        }
        for (String each : told) {
          double score =
              Math.max(
                  Prose.agreement(text, each),
                  Prose.agreement(text, withoutOutlet(each, draft.outlet)));
          if (score > Math.max(bestScore, 0.85)) {
            best = heading;
            bestScore = score;
          }
        }
      }
    }
    if (best == null || bestScore < SAME_HEADLINE) {
      Element printed = firstPrinted(title, draft.outlet);
      if (printed != null) {
        best = printed;
        bestScore = 1;
      }
    }
    if (best != null && (bestScore >= SAME_HEADLINE || told.isEmpty())) {
      headlineElement = best;
      set(draft, Prose.clean(Prose.text(best)), "heading");
    } else if (!own.isEmpty() && own.length() < 300) {
      set(draft, own, "schema.org headline");
    } else if (!shown.isEmpty()) {
      set(draft, withoutOutlet(shown, draft.outlet), "og:title");
    } else if (headings.size() == 1 && Prose.text(headings.getFirst()).length() > 3) {
      set(draft, Prose.clean(Prose.text(headings.getFirst())), "heading");
    } else if (!title.isEmpty()) {
      set(draft, withoutOutlet(title, draft.outlet), "title");
    }
  }

  /// The first element outside links and lists that prints the title, or the title without its
  /// first or last part, and nothing else.
  private @Nullable Element firstPrinted(String title, String outlet) {
    Set<String> wanted = new HashSet<>();
    for (String each :
        List.of(
            title, withoutOutlet(title, outlet), afterFirstPart(title), beforeLastPart(title))) {
      if (Prose.words(each) >= 3) {
        wanted.add(Prose.fold(each));
      }
    }
    for (Node node : document.body().nodeStream(TextNode.class).toList()) {
      String text = ((TextNode) node).getWholeText();
      if (text.length() >= 12
          && text.length() <= 300
          && node.parent() instanceof Element parent
          && wanted.contains(Prose.fold(text))
          && parent.closest("a, nav, li, option, button, aside, footer, [class*=breadcrumb]")
              == null) {
        return parent;
      }
    }
    return null;
  }

  private static String afterFirstPart(String title) {
    Matcher parts = TITLE_PARTS.matcher(title);
    return parts.find() ? title.substring(parts.end()) : title;
  }

  private static String beforeLastPart(String title) {
    Matcher parts = TITLE_PARTS.matcher(title);
    int cut = title.length();
    while (parts.find()) {
      cut = parts.start();
    }
    return title.substring(0, cut);
  }

  /// Where no field names the outlet, the title does: what it has before or after the headline.
  void readOutletOfTitle(Draft draft) {
    String title = Prose.clean(document.title());
    String headline = Prose.fold(draft.headline);
    if (!draft.outlet.isEmpty() || headline.isEmpty()) {
      return;
    }
    String last =
        title.substring(beforeLastPart(title).length()).replaceFirst("^[\\s|–—·•»«:-]+", "");
    String rest = afterFirstPart(title);
    String first =
        title.substring(0, title.length() - rest.length()).replaceFirst("[\\s|–—·•»«:-]+$", "");
    String name = "";
    if (!last.isEmpty() && Prose.fold(beforeLastPart(title)).endsWith(headline)) {
      name = last;
    } else if (!first.isEmpty() && Prose.fold(rest).startsWith(headline)) {
      name = first;
    }
    if (!name.isEmpty()
        && Prose.words(name) <= LONGEST_OUTLET_WORDS
        && !Prose.fold(name).equals(headline)) {
      draft.outlet = name;
      draft.because("outlet", name, title, "title");
    }
  }

  private static final int LONGEST_OUTLET_WORDS = 6;

  /// Where the headline stands on the page, once read and if it stands there.
  @Nullable Element headlineElement() {
    return headlineElement;
  }

  private static void set(Draft draft, String headline, String rule) {
    draft.headline = headline;
    draft.because("headline", headline, headline, rule);
  }

  /// A title without the outlet's name at its end or start.
  static String withoutOutlet(String title, String outlet) {
    if (title.length() > LONGEST_TITLE) {
      return title;
    }
    if (!outlet.isEmpty()
        && title.length() > outlet.length() + 2
        && title.regionMatches(true, 0, outlet, 0, outlet.length())
        && title.startsWith(": ", outlet.length())) {
      return title.substring(outlet.length() + 2);
    }
    Matcher parts = TITLE_PARTS.matcher(title);
    List<Integer> cuts = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    while (parts.find()) {
      cuts.add(parts.start());
      ends.add(parts.end());
    }
    if (cuts.isEmpty()) {
      return title;
    }
    String last = title.substring(ends.getLast());
    String first = title.substring(0, cuts.getFirst());
    if (isOutlet(last, outlet)
        || (Prose.words(last) <= 4
            && Prose.words(title.substring(0, cuts.getLast())) > Prose.words(last))) {
      return withoutOutlet(title.substring(0, cuts.getLast()).strip(), outlet);
    }
    return isOutlet(first, outlet) ? title.substring(ends.getFirst()) : title;
  }

  /// No outlet prints longer ones; what parts a longer one has takes time by the square of their
  /// number.
  private static final int LONGEST_TITLE = 1000;

  private static boolean isOutlet(String part, String outlet) {
    String folded = Prose.fold(part).replace(" ", "");
    String name = Prose.fold(outlet).replace(" ", "");
    return !name.isEmpty()
        && !folded.isEmpty()
        && (folded.equals(name)
            || folded.contains(name)
            || (folded.length() > 4 && name.contains(folded)));
  }

  // byline

  void readByline(Draft draft, List<Block> blocks) {
    for (String name : data.authors()) {
      draft.by(Bylines.parse(name, draft.outlet), name, "schema.org author");
    }
    if (draft.authors.isEmpty()) {
      for (String name :
          List.of(
              meta("author"),
              meta("article:author"),
              meta(
                  "dc.creator",
                  "DC.creator",
                  "dcterms.creator",
                  "parsely-author",
                  "sailthru.author",
                  "byl"))) {
        if (!name.isEmpty() && !name.startsWith("http") && draft.authors.isEmpty()) {
          draft.by(Bylines.parse(name, draft.outlet), name, "meta author");
        }
      }
    }
    if (draft.authors.isEmpty()) {
      for (Element element :
          document.select(
              "[rel=author], [itemprop=author] [itemprop=name], .vcard .fn, [class~=author] .fn, "
                  + "[itemprop=author], a[href*=/author/], a[href*=/authors/], a[href*=/autor/]")) {
        String text = Prose.clean(Prose.text(element));
        Byline byline = Bylines.parse(text, draft.outlet);
        if (text.length() < 80
            && !byline.authors().isEmpty()
            && element.closest("[class*=comment], [id*=comment]") == null) {
          draft.by(byline, text, "author-link");
          break;
        }
      }
    }
    if (draft.authors.isEmpty()) {
      for (Block block : blocks) {
        boolean marked = block.byline && !block.furniture() && block.text.length() < 120;
        if (marked || Bylines.isByline(block.text)) {
          Byline byline = Bylines.parse(block.text, draft.outlet);
          boolean named =
              byline.authors().stream()
                  .anyMatch(name -> name.indexOf(' ') > 0 || Prose.words(name) > 1);
          if (named || (byline.authors().isEmpty() && !byline.agencies().isEmpty())) {
            draft.by(byline, block.text, "byline-line");
            break;
          }
        }
      }
    }
  }

  // times

  void readTimes(Draft draft, List<Block> blocks) {
    stamp(data.first("datePublished"))
        .ifPresent(
            stamp ->
                draft.published(stamp, data.first("datePublished"), "schema.org datePublished"));
    stamp(data.first("dateModified"))
        .ifPresent(
            stamp -> draft.updated(stamp, data.first("dateModified"), "schema.org dateModified"));
    String published =
        meta(
            "article:published_time",
            "article:published",
            "og:published_time",
            "datePublished",
            "parsely-pub-date",
            "sailthru.date",
            "dc.date.issued",
            "DC.date.issued",
            "dcterms.created",
            "pubdate",
            "publishdate",
            "publish-date",
            "publication_date",
            "publish_date",
            "date",
            "dc.date",
            "DC.date",
            "DC.Date",
            "cXenseParse:recs:publishtime",
            "cXenseParse:publishtime",
            "dateCreated",
            "article.published",
            "last-published",
            "timestamp",
            "ptime");
    stamp(published).ifPresent(stamp -> draft.published(stamp, published, "meta published"));
    String updated =
        meta(
            "article:modified_time",
            "og:updated_time",
            "dateModified",
            "lastmod",
            "last-modified",
            "dcterms.modified");
    stamp(updated).ifPresent(stamp -> draft.updated(stamp, updated, "meta modified"));
    for (Element time :
        document.select(
            "[itemprop=dateModified], time.updated, [class*=modified][datetime], [class*=update][datetime]")) {
      stamp(value(time)).ifPresent(stamp -> draft.updated(stamp, value(time), "time-element"));
    }
    readTimeElement(
        draft,
        "[itemprop=datePublished], time[pubdate], abbr.published, [class*=publish][datetime]");
    if (!draft.hasPublished() && draft.url != null) {
      String url = draft.url;
      Stamps.ofUrl(url).ifPresent(stamp -> draft.published(stamp, url, "day-in-address"));
    }
    readTimeElement(draft, "time[datetime]");
    if (!draft.hasPublished()) {
      for (Block block : blocks) {
        if ((block.date || Stamps.isDateLine(block.text))
            && block.text.length() < 120
            && !Stamps.isUpdateLine(block.text)) {
          Optional<Stamp> stamp = stamp(block.text);
          if (stamp.isPresent()) {
            draft.published(stamp.get(), block.text, "date-line");
            break;
          }
        }
      }
    }
    for (Block block : blocks) {
      if (block.prose()) {
        break;
      }
      String told =
          block.text.length() < LONGEST_DATE_LINE && !block.furniture()
              ? Stamps.updatePart(block.text)
              : "";
      if (!told.isEmpty()) {
        stamp(told).ifPresent(stamp -> draft.updated(stamp, block.text, "date-line"));
      }
    }
  }

  private void readTimeElement(Draft draft, String selector) {
    if (draft.hasPublished()) {
      return;
    }
    for (Element time : document.select(selector)) {
      String value = value(time);
      Optional<Stamp> stamp = stamp(value);
      if (stamp.isPresent()) {
        draft.published(stamp.get(), value, "time-element");
        return;
      }
    }
  }

  private static final int LONGEST_DATE_LINE = 160;

  private static String value(Element time) {
    for (String attribute : List.of("datetime", "content", "title")) {
      String value = time.attr(attribute);
      if (!value.isEmpty() && (!attribute.equals("title") || Stamps.parse(value).isPresent())) {
        return value;
      }
    }
    return time.text();
  }

  private static Optional<Stamp> stamp(String text) {
    return text.isEmpty() ? Optional.empty() : Stamps.parse(text);
  }
}
