package org.rapporteur.desk;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Account;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Brief;
import org.rapporteur.model.Embedding;
import org.rapporteur.model.Event;
import org.rapporteur.model.Figure;
import org.rapporteur.model.Name;
import org.rapporteur.model.Origin;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Sentence;
import org.rapporteur.model.Span;
import org.rapporteur.model.Stamp;
import org.rapporteur.model.Statement;
import org.rapporteur.model.StoryId;
import org.rapporteur.model.Token;
import org.rapporteur.model.When;

/// The model's records as the desk stores them: Jackson's own form of a record, with some shorter
/// ones. An id is a string, a stamp, a day or a moment is ISO 8601, an embedding is base 64, and a
/// span is `[start,end]` in UTF-16 code units; in an account each span also carries its words,
/// `[start,end,"words"]`, so that they can be held against the article's text later. An account
/// leaves out its article and the words of its tokens, both of which the article's own row holds.
final class RecordJson {
  private static final String TEXT = "text";
  private static final String LAYOUT = "layout";
  private static final String LINEAGE = "lineage";
  private static final String EPISODES = "episodes";
  private static final String ESTIMATES = "estimates";
  private static final String CHECK = "check";
  private static final Pattern SPACE = Pattern.compile(" ");

  /// Hears of each span that is read with its words.
  @FunctionalInterface
  interface SpanCheck {
    /// `path` leads to the span in its JSON: `statements/3/content/0`.
    void span(String path, int start, int end, String words);
  }

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addModule(
              new SimpleModule()
                  .addSerializer(ArticleId.class, toText(ArticleId::value))
                  .addDeserializer(ArticleId.class, ofText(ArticleId::new))
                  .addSerializer(StoryId.class, toText(StoryId::value))
                  .addDeserializer(StoryId.class, ofText(StoryId::new))
                  .addSerializer(Stamp.class, toText(Stamp::toString))
                  .addDeserializer(Stamp.class, ofText(RecordJson::stamp))
                  .addSerializer(LocalDate.class, toText(LocalDate::toString))
                  .addDeserializer(LocalDate.class, ofText(LocalDate::parse))
                  .addSerializer(Instant.class, toText(Instant::toString))
                  .addDeserializer(Instant.class, ofText(Instant::parse))
                  .addSerializer(Embedding.class, toText(Embedding::toString))
                  .addDeserializer(Embedding.class, ofText(Embedding::parse))
                  .addSerializer(Span.class, new SpanWriter())
                  .addDeserializer(Span.class, new SpanReader()))
          .build();

  private RecordJson() {}

