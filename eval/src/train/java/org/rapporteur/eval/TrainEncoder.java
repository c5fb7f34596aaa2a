package org.rapporteur.eval;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapporteur.model.Sentence;
import org.rapporteur.reading.Encoder;
import org.rapporteur.reading.NameFeatures;
import org.rapporteur.reading.QuoteMarks;
import org.rapporteur.reading.WordPieces;
import org.rapporteur.statements.Paragraph;
import org.rapporteur.statements.StatementModel;

/// Trains the encoder further so that it also labels words: `TrainEncoder DATA WORK [outlets-held]`
/// learns statements from DATA/polnear/train and names from DATA/names, and writes the weights
/// after each epoch to WORK/epoch-N.onnx, for `ExportEncoder`. With `outlets-held` a fifth of the
/// outlets of the names is left out, those that `TrainNames check` measures on.
///
/// Each sentence is read alone, after a quote mark where it begins inside a quotation. Three losses
/// are added: how unlikely the marked labels of statements are, the same of names, and how far the
/// sentence's vector is from the one the shipped MiniLM gives it. System properties: `epochs`,
/// `rate`, `headRate`, `dropout`, `budget` (pieces a step, filling included), `closeness` (weight
/// of the third loss), `seed`.
///
/// A step whose gradient is no number is left out, and its sentences are written to
/// WORK/left-out-N.txt. An hour to an hour and a half on two cores, 4 GB.
public final class TrainEncoder {
  private static final List<String> HEADS =
      List.of(TrainableEncoder.STATEMENTS, TrainableEncoder.NAMES);
  private static final int SORTED_TOGETHER = 2_000;
  private static final int REPORT = 50;

  /// A sentence to learn from.
  ///
  /// @param head the place in [#HEADS] of what is marked in it
  /// @param firsts where each word's first piece stands
  /// @param labels of each word
  /// @param vector what the shipped encoder makes of it
  private record Lesson(
      int head, long[] ids, long[] types, int[] firsts, int[] labels, float[] vector) {}

  public static void main(String[] args) throws IOException {
    Path data = Path.of(args[0]);
    Path work = Path.of(args[1]);
    boolean held = Arrays.asList(args).contains("outlets-held");
    Files.createDirectories(work);
    List<Lesson> lessons = lessons(data, held);
    long pieces = lessons.stream().mapToLong(lesson -> lesson.ids().length).sum();
    System.out.printf("%d sentences, %d pieces%n", lessons.size(), pieces);
    train(lessons, work);
  }

  private static List<Lesson> lessons(Path data, boolean held) throws IOException {
    WordPieces pieces = Encoder.pieces();
    List<Lesson> lessons = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (TrainStatements.Prepared article :
        TrainStatements.prepare(Polnear.articles(data.resolve("polnear/train")))) {
      addStatements(article, pieces, lessons, texts);
    }
    for (TrainNames.Doc doc : names(data, held)) {
      boolean[] open = QuoteMarks.openBefore(doc.text(), doc.sentences());
      for (int i = 0; i < open.length; i++) {
        Sentence sentence = doc.sentences().get(i);
        add(
            HEADS.indexOf(TrainableEncoder.NAMES),
            pieces.pieces(sentence.tokens(), 0, Encoder.LONGEST, open[i]),
            TrainNames.labels(doc, sentence),
            lessons);
        texts.add(sentence.span().of(doc.text()));
      }
    }
    try (Encoder encoder = Encoder.untrained()) {
      List<Lesson> whole = new ArrayList<>();
      for (int from = 0; from < lessons.size(); from += SORTED_TOGETHER) {
        int to = Math.min(lessons.size(), from + SORTED_TOGETHER);
        Map<String, float[]> vectors = encoder.encode(Set.copyOf(texts.subList(from, to)));
        for (int i = from; i < to; i++) {
          Lesson lesson = lessons.get(i);
          whole.add(
              new Lesson(
                  lesson.head(),
                  lesson.ids(),
                  lesson.types(),
                  lesson.firsts(),
                  lesson.labels(),
                  vectors.get(texts.get(i))));
        }
      }
      return whole;
    }
  }

  private static List<TrainNames.Doc> names(Path data, boolean held) throws IOException {
    List<TrainNames.Doc> docs =
        TrainNames.mend(
            TrainNames.read(data.resolve("names/worldwide-train.jsonl"), NameFeatures.load()));
    List<String> outlets = docs.stream().map(TrainNames.Doc::outlet).distinct().sorted().toList();
    return docs.stream().filter(doc -> !held || outlets.indexOf(doc.outlet()) % 5 != 2).toList();
  }

