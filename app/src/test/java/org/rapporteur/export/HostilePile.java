package org.rapporteur.export;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Account;
import org.rapporteur.model.Actor;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Brief;
import org.rapporteur.model.Byline;
import org.rapporteur.model.Circumstances;
import org.rapporteur.model.Copy;
import org.rapporteur.model.Event;
import org.rapporteur.model.Evidence;
import org.rapporteur.model.Gear;
import org.rapporteur.model.Layout;
import org.rapporteur.model.Line;
import org.rapporteur.model.Mention;
import org.rapporteur.model.Milestone;
import org.rapporteur.model.Name;
import org.rapporteur.model.Origin;
import org.rapporteur.model.Provenance;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Sentence;
import org.rapporteur.model.Span;
import org.rapporteur.model.Stamp;
import org.rapporteur.model.Statement;
import org.rapporteur.model.Story;
import org.rapporteur.model.StoryId;
import org.rapporteur.model.Telling;
import org.rapporteur.model.Times;
import org.rapporteur.model.When;

/// Two reports whose outlets, names and sentences try to break out of every format, one of them
/// undated and without an address.
final class HostilePile {
  static final String HEADLINE = "=cmd|' /C calc'!A0 <script>alert(\"1\")</script> & more";
  static final String OUTLET = "Skerry \"Daily\",\r\n<b>News</b>";
  static final String PERSON = "Ana <Petrova> & \"Sons\"";
  static final String BODY = "Harbour\u202E Board\u0001]]>";
  private static final String MET = "😀 " + PERSON + " met " + BODY + ", on 2 March.";
  private static final String SAID = "“A < B,\n\"quoted\" \u0000 &amp;” " + PERSON + " said.";
  static final String TEXT = MET + "\n\n" + SAID;

  static final Article DATED =
      article(
          "dated",
          "https://skerry.example/1?a=1&b=%3C2%3E",
          OUTLET,
          Stamp.of(OffsetDateTime.parse("2031-03-03T01:30:00+02:00")));
  static final Article UNDATED = article("undated", null, "", null);

  private HostilePile() {}

  static List<Article> articles() {
    return List.of(DATED, UNDATED);
  }

  static List<Copy> copies() {
    return List.of(
        new Copy(
            DATED.id(),
            UNDATED.id(),
            Copy.Kind.WHOLE,
            12,
            0.5,
            1,
            DATED.id(),
            List.of(new Evidence("kind", "whole", "<same> & \u0007", "rule")),
            List.of()));
  }

  static List<Dossier> stories() {
    Map<ArticleId, Article> articles = Map.of(DATED.id(), DATED, UNDATED.id(), UNDATED);
    Map<ArticleId, Account> accounts =
        Map.of(DATED.id(), account(DATED), UNDATED.id(), account(UNDATED));
    Line met = line("met", Line.Kind.EVENT, MET, null);
    Line said = line("said", Line.Kind.STATEMENT, SAID, PERSON);
    Story story =
        new Story(new StoryId("story"), HEADLINE, null, null, List.of(DATED.id(), UNDATED.id()));
    Brief brief =
        new Brief(
            story,
            List.of(
                new Origin(
                    "dated",
                    OUTLET,
                    List.of(DATED.id(), UNDATED.id()),
                    List.of(),
                    List.of(),
                    null,
                    List.of())),
            List.of(met, said),
            List.of(
                new Milestone("2031-03-02", "day", false, "held", "met", 0),
                new Milestone("2031-W10", "week", false, "held", "met", 1),
                new Milestone("2031-03", "month", true, "planned", "met", 0),
                new Milestone("2031-Q1", "quarter", false, "planned", "met", 0),
                new Milestone("2031", "year", false, "planned", "met", 0),
                new Milestone("203", "decade", false, "planned", "met", 0),
                new Milestone("2031-03-02T09:30", "time", false, "planned", "met", 0),
                new Milestone("2031-03-04", "not-later", false, "planned", "met", 0),
                new Milestone("2031-02-31", "day", false, "no such day", "met", 0),
                new Milestone("XXXX-WXX-5", "unknown", false, "held", "met", 1),
                new Milestone("", "unknown", false, "held", "said", 0)),
            List.of());
    return List.of(new Dossier(brief, articles, id -> Optional.ofNullable(accounts.get(id))));
  }

  private static Line line(String id, Line.Kind kind, String words, @Nullable String speaker) {
    return new Line(
        id,
        kind,
        words,
        speaker,
        null,
        1,
        1,
        2,
        List.of(telling(DATED, words), telling(UNDATED, words)),
        List.of(),
        List.of());
  }

  private static Telling telling(Article article, String words) {
    Span span = span(words);
    return new Telling(article.id(), span, words, span, "dated");
  }

  private static Account account(Article article) {
    Span said = span(SAID);
    Mention person = new Mention(span(PERSON), PERSON, PERSON);
    Mention board = new Mention(span(BODY), BODY, BODY);
    Name organisation = name(BODY, Name.Kind.ORGANISATION);
    Statement statement =
        new Statement(
            article.id(),
            Statement.Kind.DIRECT,
            List.of(said),
            person,
            null,
            null,
            board,
            null,
            Circumstances.NONE,
            "rule",
            1,
            Gear.FAST);
    When when =
        article == DATED
            ? new When(span("2 March"), "2 March", When.Kind.DATE, "2031-03-02", "rule")
            : null;
    Event event =
        new Event(
            article.id(),
            "CONSULT",
            "",
            List.of(),
            Event.Status.HELD,
            null,
            false,
            new Actor(person, "", ""),
            new Actor(board, "", "government"),
            board,
            null,
            when,
            span("met"),
            span(MET),
            "rule");
    return new Account(
        new Reading(
            article,
            List.of(new Sentence(span(MET), 0, List.of()), new Sentence(said, 1, List.of())),
            List.of(name(PERSON, Name.Kind.PERSON), organisation)),
        List.of(statement),
        List.of(event),
        List.of(),
        List.of());
  }

  private static Name name(String words, Name.Kind kind) {
    return new Name(span(words), words, kind, words, "rule", Gear.FAST);
  }

  private static Span span(String words) {
    int start = TEXT.indexOf(words);
    return new Span(start, start + words.length());
  }

  private static Article article(
      String id, @Nullable String url, String outlet, @Nullable Stamp published) {
    return new Article(
        new ArticleId(id),
        new Provenance("@" + id, true, url, outlet, "en", null, "00".repeat(32)),
        HEADLINE,
        "",
        TEXT,
        new Byline(List.of("\tTab, \"T.\""), List.of()),
        new Times(
            published,
            published == null ? null : Stamp.of(LocalDate.of(2031, 3, 4)),
            Instant.parse("2031-03-05T00:00:00.123Z")),
        null,
        Layout.PLAIN,
        List.of());
  }
}
