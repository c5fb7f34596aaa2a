package org.rapporteur.eval;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.eval.TaggerTrainer.Example;
import org.rapporteur.eval.TaggerTrainer.Settings;
import org.rapporteur.events.EventFeatures;
import org.rapporteur.events.EventFinder;
import org.rapporteur.model.Actor;
import org.rapporteur.model.Article;
import org.rapporteur.model.Event;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Sentence;
import org.rapporteur.model.Span;
import org.rapporteur.model.Token;
import org.rapporteur.reading.ArticleReader;
import org.rapporteur.reading.SequenceTagger;

/// Trains the two taggers that find events. `TrainEvents EVENTS NEWS check` trains on four fifths
/// and prints the scorer's figures on the fifth left out, five times; `TrainEvents EVENTS NEWS
/// write FOLDER` trains on all and writes `actors.bin` and `types.bin`. EVENTS is
/// `../shared/data/events/plover-train.jsonl`; NEWS is JSON Lines of articles, from which sentences
/// are drawn that tell of no event, or hardly any.
public final class TrainEvents {
  private static final List<String> TYPES =
      List.of(
          "ACCUSE",
          "AGREE",
          "AID",
          "ASSAULT",
          "COERCE",
          "CONSULT",
          "COOPERATE",
          "MOBILIZE",
          "PROTEST",
          "REJECT",
          "REQUEST",
          "SANCTION",
          "SUPPORT",
          "THREATEN",
          "YIELD");
  private static final List<String> ACTOR_LABELS =
      List.of("O", "B-SOURCE", "I-SOURCE", "B-TARGET", "I-TARGET");
  private static final int FOLDS = 5;

  /// Sentences of running news to learn from, for each sentence with an event.
  private static final double NEWS_SHARE = .6;

