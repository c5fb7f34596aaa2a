package org.rapporteur.desk;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rapporteur.intake.Original;
import org.rapporteur.model.Account;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Byline;
import org.rapporteur.model.Circumstances;
import org.rapporteur.model.Gear;
import org.rapporteur.model.Layout;
import org.rapporteur.model.Mention;
import org.rapporteur.model.Page;
import org.rapporteur.model.Provenance;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Span;
import org.rapporteur.model.Stamp;
import org.rapporteur.model.Statement;
import org.rapporteur.model.Times;
import org.rapporteur.model.Voice;
import org.rapporteur.reading.SentenceSplitter;

/// Pages and articles about places that do not exist.
final class Invented {
  static final Deposit FERRY =
      deposit(
          "ferry.txt",
          "Harbour Times",
          LocalDate.of(2031, 3, 2),
          "Ferry line to Skerry Isle reopens",
          """
          The ferry to Skerry Isle sails again on Monday, the harbour company said.

          “We have waited two winters for this,” Mayor Ana Petrova said. The new ship carries 140 passengers.""");

  static final Deposit CONTRACT =
      deposit(
          "contract.txt",
          "Northland Post",
          LocalDate.of(2031, 2, 20),
          "Northland signs long-term gas contract",
          """
          NORTHPORT — Northland signed a contract for ten million tonnes of gas a year.

          “The price is fair,” Minister Bo Lind said. Ana Petrova called the contract a mistake.""");

  static final Deposit UNDATED =
      deposit(
          "undated.txt",
          "",
          null,
          "Café at the pier closes",
          "The café closed. Gas had become too dear. 🚢 Ships pass.");

  private Invented() {}

  /// A page with its bytes and its one article.
  record Deposit(Page page, Original original, Article article) {
    ArticleId id() {
      return article.id();
    }
  }

  static Deposit deposit(
      String key, String outlet, @Nullable LocalDate published, String headline, String text) {
    String content = headline + "\n\n" + text;
    Original original = Original.of(content.getBytes(StandardCharsets.UTF_8));
    Article article =
        new Article(
            Article.idOf(key, headline, text),
            new Provenance(key, true, null, outlet, "en", null, original.hash()),
            headline,
            "",
            text,
            Byline.NONE,
            new Times(published == null ? null : Stamp.of(published), null, null),
            null,
            Layout.PLAIN,
            List.of());
    return new Deposit(
        new Page(key, Page.Kind.TEXT, null, content, original.hash(), null), original, article);
  }

  /// An account with one statement: `content`, said by `speaker`.
  static Account account(Article article, String content, String speaker) {
    Span said = find(article, content);
    Span who = find(article, speaker);
    Statement statement =
        new Statement(
            article.id(),
            Statement.Kind.DIRECT,
            List.of(said),
            new Mention(who, speaker, speaker),
            new Voice(Voice.Kind.PERSON, "name"),
            null,
            null,
            null,
            Circumstances.NONE,
            "test",
            1,
            Gear.FULL);
    return new Account(
        new Reading(article, SentenceSplitter.split(article.text()), List.of()),
        List.of(statement),
        List.of(),
        List.of(),
        List.of());
  }

  static Span find(Article article, String words) {
    int start = article.text().indexOf(words);
    return new Span(start, start + words.length());
  }
}
