package org.rapporteur.eval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.rapporteur.extract.ArticleExtractor;
import org.rapporteur.extract.BlockModel;
import org.rapporteur.extract.BlockTable;
import org.rapporteur.intake.Intake;
import org.rapporteur.model.Extraction;
import org.rapporteur.model.Page;

/// Trains the model that says which blocks of a page are its article's text. `TrainBlocks FOLDER
/// check` trains on four fifths of the sites and prints the scorer's figures for the fifth left
/// out, five times; `TrainBlocks FOLDER write FILE` trains on all pages and writes `blocks.bin`.
/// FOLDER is `../shared/data/extraction`: sets of pages with their text, or with strings that must
/// and must not come out. `check --out FOLDER` also writes what is extracted from each page by the
/// training that has not seen its site, as `rapporteur extract … --json` writes it, a file for each
/// set.
///
/// A block's target is the share of its runs of four words that stand in the page's text; where
/// only strings are given, blocks that hold one. Pages count alike, blocks within them by their
/// words.
public final class TrainBlocks {
  private static final List<String> SETS = List.of("naeb", "fundus", "wcxb", "trafilatura");
  private static final int FOLDS = 5;
  private static final int RUN = 4;

  /// Blocks of fewer words are found by all of them.
  private static final int FEW_WORDS = 4;

  /// A block of fewer words says too little of where the text stands.
  private static final int SURE_WORDS = 8;

  private static final double MOST_OF_PAGE = .5;
  private static final double LEAST_TEXT = 80;

  /// What a string weighs against a page with all of its text.
  private static final double STRING_WEIGHT = .15;

  /// A short string in a long paragraph that the rules keep is there by chance.
  private static final int LONG_PARAGRAPH = 40;

  private static final int SHORT_STRING = 20;

  /// Above this probability a block is kept.
  private static final double LEAST = .45;

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private TrainBlocks() {}

  /// @param target of each block, 0 to 1
  /// @param weight of each block, 0 where nothing is known of it
  private record Sample(
      String set,
      int fold,
      Path folder,
      JsonNode gold,
      BlockTable table,
      float[] target,
      float[] weight) {}

