package org.rapporteur.statements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.rapporteur.model.Article;
import org.rapporteur.model.Mention;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Span;
import org.rapporteur.model.Statement;
import org.rapporteur.reading.ArticleReader;

/// German, French and Spanish, about people and places that do not exist.
class QuotationFinderTest {
  private static final ArticleReader READER = ArticleReader.load();
  private static final StatementFinder FINDER = StatementFinder.load();

  private static String told(String text) {
    Reading reading = READER.read(Article.ofText("test", text, null));
    return FINDER.findStatements(reading, List.of()).stream()
        .map(
            statement ->
                statement.kind() + ";" + speaker(statement) + ";" + content(statement, text))
        .collect(Collectors.joining(" | "));
  }

  private static String speaker(Statement statement) {
    Mention speaker = statement.speaker();
    return speaker == null ? "-" : speaker.entity();
  }

  private static String content(Statement statement, String text) {
    return statement.content().stream()
        .map((Span span) -> span.of(text))
        .collect(Collectors.joining(" … "));
  }

  @Test
  void german() {
    assertThat(
            told(
                """
                Die Ministerin Anna Berger hat die Pläne der Regierung verteidigt. „Wir werden die Schulen nicht allein lassen“, sagte Berger am Montag in Norwalde. „Das Geld ist da, und es wird auch bleiben.“

                Der Sprecher des Verbands, Max Lindner, nannte den Vorschlag „einen schlechten Witz“.

                »Wir warten seit Monaten auf eine Antwort«, so Lindner."""))
        .isEqualTo(
            "DIRECT;Anna Berger;„Wir werden die Schulen nicht allein lassen“"
                + " | DIRECT;Anna Berger;„Das Geld ist da, und es wird auch bleiben.“"
                + " | MIXED;Max Lindner;„einen schlechten Witz“"
                + " | DIRECT;Max Lindner;»Wir warten seit Monaten auf eine Antwort«");
  }

  @Test
  void french() {
    assertThat(
            told(
                """
                La ministre Claire Aubert a défendu son projet lundi. « Nous ne laisserons pas les écoles seules face à la crise », a déclaré Mme Aubert devant les députés.

                « Ce n'est pas sérieux, a répondu le député Paul Martel, et tout le monde le sait dans cette maison. »

                Claire Aubert a affirmé que ce reproche était « sans fondement ». « Nous attendons une réponse depuis des mois », a-t-elle ajouté."""))
        .isEqualTo(
            "DIRECT;Claire Aubert;« Nous ne laisserons pas les écoles seules face à la crise »"
                + " | DIRECT;Paul Martel;« Ce n'est pas sérieux … et tout le monde le sait dans cette maison. »"
                + " | MIXED;Claire Aubert;ce reproche était « sans fondement »"
                + " | DIRECT;Claire Aubert;« Nous attendons une réponse depuis des mois »");
  }

  @Test
  void spanish() {
    assertThat(
            told(
                """
                La ministra Lucía Herrera defendió el lunes el plan del Gobierno. “No vamos a dejar solas a las escuelas en esta crisis”, dijo Herrera ante los diputados.

                «Es una broma de mal gusto para todas las familias», ha afirmado el portavoz de la oposición, Tomás Olmedo.

                Según Herrera, la crítica “no tiene fundamento”. “Llevamos meses esperando una respuesta del ministerio”, añadió."""))
        .isEqualTo(
            "DIRECT;Lucía Herrera;“No vamos a dejar solas a las escuelas en esta crisis”"
                + " | DIRECT;Tomás Olmedo;«Es una broma de mal gusto para todas las familias»"
                + " | MIXED;Lucía Herrera;la crítica “no tiene fundamento”"
                + " | DIRECT;Lucía Herrera;“Llevamos meses esperando una respuesta del ministerio”");
  }

  @Test
  void dashesAreQuoteMarks() {
    assertThat(
            told(
                """
                La ministra Lucía Herrera defendió el lunes el plan del Gobierno en la ciudad de Valverde.

                —No vamos a dejar solas a las escuelas —dijo Herrera ante los diputados."""))
        .isEqualTo("DIRECT;Lucía Herrera;No vamos a dejar solas a las escuelas");
    assertThat(
            told(
                """
                La ministre Claire Aubert a défendu son projet lundi devant les députés de la ville.

                — Nous ne laisserons pas les écoles seules, a déclaré Claire Aubert."""))
        .isEqualTo("DIRECT;Claire Aubert;Nous ne laisserons pas les écoles seules");
  }

  @Test
  void aQuotationOfNothingButItsCueIsNone() {
    assertThat(
            told(
                "La ministre a défendu son projet lundi devant les députés de la ville. « , a déclaré la ministre Claire Aubert »"))
        .isEmpty();
  }

  @Test
  void otherLanguagesGiveNone() {
    assertThat(StatementFinder.reads("pl")).isFalse();
    assertThat(
            told(
                "Minister Anna Kowal powiedziała w poniedziałek, że most zostanie odbudowany. „Nie zostawimy was samych z tym problemem”, powiedziała dziennikarzom."))
        .isEmpty();
    assertThat(StatementFinder.languages()).isEqualTo(List.of("en", "de", "es", "fr"));
  }
}
