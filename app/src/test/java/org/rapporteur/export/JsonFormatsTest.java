package org.rapporteur.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class JsonFormatsTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /// The properties that the model knows of each schema, of those used.
  private static final Map<String, Set<String>> OF_FTM =
      Map.of(
          "Article",
          Set.of(
              "name",
              "title",
              "author",
              "publisher",
              "sourceUrl",
              "language",
              "publishedAt",
              "modifiedAt",
              "retrievedAt",
              "summary",
              "bodyText"),
          "Person",
          Set.of("name", "alias", "position"),
          "Organization",
          Set.of("name", "alias"),
          "PublicBody",
          Set.of("name", "alias"),
          "LegalEntity",
          Set.of("name", "alias"),
          "Mention",
          Set.of("document", "resolved", "name"),
          "Event",
          Set.of(
              "name",
              "recordId",
              "description",
              "date",
              "startDate",
              "endDate",
              "location",
              "involved",
              "keywords",
              "proof",
              "sourceUrl"));

  @Test
  void slidesAreAsExactAsWhatIsKnown() throws IOException {
    List<JsonNode> slides = slides();
    assertThat(slides.stream().map(slide -> slide.get("start_date").toString()))
        .containsExactly(
            "{\"year\":2031,\"month\":3,\"day\":2}",
            "{\"year\":2031,\"month\":3,\"day\":3}",
            "{\"year\":2031,\"month\":3}",
            "{\"year\":2031,\"month\":1}",
            "{\"year\":2031}",
            "{\"year\":2030}",
            "{\"year\":2031,\"month\":3,\"day\":2,\"hour\":9,\"minute\":30}",
            "{\"year\":2031,\"month\":3,\"day\":4}");
    assertThat(slides.stream().map(slide -> slide.path("display_date").asText()))
        .containsExactly(
            "",
            "week of 2031-03-03",
            "about 2031-03",
            "2031-Q1",
            "",
            "2030s",
            "",
            "no later than 2031-03-04");
    assertThat(slides.get(1).get("end_date").toString())
        .isEqualTo("{\"year\":2031,\"month\":3,\"day\":9}");
  }

  @Test
  void slidesQuoteAndLink_andHoldNoMarkup() throws IOException {
    JsonNode slide = slides().getFirst();
    assertThat(slide.at("/text/headline").asText())
        .startsWith("“😀 Ana &lt;Petrova&gt; &amp; &quot;Sons&quot; met Harbour")
        .endsWith(" on 2 March.”");
    assertThat(slide.at("/text/text").asText())
        .isEqualTo("<p>held; told by 2 reports, at most 1 independent origin in this pile</p>");
    assertThat(slide.at("/media/credit").asText())
        .isEqualTo("Skerry &quot;Daily&quot;, &lt;b&gt;News&lt;/b&gt;");
    assertThat(slides().get(1).has("media")).as("no address, no link").isFalse();
  }

  private static List<JsonNode> slides() throws IOException {
    StringBuilder out = new StringBuilder();
    TimelineJs.write(HostilePile.stories(), out);
    List<JsonNode> slides = new ArrayList<>();
    MAPPER.readTree(out.toString()).get("events").forEach(slides::add);
    return slides;
  }

  @Test
  void entitiesHaveTheModelsPropertiesAndKnowOneAnother() throws IOException {
    List<JsonNode> entities = entities();
    Set<String> ids = new HashSet<>();
    entities.forEach(entity -> assertThat(ids.add(entity.get("id").asText())).isTrue());
    assertThat(entities.stream().map(entity -> entity.get("schema").asText()))
        .containsExactlyInAnyOrder(
            "Person",
            "PublicBody",
            "Article",
            "Article",
            "Mention",
            "Mention",
            "Mention",
            "Mention",
            "Event");
    for (JsonNode entity : entities) {
      Set<String> known = OF_FTM.get(entity.get("schema").asText());
      entity
          .get("properties")
          .properties()
          .forEach(
              property -> {
                assertThat(known).contains(property.getKey());
                assertThat(property.getValue().isArray()).isTrue();
                property.getValue().forEach(value -> assertThat(value.isTextual()).isTrue());
                if (Set.of("document", "resolved", "involved", "proof")
                    .contains(property.getKey())) {
                  property.getValue().forEach(id -> assertThat(ids).contains(id.asText()));
                }
              });
    }
  }

  @Test
  void articlesMentionsAndEventsAreToldInTheModelsTerms() throws IOException {
    List<JsonNode> entities = entities();
    JsonNode article = of("Article", entities);
    assertThat(article.at("/properties/publishedAt/0").asText()).isEqualTo("2031-03-02T23:30:00");
    assertThat(article.at("/properties/modifiedAt/0").asText()).isEqualTo("2031-03-04");
    assertThat(article.at("/properties/retrievedAt/0").asText()).isEqualTo("2031-03-05T00:00:00");
    assertThat(article.at("/properties/language/0").asText()).isEqualTo("eng");
    assertThat(article.at("/properties/bodyText/0").asText()).isEqualTo(HostilePile.TEXT);
    JsonNode mention = of("Mention", entities);
    assertThat(mention.at("/properties/name/0").asText()).isEqualTo(HostilePile.PERSON);
    assertThat(mention.get("start").asInt()).as("in code points").isEqualTo(2);
    JsonNode event = of("Event", entities);
    assertThat(event.at("/properties/date/0").asText()).isEqualTo("2031-03-02");
    assertThat(event.at("/properties/involved")).hasSize(2);
    assertThat(event.at("/properties/proof")).hasSize(2);
  }

  private static JsonNode of(String schema, List<JsonNode> entities) {
    return entities.stream()
        .filter(entity -> entity.get("schema").asText().equals(schema))
        .findFirst()
        .orElseThrow();
  }

  private static List<JsonNode> entities() throws IOException {
    StringBuilder out = new StringBuilder();
    FollowTheMoney.write(HostilePile.stories(), out);
    List<JsonNode> entities = new ArrayList<>();
    for (String line : out.toString().split("\n")) {
      entities.add(MAPPER.readTree(line));
    }
    return entities;
  }

  @Test
  void annotationsFindTheirWordsByPlaceAndByQuote() throws IOException {
    StringBuilder out = new StringBuilder();
    Annotations.write(HostilePile.stories(), out);
    JsonNode page = MAPPER.readTree(out.toString());
    assertThat(page.get("@context").asText()).isEqualTo("http://www.w3.org/ns/anno.jsonld");
    assertThat(page.get("type").asText()).isEqualTo("AnnotationPage");
    assertThat(page.get("items")).hasSize(4);
    Set<String> ids = new HashSet<>();
    for (JsonNode annotation : page.get("items")) {
      assertThat(ids.add(annotation.get("id").asText())).isTrue();
      String text = HostilePile.TEXT;
      JsonNode place = annotation.at("/target/selector/0");
      JsonNode quote = annotation.at("/target/selector/1");
      String exact = quote.get("exact").asText();
      assertThat(
              text.substring(
                  text.offsetByCodePoints(0, place.get("start").asInt()),
                  text.offsetByCodePoints(0, place.get("end").asInt())))
          .isEqualTo(exact);
      assertThat(text)
          .contains(quote.get("prefix").asText() + exact + quote.get("suffix").asText());
    }
    JsonNode said = page.at("/items/2");
    assertThat(said.at("/body/0/value").asText()).isEqualTo("said");
    assertThat(said.at("/body/1/value").asText()).isEqualTo("statement");
    assertThat(page.at("/items/1/target/source").asText())
        .as("no address: the hash of its bytes")
        .isEqualTo("ni:///sha-256;" + "A".repeat(43));
  }

  @Test
  void nothingIsStillJson() throws IOException {
    StringBuilder timeline = new StringBuilder();
    TimelineJs.write(List.of(), timeline);
    assertThat(MAPPER.readTree(timeline.toString()).get("events")).isEmpty();
    StringBuilder annotations = new StringBuilder();
    Annotations.write(List.of(), annotations);
    assertThat(MAPPER.readTree(annotations.toString()).get("items")).isEmpty();
    StringBuilder entities = new StringBuilder();
    FollowTheMoney.write(List.of(), entities);
    assertThat(entities).isEmpty();
  }
}