  /// An article, copy, origin or brief.
  static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record that cannot be written: " + value.getClass(), e);
    }
  }

  static <T> T read(String json, Class<T> type) {
    try {
      JsonNode stored = JSON.readTree(json);
      if (type == Article.class && stored instanceof ObjectNode article && !article.has(LAYOUT)) {
        giveLayout(article);
      }
      if (type == Origin.class) {
        giveLineage(stored);
      } else if (type == Brief.class) {
        stored.path("origins").forEach(RecordJson::giveLineage);
        giveEmpty(stored.path("story"), EPISODES);
        giveEmpty(stored, ESTIMATES);
      }
      return JSON.treeToValue(stored, type);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(
          "the desk holds a " + type.getSimpleName() + " that cannot be read", e);
    }
  }

  /// Articles stored before they had a layout hold their captions themselves.
  private static void giveLayout(ObjectNode article) {
    ObjectNode layout = article.putObject(LAYOUT);
    layout.putArray("parts");
    layout.set("captions", article.withArray("captions"));
    layout.putArray("asides");
  }

  /// Origins stored before they had a lineage have none until the desk is brought up to date.
  private static void giveLineage(JsonNode stored) {
    if (stored instanceof ObjectNode origin && !origin.has(LINEAGE)) {
      origin.putArray(LINEAGE);
      origin.putArray("corrections");
    }
  }

  /// What was stored before it had such a list has an empty one until the desk is brought up to
  /// date.
  private static void giveEmpty(JsonNode stored, String list) {
    if (stored instanceof ObjectNode node && !node.has(list)) {
      node.putArray(list);
    }
  }

  static String write(Account account) {
    List<StoredSentence> sentences =
        account.reading().sentences().stream().map(StoredSentence::of).toList();
    StoredAccount stored =
        new StoredAccount(
            sentences,
            account.reading().names(),
            account.statements(),
            account.events(),
            account.figures(),
            account.dates(),
            account.reading().opening());
    try {
      return JSON.writer().withAttribute(TEXT, account.article().text()).writeValueAsString(stored);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "an account that cannot be written: " + account.article().id(), e);
    }
  }

  static Account readAccount(String json, Article article) {
    return readAccount(json, article, (path, start, end, words) -> {});
  }

  /// As above; `check` hears of each span.
  static Account readAccount(String json, Article article, SpanCheck check) {
    try {
      StoredAccount stored =
          JSON.readerFor(StoredAccount.class).withAttribute(CHECK, check).readValue(json);
      return new Account(
          new Reading(
              article,
              stored.sentences().stream().map(sentence -> sentence.in(article.text())).toList(),
              stored.names(),
              stored.opening()),
          stored.statements(),
          stored.events(),
          stored.figures(),
          stored.dates());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(
          "the desk holds an account of article " + article.id() + " that cannot be read", e);
    }
  }

  private static Stamp stamp(String text) {
    return text.indexOf('T') < 0
        ? Stamp.of(LocalDate.parse(text))
        : Stamp.of(OffsetDateTime.parse(text));
  }

  private record StoredAccount(
      List<StoredSentence> sentences,
      List<Name> names,
      List<Statement> statements,
      List<Event> events,
      List<Figure> figures,
      List<When> dates,
      @Nullable Embedding opening) {}

  /// @param tokens of each token, how far it starts after the end of the one before it, and how
  /// long it is: `0 4 1 3`
  private record StoredSentence(int start, int end, int paragraph, String tokens) {
    static StoredSentence of(Sentence sentence) {
      StringBuilder tokens = new StringBuilder();
      int at = sentence.span().start();
      for (Token token : sentence.tokens()) {
        if (!tokens.isEmpty()) {
          tokens.append(' ');
        }
        tokens.append(token.span().start() - at).append(' ').append(token.span().length());
        at = token.span().end();
      }
      return new StoredSentence(
          sentence.span().start(), sentence.span().end(), sentence.paragraph(), tokens.toString());
    }

    Sentence in(String text) {
      List<Token> list = new ArrayList<>();
      int at = start;
      String[] numbers = tokens.isEmpty() ? new String[0] : SPACE.split(tokens, -1);
      for (int i = 0; i + 1 < numbers.length; i += 2) {
        int from = at + Integer.parseInt(numbers[i]);
        at = from + Integer.parseInt(numbers[i + 1]);
        Span span = new Span(from, at);
        list.add(new Token(span, span.of(text)));
      }
      return new Sentence(new Span(start, end), paragraph, list);
    }
  }

  private static <T> JsonSerializer<T> toText(Function<T, String> toText) {
    return new JsonSerializer<>() {
      @Override
      public void serialize(T value, JsonGenerator out, SerializerProvider provider)
          throws IOException {
        out.writeString(toText.apply(value));
      }
    };
  }

  private static <T> JsonDeserializer<T> ofText(Function<String, T> ofText) {
    return new JsonDeserializer<>() {
      @Override
      public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
        return ofText.apply(in.getText());
      }
    };
  }

  private static final class SpanWriter extends JsonSerializer<Span> {
    @Override
    public void serialize(Span span, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeStartArray();
      out.writeNumber(span.start());
      out.writeNumber(span.end());
      if (provider.getAttribute(TEXT) instanceof String text) {
        out.writeString(span.of(text));
      }
      out.writeEndArray();
    }
  }

  private static final class SpanReader extends JsonDeserializer<Span> {
    @Override
    public Span deserialize(JsonParser in, DeserializationContext context) throws IOException {
      String path = in.getParsingContext().getParent().pathAsPointer().toString().substring(1);
      int start = in.nextIntValue(-1);
      int end = in.nextIntValue(-1);
      if (in.nextToken() == JsonToken.VALUE_STRING) {
        if (context.getAttribute(CHECK) instanceof SpanCheck check) {
          check.span(path, start, end, in.getText());
        }
        in.nextToken();
      }
      if (start < 0 || end < start || in.currentToken() != JsonToken.END_ARRAY) {
        context.reportInputMismatch(Span.class, "no span at %s", path);
      }
      return new Span(start, end);
    }
  }
}
