package org.rapporteur.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rapporteur.eval.TaggerTrainer.Example;
import org.rapporteur.eval.TaggerTrainer.Settings;
import org.rapporteur.model.Sentence;
import org.rapporteur.model.Token;
import org.rapporteur.reading.Encoder;
import org.rapporteur.reading.NameFeatures;
import org.rapporteur.reading.SentenceSplitter;
import org.rapporteur.reading.SequenceTagger;
import org.rapporteur.reading.SequenceTagger.Segment;
import org.rapporteur.reading.SequenceTagger.Sequence;

/// Trains the name tagger. `TrainNames DATA check` trains on four fifths of the outlets, prints F1
/// on the others, alone and together with the encoder (which is to have been trained with
/// `outlets-held`), and, with a FILE, writes the weights; `TrainNames DATA write FILE` trains on
/// all and writes the weights. A last word `as-is` leaves the annotation's holes open.
public final class TrainNames {
  static final List<String> LABELS =
      Stream.concat(
              Stream.of("O"),
              Stream.of("PERSON", "ORGANISATION", "PLACE", "GROUP", "OTHER")
                  .flatMap(kind -> Stream.of("B-" + kind, "I-" + kind)))
          .toList();

  /// What the tagger's own scores and the encoder's count, to be compared.
  private static final float[][] SHARES = {
    {1, 0}, {0, 1}, {.5f, .8f}, {.7f, .8f}, {1, .5f}, {1, 1}
  };

  private TrainNames() {}

  record Gold(int start, int end, String type) {}

  record Doc(
      String id,
      String outlet,
      String text,
      List<Gold> names,
      List<Sentence> sentences,
      List<Sequence> sequences) {}

  public static void main(String[] args) throws IOException {
    NameFeatures features = NameFeatures.load();
    boolean mend = !Arrays.asList(args).contains("as-is");
    List<Doc> given = read(Path.of(args[0]), features);
    List<Doc> docs = mend ? mend(given) : given;
    Settings settings = new Settings(8, .15f, .35f, 2, 250_000, 2.5f, 3);
    if (args[1].equals("write")) {
      write(train(docs, settings), Path.of(args[2]));
      return;
    }
    List<String> outlets = docs.stream().map(Doc::outlet).distinct().sorted().toList();
    List<Doc> trained =
        docs.stream().filter(doc -> outlets.indexOf(doc.outlet()) % 5 != 2).toList();
    List<Doc> held = docs.stream().filter(doc -> outlets.indexOf(doc.outlet()) % 5 == 2).toList();
    SequenceTagger tagger = train(trained, settings);
    if (args.length > 2) {
      write(tagger, Path.of(args[2]));
    }
    List<Doc> asIs = given.stream().filter(doc -> outlets.indexOf(doc.outlet()) % 5 == 2).toList();
    try (Encoder encoder = Encoder.load()) {
      for (float[] shares : SHARES) {
        System.out.printf(Locale.ROOT, "own %.1f, encoder %.1f%n", shares[0], shares[1]);
        System.out.println("  as is " + score(tagger, asIs, encoder, shares));
        System.out.println("  kept  " + score(tagger, held, encoder, shares));
      }
    }
  }

  private static void write(SequenceTagger tagger, Path path) throws IOException {
    try (OutputStream out = Files.newOutputStream(path)) {
      tagger.write(out);
    }
  }

  private static SequenceTagger train(List<Doc> docs, Settings settings) {
    List<Example> examples = new ArrayList<>();
    for (Doc doc : docs) {
      for (int i = 0; i < doc.sentences().size(); i++) {
        examples.add(new Example(doc.sequences().get(i), labels(doc, doc.sentences().get(i))));
      }
    }
    long start = System.nanoTime();
    return TaggerTrainer.train(
        LABELS,
        NameFeatures.TRANSITION_CLASSES,
        examples,
        settings,
        epoch ->
            System.err.printf(
                Locale.ROOT, "epoch %d, %.0f s%n", epoch, (System.nanoTime() - start) / 1e9));
  }

  static int[] labels(Doc doc, Sentence sentence) {
    int[] labels = new int[sentence.tokens().size()];
    for (Gold name : doc.names()) {
      if (name.end() <= sentence.span().start() || name.start() >= sentence.span().end()) {
        continue;
      }
      int begin = LABELS.indexOf("B-" + name.type());
      boolean first = true;
      for (int i = 0; i < labels.length; i++) {
        Token token = sentence.tokens().get(i);
        if (token.span().start() >= name.start() && token.span().end() <= name.end()) {
          labels[i] = first ? begin : begin + 1;
          first = false;
        }
      }
    }
    return labels;
  }