  private static void addStatements(
      TrainStatements.Prepared article,
      WordPieces pieces,
      List<Lesson> lessons,
      List<String> texts) {
    boolean[] open = QuoteMarks.openBefore(article.reading().text(), article.reading().sentences());
    int sentence = 0;
    for (int k = 0; k < article.paragraphs().size(); k++) {
      Paragraph paragraph = article.paragraphs().get(k);
      int[] labels = article.labels().get(k);
      int token = 0;
      while (token < paragraph.length()) {
        boolean quoted = open[sentence];
        Sentence next = article.reading().sentences().get(sentence++);
        int end = token + next.tokens().size();
        if (next.tokens().isEmpty()) {
          continue;
        }
        add(
            HEADS.indexOf(TrainableEncoder.STATEMENTS),
            pieces.pieces(next.tokens(), 0, Encoder.LONGEST, quoted),
            Arrays.copyOfRange(labels, token, end),
            lessons);
        texts.add(next.span().of(article.reading().text()));
        token = end;
      }
    }
  }

  private static void add(int head, WordPieces.Pieces read, int[] labels, List<Lesson> lessons) {
    lessons.add(
        new Lesson(
            head,
            read.ids(),
            read.types(),
            read.firsts(),
            Arrays.copyOf(labels, read.firsts().length),
            new float[0]));
  }

