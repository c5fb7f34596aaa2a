package org.rapporteur.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rapporteur.model.Sentence;

class EncoderTest {
  private static Encoder encoder;

  @BeforeAll
  static void load() {
    encoder = Encoder.load();
  }

  @AfterAll
  static void close() {
    encoder.close();
  }

  private static float[] vector(String sentence) {
    return encoder.encode(List.of(sentence)).values().iterator().next();
  }

  private static double cosine(String a, String b) {
    float[] x = vector(a);
    float[] y = vector(b);
    return IntStream.range(0, x.length).mapToDouble(i -> x[i] * y[i]).sum();
  }

  @Test
  void aSentenceReadsTheSameAloneAndInCompany() {
    String sentence = "The mayor of Orlan resigned on Tuesday.";
    List<String> company = new ArrayList<>();
    IntStream.range(0, 40)
        .forEach(
            i ->
                company.add(
                    "Number " + i + " of the mines of Vey " + "closed again ".repeat(i % 7)));
    company.add(20, sentence);
    float[] inCompany;
    try (Encoder other = Encoder.load()) {
      inCompany = other.encode(company).get(sentence);
    }
    assertThat(vector(sentence)).containsExactly(inCompany);
  }

  @Test
  void aVectorHasLengthOne() {
    for (String text : List.of("", "Orlan", "A long day " + "in the mines of Vey ".repeat(100))) {
      float[] vector = vector(text);
      double square =
          IntStream.range(0, vector.length).mapToDouble(i -> vector[i] * vector[i]).sum();
      assertThat(vector).hasSize(Encoder.WIDTH);
      assertThat(square).isBetween(0.9999, 1.0001);
    }
  }

  @Test
  void paraphrasesStandNearerThanOtherNews() {
    String sentence = "The president will visit the flooded villages on Friday.";
    double paraphrase =
        cosine(
            sentence,
            "On Friday the head of state is going to travel to villages hit by the flood.");
    double sameField = cosine(sentence, "The president dissolved parliament.");
    double other = cosine(sentence, "Shares of the coffee maker fell sharply in New York.");
    assertThat(paraphrase).isGreaterThan(0.5).isGreaterThan(sameField + 0.1);
    assertThat(sameField).isGreaterThan(other);
  }

  @Test
  void eachWordHasScoresThatAreShares() {
    String text = "“We stay here. Nobody told us,” Anna Rossi said.";
    List<Sentence> sentences = SentenceSplitter.split(text);
    List<Encoder.Encoded> encoded = encoder.read(text, sentences);
    assertThat(encoded).hasSize(2);
    for (int i = 0; i < 2; i++) {
      assertThat(encoded.get(i).names()).hasNumberOfRows(sentences.get(i).tokens().size());
      assertThat(encoded.get(i).statements()).hasNumberOfRows(sentences.get(i).tokens().size());
      for (float[] row : encoded.get(i).statements()) {
        double sum =
            IntStream.range(0, row.length).mapToDouble(label -> Math.exp(row[label])).sum();
        assertThat(sum).isBetween(.999, 1.001);
      }
    }
  }

  @Test
  void aSentenceInsideAQuotationIsReadAsSuch() {
    String inside = "“We stay here. Nobody told us about the bridge.”";
    String outside = "We stay here. Nobody told us about the bridge.";
    Encoder.Encoded one = encoder.read(inside, SentenceSplitter.split(inside)).get(1);
    Encoder.Encoded other = encoder.read(outside, SentenceSplitter.split(outside)).get(1);
    // the first label is none
    assertThat(one.statements()[0][0]).isLessThan(other.statements()[0][0]);
  }

  @Test
  void aLongSentenceIsReadInParts() {
    String text = "Anna Rossi said so and ".repeat(1000);
    List<Sentence> sentences = SentenceSplitter.split(text);
    Encoder.Encoded encoded = encoder.read(text, sentences).getFirst();
    assertThat(encoded.names().length).isBetween(1500, sentences.getFirst().tokens().size() - 1);
  }

  @Test
  void noSentencesGiveNoVectors() {
    assertThat(encoder.encode(List.of())).isEmpty();
  }

  @Test
  void eachSentenceOnceInTheOrderGiven() {
    Map<String, float[]> vectors = encoder.encode(List.of("b", "a", "b", "c"));
    assertThat(vectors.keySet()).containsExactly("b", "a", "c");
    assertThat(vectors.values()).allSatisfy(vector -> assertThat(vector).hasSize(Encoder.WIDTH));
  }

  @Test
  void manyThreadsReadAsOneDoes() {
    List<String> sentences =
        IntStream.range(0, 24).mapToObj(i -> "Mine " + i + " of Orlan was shut.").toList();
    List<Map<String, float[]>> all =
        IntStream.range(0, 6).parallel().mapToObj(i -> encoder.encode(sentences)).toList();
    try (Encoder other = Encoder.load()) {
      Map<String, float[]> expected = other.encode(sentences);
      assertThat(all)
          .allSatisfy(
              vectors ->
                  expected.forEach(
                      (text, vector) -> assertThat(vectors.get(text)).containsExactly(vector)));
    }
  }
}