  public static void main(String[] args) throws IOException {
    List<Sample> samples = new ArrayList<>();
    for (String set : SETS) {
      samples.addAll(read(Path.of(args[0], set), set));
    }
    if (args[1].equals("write")) {
      try (OutputStream out = Files.newOutputStream(Path.of(args[2]))) {
        train(samples).write(out);
      }
      return;
    }
    report("rules alone", samples, sample -> text(sample.table, sample.table.kept()));
    report("best possible", samples, sample -> text(sample.table, best(sample)));
    Map<Sample, String> weighed = new IdentityHashMap<>();
    Map<Sample, String> extracted = new IdentityHashMap<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      int held = fold;
      BlockModel model = train(samples.stream().filter(each -> each.fold != held).toList());
      ArticleExtractor extractor = new ArticleExtractor(model);
      for (Sample sample : samples) {
        if (sample.fold == held) {
          weighed.put(sample, text(sample.table, kept(sample.table, model)));
          extracted.put(sample, body(extractor.extract(page(sample.folder, sample.gold))));
        }
      }
    }
    report("weighed, sites left out", samples, sample -> weighed.getOrDefault(sample, ""));
    report("extracted, sites left out", samples, sample -> extracted.getOrDefault(sample, ""));
    if (args.length > 3 && args[2].equals("--out")) {
      write(Path.of(args[3]), samples, extracted);
    }
  }

  private static String body(Extraction extraction) {
    return switch (extraction) {
      case Extraction.Found found -> found.articles().getFirst().text();
      case Extraction.Rejected _ -> "";
    };
  }

  private static void write(Path folder, List<Sample> samples, Map<Sample, String> bodies)
      throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    Files.createDirectories(folder);
    for (String set : SETS) {
      List<String> lines = new ArrayList<>();
      for (Sample sample : samples) {
        if (sample.set.equals(set)) {
          Map<String, Object> line = new LinkedHashMap<>();
          line.put("page", sample.gold.path("id").asText());
          line.put("main", true);
          line.put("body", bodies.getOrDefault(sample, ""));
          lines.add(mapper.writeValueAsString(line));
        }
      }
      Files.write(folder.resolve(set + ".jsonl"), lines);
    }
  }

  private static List<Boolean> best(Sample sample) {
    List<Boolean> best = new ArrayList<>();
    for (int i = 0; i < sample.target.length; i++) {
      best.add(sample.weight[i] > 0 && sample.target[i] >= .5);
    }
    return best;
  }

  private static List<Boolean> kept(BlockTable table, BlockModel model) {
    List<Boolean> kept = new ArrayList<>();
    for (int i = 0; i < table.rows().length; i++) {
      kept.add(!table.ruledOut().get(i) && model.weigh(table.rows()[i]) > 0);
    }
    return kept;
  }

  private static BlockModel train(List<Sample> samples) {
    List<float[]> rows = new ArrayList<>();
    List<Float> targets = new ArrayList<>();
    List<Float> weights = new ArrayList<>();
    for (Sample sample : samples) {
      for (int i = 0; i < sample.weight.length; i++) {
        if (sample.weight[i] > 0 && !sample.table.ruledOut().get(i)) {
          rows.add(sample.table.rows()[i]);
          targets.add(sample.target[i]);
          weights.add(sample.weight[i]);
        }
      }
    }
    float[] target = new float[rows.size()];
    float[] weight = new float[rows.size()];
    for (int i = 0; i < target.length; i++) {
      target[i] = targets.get(i);
      weight[i] = weights.get(i);
    }
    return TreeTrainer.train(rows, target, weight, LEAST, TreeTrainer.Settings.defaults());
  }

  // reading

  private static List<Sample> read(Path folder, String set) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    List<Sample> samples = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("pages.jsonl"))) {
      JsonNode gold = mapper.readTree(line);
      BlockTable table =
          BlockTable.of(page(folder, gold))
              .orElse(new BlockTable(List.of(), new float[0][], List.of(), List.of()));
      int size = table.texts().size();
      Sample sample =
          new Sample(
              set,
              Math.floorMod(site(gold.path("url").asText()).hashCode(), FOLDS),
              folder,
              gold,
              table,
              new float[size],
              new float[size]);
      if (gold.has("body")) {
        labelByText(sample, gold.path("body").asText());
      } else {
        labelByStrings(sample);
      }
      samples.add(sample);
    }
    return samples;
  }

  private static Page page(Path folder, JsonNode gold) throws IOException {
    Path file = folder.resolve(gold.path("file").asText());
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      String content = Intake.decode(in.readAllBytes(), Page.Kind.HTML).orElse("");
      String url = gold.path("url").asText();
      return new Page(gold.path("id").asText(), Page.Kind.HTML, url, content, "", null);
    }
  }

  /// The host without what stands before the registered name: pages of one site stay in one fold.
  private static String site(String url) {
    String host = URI.create(url.replaceFirst("^(https?://[^/?#]+).*", "$1")).getAuthority();
    String[] parts = (host == null ? url : host).toLowerCase(Locale.ROOT).split("\\.");
    int count = parts.length;
    boolean two = count > 2 && parts[count - 1].length() == 2 && parts[count - 2].length() <= 3;
    return String.join(
        ".", Arrays.asList(parts).subList(Math.max(0, count - (two ? 3 : 2)), count));
  }

  private static List<String> words(String text) {
    return WORD.matcher(text).results().map(each -> each.group()).toList();
  }

  private static Map<String, Integer> runs(List<String> words) {
    Map<String, Integer> runs = new HashMap<>();
    for (int i = 0; i < (words.isEmpty() ? 0 : Math.max(1, words.size() - RUN + 1)); i++) {
      runs.merge(
          String.join(" ", words.subList(i, Math.min(words.size(), i + RUN))), 1, Integer::sum);
    }
    return runs;
  }

  private static int shared(Map<String, Integer> a, Map<String, Integer> b) {
    int shared = 0;
    for (Map.Entry<String, Integer> each : a.entrySet()) {
      shared += Math.min(each.getValue(), b.getOrDefault(each.getKey(), 0));
    }
    return shared;
  }

  private static int sum(Map<String, Integer> runs) {
    return runs.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static void labelByText(Sample sample, String text) {
    List<String> goldWords = words(text);
    Map<String, Integer> gold = runs(goldWords);
    String line = " " + String.join(" ", goldWords) + " ";
    int size = sample.target.length;
    List<List<String>> blocks = sample.table.texts().stream().map(TrainBlocks::words).toList();
    int sure = 0;
    for (int i = 0; i < size; i++) {
      List<String> words = blocks.get(i);
      if (words.size() < FEW_WORDS) {
        boolean there = !words.isEmpty() && line.contains(" " + String.join(" ", words) + " ");
        sample.target[i] = there ? 1 : 0;
      } else {
        Map<String, Integer> own = runs(words);
        sample.target[i] = (float) shared(own, gold) / sum(own);
      }
      sample.weight[i] =
          (float)
              Math.min(
                  (Math.max(1, words.size()) + 2) / Math.max(goldWords.size(), LEAST_TEXT),
                  MOST_OF_PAGE);
      sure += sample.target[i] >= .5 && words.size() >= SURE_WORDS ? words.size() : 0;
    }
    dropStray(sample, blocks, sure);
  }

  /// Of blocks with the same text only the one nearest to the middle of the text counts, and short
  /// ones only within it.
  private static void dropStray(Sample sample, List<List<String>> blocks, int sure) {
    int first = -1;
    int last = -1;
    int middle = -1;
    int passed = 0;
    Map<String, List<Integer>> same = new HashMap<>();
    for (int i = 0; i < blocks.size(); i++) {
      if (sample.target[i] < .5) {
        continue;
      }
      same.computeIfAbsent(String.join(" ", blocks.get(i)), _ -> new ArrayList<>()).add(i);
      if (blocks.get(i).size() >= SURE_WORDS) {
        first = first < 0 ? i : first;
        last = i;
        passed += blocks.get(i).size();
        middle = middle < 0 && passed * 2 >= sure ? i : middle;
      }
    }
    if (first < 0) {
      return;
    }
    for (List<Integer> places : same.values()) {
      int nearest = places.getFirst();
      for (int place : places) {
        nearest = Math.abs(place - middle) < Math.abs(nearest - middle) ? place : nearest;
      }
      boolean few = blocks.get(nearest).size() < FEW_WORDS;
      for (int place : places) {
        boolean within = first <= place && place <= last;
        boolean beside = first - 3 <= place && place <= last + 3;
        if (few ? (places.size() > 1 ? place != nearest && !within : !beside) : place != nearest) {
          sample.target[place] = 0;
        }
      }
    }
  }

  private static void labelByStrings(Sample sample) {
    List<String> texts = sample.table.texts();
    for (JsonNode node : sample.gold.path("must_contain")) {
      String string = line(node.asText());
      List<Integer> places = places(texts, string);
      List<Integer> kept = places.stream().filter(sample.table.kept()::get).toList();
      places = kept.isEmpty() ? places : kept.subList(0, 1);
      if (places.size() <= 3) {
        for (int place : places) {
          sample.target[place] = 1;
          sample.weight[place] =
              (float) Math.max(sample.weight[place], STRING_WEIGHT / places.size());
        }
      }
    }
    for (JsonNode node : sample.gold.path("must_not_contain")) {
      String string = line(node.asText());
      List<Integer> places = new ArrayList<>(places(texts, string));
      places.removeIf(place -> sample.target[place] == 1);
      for (int place : places) {
        String text = texts.get(place);
        boolean chance =
            string.length() < SHORT_STRING
                && string.length() * 10 < text.length()
                && words(text).size() > LONG_PARAGRAPH
                && sample.table.kept().get(place);
        if (!chance) {
          sample.weight[place] =
              (float) Math.max(sample.weight[place], STRING_WEIGHT / Math.sqrt(places.size()));
        }
      }
    }
  }

  private static String line(String text) {
    return SPACE.matcher(text).replaceAll(" ");
  }

  private static List<Integer> places(List<String> texts, String string) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      if (texts.get(i).contains(string)) {
        places.add(i);
      }
    }
    return places;
  }

  // scoring

  private static String text(BlockTable table, List<Boolean> kept) {
    Set<String> seen = new HashSet<>();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < kept.size(); i++) {
      if (kept.get(i) && seen.add(table.texts().get(i))) {
        lines.add(table.texts().get(i));
      }
    }
    return String.join("\n\n", lines);
  }

  /// Precision and recall, -1 where there is none.
  private static double[] rates(String gold, String found) {
    Map<String, Integer> a = runs(words(gold));
    Map<String, Integer> b = runs(words(found));
    double shared = shared(a, b);
    return new double[] {b.isEmpty() ? -1 : shared / sum(b), a.isEmpty() ? -1 : shared / sum(a)};
  }

  private static void report(String name, List<Sample> samples, Function<Sample, String> choice) {
    StringBuilder out = new StringBuilder(String.format(Locale.ROOT, "%-26s", name));
    for (String set : SETS) {
      List<double[]> rates = new ArrayList<>();
      int[] strings = new int[3];
      for (Sample sample : samples) {
        if (!sample.set.equals(set)) {
          continue;
        }
        String text = choice.apply(sample);
        if (sample.gold.has("body")) {
          rates.add(rates(sample.gold.path("body").asText(), text));
        } else {
          String line = line(text);
          sample
              .gold
              .path("must_contain")
              .forEach(node -> strings[line.contains(line(node.asText())) ? 0 : 2]++);
          sample
              .gold
              .path("must_not_contain")
              .forEach(node -> strings[1] += line.contains(line(node.asText())) ? 1 : 0);
        }
      }
      double precision = (double) strings[0] / Math.max(1, strings[0] + strings[1]);
      double recall = (double) strings[0] / Math.max(1, strings[0] + strings[2]);
      if (!rates.isEmpty()) {
        precision = mean(rates, rate -> rate[0]);
        recall = mean(rates, rate -> rate[1]);
      }
      out.append(
          String.format(
              Locale.ROOT,
              "  %s P %.4f R %.4f F1 %.4f",
              set,
              precision,
              recall,
              2 * precision * recall / (precision + recall)));
    }
    System.out.println(out);
  }

  private static double mean(List<double[]> rates, ToDoubleFunction<double[]> rate) {
    return rates.stream().mapToDouble(rate).filter(each -> each >= 0).average().orElse(0);
  }
}