  private static void train(List<Lesson> lessons, Path work) throws IOException {
    int epochs = Integer.getInteger("epochs", 3);
    float rate = number("rate", 2e-4f);
    float headRate = number("headRate", 1e-3f);
    float dropout = number("dropout", .1f);
    float closeness = number("closeness", 2f);
    int budget = Integer.getInteger("budget", 1280);
    int seed = Integer.getInteger("seed", 7);
    Engine engine = Engine.getInstance();
    engine.setRandomSeed(seed);
    Random random = new Random(seed);
    try (NDManager manager = NDManager.newBaseManager()) {
      TrainableEncoder encoder = new TrainableEncoder(manager, original());
      encoder.addHead(TrainableEncoder.STATEMENTS, StatementModel.LABELS.size());
      encoder.addHead(TrainableEncoder.NAMES, TrainNames.LABELS.size());
      encoder.addVector();
      encoder.startTraining();
      int all = epochs * batches(lessons, budget, new Random(seed)).size();
      int warm = all / 16;
      int step = 0;
      long start = System.nanoTime();
      long read = 0;
      double[] losses = new double[HEADS.size() + 1];
      for (int epoch = 1; epoch <= epochs; epoch++) {
        for (List<Lesson> batch : batches(lessons, budget, random)) {
          step++;
          float pace = step < warm ? step / (float) warm : (all - step) / (float) (all - warm);
          try (NDManager now = manager.newSubManager()) {
            learn(engine, now, encoder, batch, dropout, closeness, losses);
            if (!encoder.step(now, rate * pace, headRate * pace)) {
              System.out.printf("epoch %d step %d left out: not a number%n", epoch, step);
              Files.writeString(
                  work.resolve("left-out-" + step + ".txt"),
                  batch.stream()
                      .map(lesson -> Arrays.toString(lesson.ids()) + " " + lesson.vector()[0])
                      .collect(Collectors.joining("\n")));
            }
          }
          read += batch.stream().mapToInt(lesson -> lesson.ids().length).sum();
          if (step % REPORT == 0) {
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                Locale.ROOT,
                "epoch %d step %d of %d, losses %s, %.0f pieces a second%n",
                epoch,
                step,
                all,
                Arrays.stream(losses)
                    .mapToObj(loss -> String.format(Locale.ROOT, "%.4f", loss / REPORT))
                    .collect(Collectors.joining(" ")),
                read / seconds);
            Arrays.fill(losses, 0);
          }
        }
        OnnxGraph graph = original();
        encoder.export(graph);
        graph.write(work.resolve("epoch-" + epoch + ".onnx"));
      }
    }
  }

  private static float number(String property, float usual) {
    return Float.parseFloat(System.getProperty(property, String.valueOf(usual)));
  }

  /// MiniLM with weights of four bytes.
  static OnnxGraph original() throws IOException {
    return resource("/all-minilm-l6-v2.onnx");
  }

  static OnnxGraph resource(String path) throws IOException {
    try (@Nullable InputStream in = TrainEncoder.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IOException("not on the class path: " + path);
      }
      return OnnxGraph.of(in.readAllBytes());
    }
  }

  /// Sentences of like length together, in an order by `random`.
  private static List<List<Lesson>> batches(List<Lesson> lessons, int budget, Random random) {
    List<Lesson> shuffled = new ArrayList<>(lessons);
    Collections.shuffle(shuffled, random);
    List<List<Lesson>> batches = new ArrayList<>();
    for (int from = 0; from < shuffled.size(); from += SORTED_TOGETHER) {
      List<Lesson> part =
          new ArrayList<>(
              shuffled.subList(from, Math.min(shuffled.size(), from + SORTED_TOGETHER)));
      part.sort(Comparator.comparingInt(lesson -> lesson.ids().length));
      List<Lesson> batch = new ArrayList<>();
      for (Lesson lesson : part) {
        if (!batch.isEmpty() && (batch.size() + 1) * lesson.ids().length > budget) {
          batches.add(batch);
          batch = new ArrayList<>();
        }
        batch.add(lesson);
      }
      batches.add(batch);
    }
    Collections.shuffle(batches, random);
    return batches;
  }

  private static void learn(
      Engine engine,
      NDManager now,
      TrainableEncoder encoder,
      List<Lesson> batch,
      float dropout,
      float closeness,
      double[] losses) {
    int sentences = batch.size();
    int longest = batch.stream().mapToInt(lesson -> lesson.ids().length).max().orElse(0);
    long[] ids = new long[sentences * longest];
    long[] types = new long[sentences * longest];
    float[] mask = new float[sentences * longest];
    float[] share = new float[sentences * longest];
    float[] vectors = new float[sentences * TrainableEncoder.WIDTH];
    int[][] labels = new int[HEADS.size()][sentences * longest];
    float[][] marked = new float[HEADS.size()][sentences * longest];
    for (int i = 0; i < sentences; i++) {
      Lesson lesson = batch.get(i);
      int row = i * longest;
      for (int j = 0; j < lesson.ids().length; j++) {
        ids[row + j] = lesson.ids()[j];
        types[row + j] = lesson.types()[j];
        mask[row + j] = 1;
        share[row + j] = 1f / lesson.ids().length;
      }
      for (int word = 0; word < lesson.firsts().length; word++) {
        labels[lesson.head()][row + lesson.firsts()[word]] = lesson.labels()[word];
        marked[lesson.head()][row + lesson.firsts()[word]] = 1;
      }
      System.arraycopy(
          lesson.vector(), 0, vectors, i * TrainableEncoder.WIDTH, TrainableEncoder.WIDTH);
    }
    Shape shape = new Shape(sentences, longest);
    NDArray idArray = now.create(ids, shape);
    NDArray typeArray = now.create(types, shape);
    NDArray maskArray = now.create(mask, shape);
    NDArray shareArray = now.create(share, new Shape(sentences, longest, 1));
    NDArray vectorArray = now.create(vectors, new Shape(sentences, TrainableEncoder.WIDTH));
    try (GradientCollector gradients = engine.newGradientCollector()) {
      NDArray last = encoder.lastLayer(idArray, typeArray, maskArray, dropout);
      NDArray mean = last.mul(shareArray).sum(new int[] {1});
      NDArray vector = encoder.linear(mean, TrainableEncoder.VECTOR);
      NDArray length = vector.square().sum(new int[] {1}).sqrt();
      NDArray cosine = vector.mul(vectorArray).sum(new int[] {1}).div(length);
      NDArray far = cosine.mul(-1f).add(1f).mean();
      losses[HEADS.size()] += far.getFloat();
      NDArray loss = far.mul(closeness);
      NDArray rows = last.reshape(-1, TrainableEncoder.WIDTH);
      for (int head = 0; head < HEADS.size(); head++) {
        float words = 0;
        for (float one : marked[head]) {
          words += one;
        }
        if (words == 0) {
          continue;
        }
        NDArray scores = encoder.linear(rows, HEADS.get(head));
        NDArray right =
            now.create(labels[head], new Shape(sentences * longest))
                .toType(DataType.INT64, false)
                .oneHot((int) scores.getShape().get(1));
        NDArray counted = now.create(marked[head], new Shape(sentences * longest, 1));
        NDArray unlikely = scores.logSoftmax(-1).mul(right).mul(counted).sum().neg().div(words);
        losses[head] += unlikely.getFloat();
        loss = loss.add(unlikely);
      }
      gradients.backward(loss);
    }
  }

  private TrainEncoder() {}
}
