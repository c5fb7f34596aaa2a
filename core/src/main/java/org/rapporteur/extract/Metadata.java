package org.rapporteur.extract;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// Reads headline, byline, times, outlet and address of a page in markup, each with its evidence.
final class Metadata {
  private final Document document;
  private final EmbeddedData data;
  private final Landmarks landmarks;
  private @Nullable Element headlineElement;

  Metadata(Document document) {
    this.document = document;
    this.landmarks = new Landmarks(document);
    this.data = EmbeddedData.of(landmarks);
  }

  EmbeddedData data() {
    return data;
  }

  Landmarks landmarks() {
    return landmarks;
  }

  /// The content of the first of these meta elements that has one.
  String meta(String... names) {
    for (String name : names) {
      List<String> contents = landmarks.metas.get(name.toLowerCase(Locale.ROOT));
      if (contents != null) {
        return contents.getFirst();
      }
    }
    return "";
  }

  // outlet, address

  void readOutlet(Draft draft, @Nullable String pageUrl) {
    String canonical = landmarks.canonical;
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
      if (!publisher.isEmpty()
          && publisher.length() < 60
          && !Prose.fold(publisher).equals(Prose.fold(site))) {
        draft.because("publisher", publisher, publisher, "schema.org publisher");
      }
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
    String section = meta("article:section", "og:article:section", "parsely-section");
    String told = section.isEmpty() ? data.first("articleSection") : section;
    if (!told.isEmpty()) {
      draft.because(
          "section", told, told, section.isEmpty() ? "schema.org section" : "meta section");
    }
    Element html = document.firstElementChild();
    draft.declaredLanguage = html == null ? "" : html.attr("lang");
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

  /// The headline as printed on the page, else as the page tells it elsewhere.
  void readHeadline(Draft draft) {
    List<String> shown = new ArrayList<>();
    for (String name : List.of("og:title", "twitter:title")) {
      String content = meta(name);
      if (!content.isEmpty()) {
        shown.add(content);
      }
    }
    Headlines.Choice choice =
        new Headlines(document, landmarks, draft.outlet, data.first("headline"), shown).choose();
    headlineElement = choice.element();
    if (!choice.text().isEmpty()) {
      set(draft, choice.text(), choice.rule());
    }
  }

  /// Where no field names the outlet, the title does: what it has before or after the headline.
  void readOutletOfTitle(Draft draft) {
    String title = landmarks.title();
    String headline = Prose.fold(draft.headline);
    if (!draft.outlet.isEmpty() || headline.isEmpty()) {
      return;
    }
    String last =
        title
            .substring(Headlines.beforeLastPart(title).length())
            .replaceFirst("^[\\s|–—·•»«:-]+", "");
    String rest = Headlines.afterFirstPart(title);
    String first =
        title.substring(0, title.length() - rest.length()).replaceFirst("[\\s|–—·•»«:-]+$", "");
    String name = "";
    if (!last.isEmpty() && Prose.fold(Headlines.beforeLastPart(title)).endsWith(headline)) {
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

  // byline

  void readByline(Draft draft, List<Block> blocks) {
    new Authors(landmarks, data, draft.outlet, blocks, headlineElement).read(draft);
  }

  // times

  void readTimes(Draft draft, List<Block> blocks) {
    new PublishDates(landmarks, data, blocks, headlineElement, draft.declaredLanguage).read(draft);
  }
}
