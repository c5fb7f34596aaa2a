package org.rapporteur.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.rapporteur.json.ContractJson;
import org.rapporteur.model.Article;
import org.rapporteur.model.Line;
import org.rapporteur.model.Span;
import org.rapporteur.model.Telling;

/// Tellings as W3C Web Annotations, in JSON-LD: one page of them, one annotation a telling.
///
/// Positions count Unicode code points of the article's clean text, as the desk keeps it; the quote
/// with what stands around it finds the words on the page itself. A report without an address of
/// the web is named by the hash of its bytes (RFC 6920).
final class Annotations {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String CONTEXT = "http://www.w3.org/ns/anno.jsonld";
  private static final Pattern OF_THE_WEB = Pattern.compile("(?i)https?://[^\\s<>\"{}|\\\\^`]+");
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  /// So many code units of context stand before and behind a quote.
  private static final int AROUND = 32;

  private Annotations() {}

  static void write(Iterable<Dossier> stories, Appendable out) throws IOException {
    ObjectNode head = JSON.objectNode();
    head.put("@context", CONTEXT);
    head.put("type", "AnnotationPage");
    head.put(
        "label",
        "What a pile of news reports tells. Positions are in the clean text of each report (body in"
            + " rapporteur export --format json --what articles), in Unicode code points.");
    String opening = head.toString();
    out.append(opening, 0, opening.length() - 1).append(",\"items\":[");
    String between = "\n";
    String ids = "";
    for (Dossier dossier : stories) {
      for (Line line : dossier.brief().lines()) {
        for (Telling telling : line.tellings()) {
          Article article = dossier.articles().get(telling.article());
          if (article != null) {
            ObjectNode annotation = annotation(line, telling, article, dossier);
            out.append(between).append(annotation.toString());
            between = ",\n";
            ids = urn(ids, annotation.get("id").asText());
          }
        }
      }
    }
    // last, as it is made of all of them: two desks' pages are not one
    out.append("\n],\"id\":\"").append(urn("page", ids)).append("\"}\n");
  }

  private static ObjectNode annotation(
      Line line, Telling telling, Article article, Dossier dossier) {
    ObjectNode node = JSON.objectNode();
    node.put("id", urn("telling", line.id(), article.id().value(), telling.span().toString()));
    node.put("type", "Annotation");
    node.put("motivation", "identifying");
    ArrayNode bodies = node.putArray("body");
    body(bodies, "identifying", line.id());
    body(bodies, "classifying", line.kind().name().toLowerCase(Locale.ROOT));
    body(bodies, "describing", described(line, dossier));
    ObjectNode target = node.putObject("target");
    target.put("source", source(article));
    ArrayNode selectors = target.putArray("selector");
    ObjectNode span = ContractJson.span(telling.span(), article);
    selectors
        .addObject()
        .put("type", "TextPositionSelector")
        .put("start", span.get("start").asInt())
        .put("end", span.get("end").asInt());
    selectors
        .addObject()
        .put("type", "TextQuoteSelector")
        .put("exact", telling.span().of(article.text()))
        .put("prefix", before(telling.span(), article.text()))
        .put("suffix", behind(telling.span(), article.text()));
    return node;
  }

  private static void body(ArrayNode bodies, String purpose, String value) {
    bodies
        .addObject()
        .put("type", "TextualBody")
        .put("purpose", purpose)
        .put("format", "text/plain")
        .put("value", value);
  }

  private static String described(Line line, Dossier dossier) {
    String speaker = line.speaker();
    return (speaker == null ? "" : speaker + ": ")
        + line.text()
        + " (story "
        + dossier.brief().story().id()
        + "; reports: "
        + line.reports()
        + "; independent origins in this pile: at most "
        + line.origins()
        + ")";
  }

  private static String before(Span span, String text) {
    int start = Math.max(0, span.start() - AROUND);
    return text.substring(start + (isCut(text, start) ? 1 : 0), span.start());
  }

  private static String behind(Span span, String text) {
    int end = Math.min(text.length(), span.end() + AROUND);
    return text.substring(span.end(), end - (isCut(text, end) ? 1 : 0));
  }

  /// Whether a cut at `place` would part a pair of surrogates.
  private static boolean isCut(String text, int place) {
    return place > 0
        && place < text.length()
        && Character.isSurrogatePair(text.charAt(place - 1), text.charAt(place));
  }

  private static String source(Article article) {
    String url = article.from().url();
    if (url != null && OF_THE_WEB.matcher(url).matches()) {
      return url;
    }
    String hash = article.from().hash();
    return SHA_256.matcher(hash).matches()
        ? "ni:///sha-256;"
            + Base64.getUrlEncoder().withoutPadding().encodeToString(HexFormat.of().parseHex(hash))
        : urn("article", article.id().value());
  }

  private static String urn(String... parts) {
    return "urn:uuid:"
        + UUID.nameUUIDFromBytes(String.join("\0", parts).getBytes(StandardCharsets.UTF_8));
  }
}