  private static final Set<String> STOP =
      Set.of(
          "the a an of in on at to for and or but by with from its his her their this that new former some all"
              .split(" "));
  private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);

  private static final Settings TYPE_SETTINGS = new Settings(15, .2f, .6f, 1, 60_000, 2.5f, 3);

  private static final int EXAMPLE_COPIES = 4;

  /// A sentence of news that is less surely none is left out in the second round.
  private static final double MOST_DOUBTFUL = .9;

  /// What the words between source and target weigh, where both are given, beside the sentence's.
  private static final double BETWEEN = 1.5;

  private static final double LEAST_LIKELY = 1e-3;

  private TrainEvents() {}

  private record Gold(String source, String target, String type) {}

  private record Item(String id, Reading reading, List<Gold> events, int fold) {}

  public static void main(String[] args) throws IOException {
    EventFeatures features = EventFeatures.load();
    List<Item> items = read(Path.of(args[0]));
    List<Item> news = news(Path.of(args[1]), (int) (items.size() * NEWS_SHARE));
    List<Item> examples = examples();
    if (args[2].equals("write")) {
      List<Item> all = new ArrayList<>(items);
      all.addAll(examples);
      all.addAll(news);
      write(actors(all, features), Path.of(args[3], "actors.bin"));
      write(types(all, features), Path.of(args[3], "types.bin"));
      return;
    }
    int[] sum = new int[8];
    TreeMap<String, int[]> byType = new TreeMap<>();
    TreeMap<String, int[]> known = new TreeMap<>();
    int newsEvents = 0;
    int newsSentences = 0;
    for (int fold = 0; fold < FOLDS; fold++) {
      int held = fold;
      List<Item> train =
          new ArrayList<>(items.stream().filter(item -> item.fold() != held).toList());
      List<Item> newsTrain = news.stream().filter(item -> item.fold() != held).toList();
      train.addAll(newsTrain);
      train.addAll(examples);
      SequenceTagger types = types(train, features);
      EventFinder finder = EventFinder.of(features, actors(train, features), types);
      for (Item item : items) {
        if (item.fold() == held) {
          score(item, finder.findEvents(item.reading(), List.of()), sum, byType, args.length > 3);
          given(item, features, types, known);
        }
      }
      for (Item item : news) {
        if (item.fold() == held) {
          newsEvents += finder.findEvents(item.reading(), List.of()).size();
          newsSentences++;
        }
      }
    }
    byType.forEach(
        (type, n) ->
            System.out.printf(
                Locale.ROOT,
                "%-10s gold %3d found %3d right %3d F1 %.3f%n",
                type,
                n[0],
                n[1],
                n[2],
                2.0 * n[2] / (n[0] + n[1])));
    System.out.printf(
        Locale.ROOT,
        "type of a sentence that tells of one event: macro F1 %.4f, right %.4f%n",
        known.values().stream()
            .filter(n -> n[0] > 0)
            .mapToDouble(n -> 2.0 * n[2] / (n[0] + n[1]))
            .average()
            .orElse(0),
        known.values().stream().mapToInt(n -> n[2]).sum()
            / (double) known.values().stream().mapToInt(n -> n[0]).sum());
    System.out.printf(
        Locale.ROOT,
        "type F1 %.4f  triple P %.4f R %.4f F1 %.4f   events in %d sentences of news: %d   of %d right types: source %.3f target %.3f%n",
        2.0 * sum[2] / (sum[0] + sum[1]),
        (double) sum[5] / sum[4],
        (double) sum[5] / sum[3],
        2.0 * sum[5] / (sum[3] + sum[4]),
        newsSentences,
        newsEvents,
        sum[2],
        (double) sum[6] / sum[2],
        (double) sum[7] / sum[2]);
  }

  /// Counts the likeliest type of a sentence that is known to tell of an event, as PLOVER's own
  /// coders are scored: with source and target given.
  private static void given(
      Item item, EventFeatures features, SequenceTagger types, TreeMap<String, int[]> known) {
    if (item.events().size() != 1) {
      return;
    }
    Gold event = item.events().getFirst();
    String gold = event.type();
    double[] sum = new double[types.labels().size()];
    for (Sentence sentence : item.reading().sentences()) {
      List<Sentence> looked = new ArrayList<>(List.of(sentence));
      between(item.reading(), sentence, event).ifPresent(looked::add);
      for (Sentence each : looked) {
        double[] scores = types.posteriors(features.type(item.reading(), each))[0];
        for (int i = 1; i < scores.length; i++) {
          sum[i] += (each == sentence ? 1 : BETWEEN) * Math.log(scores[i] + LEAST_LIKELY);
        }
      }
    }
    int best = 1;
    for (int i = 2; i < sum.length; i++) {
      best = sum[i] > sum[best] ? i : best;
    }
    String found = types.labels().get(best).substring(2);
    known.computeIfAbsent(gold, _ -> new int[3])[0]++;
    known.computeIfAbsent(found, _ -> new int[3])[1]++;
    if (gold.equals(found)) {
      known.computeIfAbsent(gold, _ -> new int[3])[2]++;
    }
  }

  /// The words of a sentence from its source to its target.
  private static Optional<Sentence> between(Reading reading, Sentence sentence, Gold event) {
    String text = reading.text();
    int source = text.indexOf(event.source());
    int target = text.indexOf(event.target());
    if (event.source().isEmpty() || event.target().isEmpty() || source < 0 || target < 0) {
      return Optional.empty();
    }
    int from = Math.min(source + event.source().length(), target + event.target().length());
    int to = Math.max(source, target);
    List<Token> tokens =
        sentence.tokens().stream()
            .filter(token -> token.span().start() >= from && token.span().end() <= to)
            .toList();
    return tokens.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Sentence(
                new Span(tokens.getFirst().span().start(), tokens.getLast().span().end()),
                sentence.paragraph(),
                tokens));
  }

  private static void write(SequenceTagger tagger, Path path) throws IOException {
    try (OutputStream out = Files.newOutputStream(path)) {
      tagger.write(out);
    }
  }

  private static void score(
      Item item, List<Event> found, int[] sum, TreeMap<String, int[]> byType, boolean print) {
    Set<String> gold = new HashSet<>();
    Set<String> predicted = new HashSet<>();
    item.events().forEach(event -> gold.add(event.type()));
    found.forEach(event -> predicted.add(event.type()));
    gold.forEach(type -> byType.computeIfAbsent(type, _ -> new int[3])[0]++);
    predicted.forEach(type -> byType.computeIfAbsent(type, _ -> new int[3])[1]++);
    sum[0] += gold.size();
    sum[1] += predicted.size();
    for (String type : gold) {
      if (predicted.contains(type)) {
        byType.computeIfAbsent(type, _ -> new int[3])[2]++;
        sum[2]++;
      }
    }
    sum[3] += item.events().size();
    sum[4] += found.size();
    Set<Integer> used = new HashSet<>();
    for (Gold event : item.events()) {
      boolean right = false;
      for (int i = 0; i < found.size() && !right; i++) {
        Event other = found.get(i);
        if (other.type().equals(event.type())) {
          sum[6] += same(event.source(), text(other.source())) ? 1 : 0;
          sum[7] += same(event.target(), text(other.target())) ? 1 : 0;
        }
        if (!used.contains(i)
            && other.type().equals(event.type())
            && same(event.source(), text(other.source()))
            && same(event.target(), text(other.target()))) {
          used.add(i);
          sum[5]++;
          right = true;
        }
      }
      if (print && !right) {
        System.out.println("- " + item.reading().text().replace('\n', ' '));
        System.out.println(
            "    gold " + event.type() + " | " + event.source() + " | " + event.target());
        for (Event other : found) {
          System.out.println(
              "    found "
                  + other.type()
                  + " | "
                  + text(other.source())
                  + " | "
                  + text(other.target())
                  + " | cue "
                  + other.cue().of(item.reading().text()));
        }
      }
    }
  }

  private static @Nullable String text(@Nullable Actor actor) {
    return actor == null ? null : actor.mention().text();
  }

  private static boolean same(@Nullable String gold, @Nullable String found) {
    Set<String> a = words(gold);
    Set<String> b = words(found);
    if (a.isEmpty() || b.isEmpty()) {
      return a.isEmpty() && b.isEmpty();
    }
    a.retainAll(b);
    return !a.isEmpty();
  }

  private static Set<String> words(@Nullable String text) {
    Set<String> words = new HashSet<>();
    Matcher matcher = WORD.matcher(text == null ? "" : text.toLowerCase(Locale.ROOT));
    while (matcher.find()) {
      if (!STOP.contains(matcher.group())) {
        words.add(matcher.group());
      }
    }
    return words;
  }

  private static SequenceTagger actors(List<Item> items, EventFeatures features) {
    List<Example> examples = new ArrayList<>();
    for (Item item : items) {
      for (Sentence sentence : item.reading().sentences()) {
        int[] labels = new int[sentence.tokens().size()];
        boolean marked = false;
        for (Gold event : item.events()) {
          marked |= mark(item.reading().text(), sentence, event.source(), 1, labels);
          marked |= mark(item.reading().text(), sentence, event.target(), 3, labels);
        }
        if (marked) {
          examples.add(new Example(features.actors(item.reading(), sentence), labels));
        }
      }
    }
    return TaggerTrainer.train(
        ACTOR_LABELS,
        EventFeatures.TRANSITION_CLASSES,
        examples,
        new Settings(12, .15f, .35f, 2, 60_000, 2.5f, 3),
        _ -> {});
  }

  /// Marks the first place where `actor` stands in the sentence and no other actor does.
  private static boolean mark(
      String text, Sentence sentence, String actor, int begin, int[] labels) {
    if (actor.isBlank()) {
      return false;
    }
    for (int from = sentence.span().start(); ; from++) {
      from = text.indexOf(actor, from);
      if (from < 0 || from + actor.length() > sentence.span().end()) {
        return false;
      }
      List<Integer> inside = new ArrayList<>();
      for (int i = 0; i < labels.length; i++) {
        Token token = sentence.tokens().get(i);
        if (token.span().start() >= from && token.span().end() <= from + actor.length()) {
          inside.add(i);
        }
      }
      if (!inside.isEmpty() && inside.stream().allMatch(i -> labels[i] == 0)) {
        for (int i : inside) {
          labels[i] = begin + 1;
        }
        labels[inside.getFirst()] = begin;
        return true;
      }
    }
  }

  private static SequenceTagger types(List<Item> items, EventFeatures features) {
    List<String> labels = new ArrayList<>(List.of("O"));
    TYPES.forEach(type -> labels.add("B-" + type));
    List<Example> examples = new ArrayList<>();
    for (Item item : items) {
      if (item.events().isEmpty()) {
        Sentence sentence = item.reading().sentences().getFirst();
        examples.add(new Example(features.type(item.reading(), sentence), new int[] {0}));
        continue;
      }
      for (Gold event : item.events()) {
        Sentence sentence =
            item.reading().sentences().stream()
                .filter(s -> s.span().of(item.reading().text()).contains(event.source()))
                .findFirst()
                .orElse(item.reading().sentences().getFirst());
        examples.add(
            new Example(
                features.type(item.reading(), sentence),
                new int[] {TYPES.indexOf(event.type()) + 1}));
      }
    }
    SequenceTagger first = TaggerTrainer.train(labels, 1, examples, TYPE_SETTINGS, _ -> {});
    // news holds events too: what the first round takes for one is no example of none
    examples.removeIf(
        example ->
            example.labels()[0] == 0 && first.posteriors(example.sequence())[0][0] < MOST_DOUBTFUL);
    return TaggerTrainer.train(labels, 1, examples, TYPE_SETTINGS, _ -> {});
  }

  /// The examples of cues.txt, each as often as makes them count.
  private static List<Item> examples() throws IOException {
    ArticleReader reader = ArticleReader.load();
    List<Item> items = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                requireNonNull(EventFeatures.class.getResourceAsStream("en/cues.txt")),
                StandardCharsets.UTF_8))) {
      for (String line :
          lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList()) {
        String[] fields = line.split(" \\| ");
        String[] example = fields[2].split("=>|>", -1);
        Gold gold = new Gold(example[1].strip(), example[2].strip(), fields[0].strip());
        Reading reading = reader.read(Article.ofText("example", example[0].strip(), null));
        items.addAll(
            Collections.nCopies(EXAMPLE_COPIES, new Item("example", reading, List.of(gold), 0)));
      }
    }
    return items;
  }

  private static List<Item> read(Path path) throws IOException {
    ArticleReader reader = ArticleReader.load();
    ObjectMapper mapper = new ObjectMapper();
    List<Item> items = new ArrayList<>();
    for (String line : Files.readAllLines(path)) {
      JsonNode node = mapper.readTree(line);
      List<Gold> events = new ArrayList<>();
      for (JsonNode event : node.get("events")) {
        events.add(
            new Gold(
                event.path("source").asText(""),
                event.path("target").asText(""),
                event.get("type").asText()));
      }
      // sentences with the same source are often variants of one another: they stay in one fold
      int fold = Math.floorMod(events.getFirst().source().hashCode(), FOLDS);
      Reading reading =
          reader.read(Article.ofText(node.get("id").asText(), node.get("text").asText(), null));
      items.add(new Item(node.get("id").asText(), reading, events, fold));
    }
    return items;
  }

  /// Single sentences of news, drawn the same way every time.
  private static List<Item> news(Path path, int count) throws IOException {
    ArticleReader reader = ArticleReader.load();
    ObjectMapper mapper = new ObjectMapper();
    List<String> lines = Files.readAllLines(path);
    Random random = new Random(5);
    List<Item> items = new ArrayList<>();
    while (items.size() < count) {
      JsonNode node = mapper.readTree(lines.get(random.nextInt(lines.size())));
      String text = node.get("text").asText();
      List<Sentence> sentences = org.rapporteur.reading.SentenceSplitter.split(text);
      if (sentences.isEmpty()) {
        continue;
      }
      Sentence sentence = sentences.get(random.nextInt(sentences.size()));
      if (sentence.tokens().size() < 6) {
        continue;
      }
      Reading reading =
          reader.read(Article.ofText("news" + items.size(), sentence.span().of(text), null));
      if (!reading.sentences().isEmpty()) {
        items.add(new Item("news" + items.size(), reading, List.of(), items.size() % FOLDS));
      }
    }
    return items;
  }
}