  private static String score(
      SequenceTagger tagger, List<Doc> docs, Encoder encoder, float[] shares) {
    Map<String, int[]> counts = new TreeMap<>();
    long sentences = 0;
    long start = System.nanoTime();
    for (Doc doc : docs) {
      List<Gold> found = new ArrayList<>();
      List<Encoder.Encoded> encoded =
          shares[1] == 0 ? List.of() : encoder.read(doc.text(), doc.sentences());
      for (int i = 0; i < doc.sentences().size(); i++) {
        List<Token> tokens = doc.sentences().get(i).tokens();
        SequenceTagger.Scored scored = tagger.score(doc.sequences().get(i));
        if (shares[1] > 0) {
          scored = scored.with(shares[0], encoded.get(i).names(), shares[1]);
        }
        for (Segment segment : tagger.segments(scored.tag())) {
          found.add(
              new Gold(
                  tokens.get(segment.start()).span().start(),
                  tokens.get(segment.end() - 1).span().end(),
                  segment.type()));
        }
        sentences++;
      }
      for (Gold name : doc.names()) {
        counts.computeIfAbsent(name.type(), key -> new int[3])[0]++;
      }
      for (Gold name : found) {
        int[] count = counts.computeIfAbsent(name.type(), key -> new int[3]);
        count[1]++;
        if (doc.names().contains(name)) {
          count[2]++;
        }
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    int[] sum = new int[3];
    StringBuilder line = new StringBuilder();
    counts.forEach(
        (type, count) -> {
          if (!type.equals("OTHER")) {
            for (int i = 0; i < 3; i++) {
              sum[i] += count[i];
            }
          }
          line.append(
              String.format(Locale.ROOT, " %s %.4f", type, 2.0 * count[2] / (count[0] + count[1])));
        });
    return String.format(
        Locale.ROOT,
        "F1 %.4f P %.4f R %.4f%s  %.0f sentences/s tagged",
        2.0 * sum[2] / (sum[0] + sum[1]),
        (double) sum[2] / sum[1],
        (double) sum[2] / sum[0],
        line,
        sentences / seconds);
  }

  static List<Doc> read(Path path, NameFeatures features) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    List<Doc> docs = new ArrayList<>();
    for (String line : Files.readAllLines(path)) {
      JsonNode node = mapper.readTree(line);
      String text = node.get("text").asText();
      List<Gold> names = new ArrayList<>();
      for (JsonNode name : node.get("names")) {
        names.add(
            new Gold(
                text.offsetByCodePoints(0, name.get("start").asInt()),
                text.offsetByCodePoints(0, name.get("end").asInt()),
                name.get("type").asText().toUpperCase(Locale.ROOT)));
      }
      List<Sentence> sentences = SentenceSplitter.split(text);
      docs.add(
          new Doc(
              node.get("id").asText(),
              node.get("outlet").asText(),
              text,
              names,
              sentences,
              features.sequences(text, sentences)));
    }
    return docs;
  }

  /// Closes the holes in the annotation: of a place, group or person inside a longer name
  /// (*University of* Orlan) neither the inner nor the whole name is marked, only what stands
  /// around it. A capitalised word without a mark that is mostly marked elsewhere, next to part of
  /// an organisation's, place's or thing's name, belongs to that name.
  static List<Doc> mend(List<Doc> docs) {
    Map<String, int[]> counts = new TreeMap<>();
    for (Doc doc : docs) {
      for (Sentence sentence : doc.sentences()) {
        for (Token token : sentence.tokens()) {
          int[] count = counts.computeIfAbsent(token.text(), key -> new int[2]);
          count[0]++;
          for (Gold name : doc.names()) {
            if (name.start() <= token.span().start()
                && token.span().end() <= name.end()
                && INNER.contains(name.type())) {
              count[1]++;
            }
          }
        }
      }
    }
    return docs.stream().map(doc -> mend(doc, counts)).toList();
  }

  private static final List<String> INNER = List.of("PLACE", "GROUP", "PERSON");
  private static final List<String> OUTER = List.of("ORGANISATION", "OTHER", "PLACE");

  private static Doc mend(Doc doc, Map<String, int[]> counts) {
    List<Gold> names = new ArrayList<>(doc.names());
    for (Sentence sentence : doc.sentences()) {
      List<Token> tokens = sentence.tokens();
      int i = 0;
      while (i < tokens.size()) {
        int end = i;
        while (end < tokens.size()
            && isHole(doc, tokens.get(end), counts)
            && (end == i || isNext(doc, tokens, end))) {
          end++;
        }
        if (end == i) {
          i++;
          continue;
        }
        Gold before =
            i > 0 && isNext(doc, tokens, i) ? at(names, tokens.get(i - 1).span().start()) : null;
        Gold after =
            end < tokens.size() && isNext(doc, tokens, end)
                ? at(names, tokens.get(end).span().start())
                : null;
        before = before != null && OUTER.contains(before.type()) ? before : null;
        after = after != null && OUTER.contains(after.type()) ? after : null;
        if (before != null || after != null) {
          String type = outermost(before, after);
          names.remove(before);
          names.remove(after);
          names.add(
              new Gold(
                  before == null ? tokens.get(i).span().start() : before.start(),
                  after == null ? tokens.get(end - 1).span().end() : after.end(),
                  type));
        }
        i = end;
      }
    }
    return new Doc(doc.id(), doc.outlet(), doc.text(), names, doc.sentences(), doc.sequences());
  }

  private static String outermost(@Nullable Gold before, @Nullable Gold after) {
    return OUTER.stream()
        .filter(
            type ->
                before != null && before.type().equals(type)
                    || after != null && after.type().equals(type))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isHole(Doc doc, Token token, Map<String, int[]> counts) {
    int[] count = counts.get(token.text());
    return Character.isUpperCase(token.text().codePointAt(0))
        && count != null
        && count[0] > 1
        && 2 * count[1] >= count[0]
        && at(doc.names(), token.span().start()) == null;
  }

  private static boolean isNext(Doc doc, List<Token> tokens, int at) {
    String between =
        doc.text().substring(tokens.get(at - 1).span().end(), tokens.get(at).span().start());
    return between.isEmpty() || between.equals(" ");
  }

  private static @Nullable Gold at(List<Gold> names, int position) {
    for (Gold name : names) {
      if (name.start() <= position && position < name.end()) {
        return name;
      }
    }
    return null;
  }
}
