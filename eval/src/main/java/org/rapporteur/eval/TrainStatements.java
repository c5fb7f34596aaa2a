package org.rapporteur.eval;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntPredicate;
import org.rapporteur.eval.Polnear.Attribution;
import org.rapporteur.eval.TaggerTrainer.Example;
import org.rapporteur.model.Article;
import org.rapporteur.model.Mention;
import org.rapporteur.model.Reading;
import org.rapporteur.model.Span;
import org.rapporteur.model.Statement;
import org.rapporteur.reading.SentenceSplitter;
import org.rapporteur.reading.SequenceTagger;
import org.rapporteur.reading.SequenceTagger.Segment;
import org.rapporteur.reading.SequenceTagger.Sequence;
import org.rapporteur.statements.CueLexicon;
import org.rapporteur.statements.Linker;
import org.rapporteur.statements.Paragraph;
import org.rapporteur.statements.Ranker;
import org.rapporteur.statements.StatementFeatures;
import org.rapporteur.statements.StatementFinder;
import org.rapporteur.statements.StatementFinder.Settings;
import org.rapporteur.statements.StatementModel;

/// Makes the weights of the statements room out of PolNeAR's training articles: `TrainStatements
/// ../shared/data/polnear core/src/main/resources/org/rapporteur/statements/en/statements.bin
/// [PREDICTIONS.jsonl]`. About two minutes on one core. With a third argument the statements of the
/// dev articles are written there for the scorer.
public final class TrainStatements {
  /// The cue lexicon of a training article is counted on the others: in so many parts.
  private static final int PARTS = 10;

  /// So many features are kept: the file stays under four megabytes, and more gained nothing on the
  /// dev articles.
  private static final int ROWS = 400_000;

  private static final int RANKER_EPOCHS = 6;
  private static final float RANKER_RATE = .2f;
  private static final int CUE = StatementModel.LABELS.indexOf("B-cue");

  /// An article made ready.
  ///
  /// @param labels by paragraph, then token
  record Prepared(
      Polnear article, Reading reading, List<Paragraph> paragraphs, List<int[]> labels) {}

  public static void main(String[] args) throws IOException {
    Path data = Path.of(args[0]);
    List<Prepared> training = prepare(Polnear.articles(data.resolve("train")));
    List<Prepared> dev = prepare(Polnear.articles(data.resolve("dev")));
    TaggerTrainer.Settings settings = settings(args);
    long start = System.nanoTime();
    List<Example> examples = new ArrayList<>();
    for (int part = 0; part < PARTS; part++) {
      int left = part;
      CueLexicon others = lexicon(training, article -> article % PARTS != left);
      for (int i = part; i < training.size(); i += PARTS) {
        Prepared article = training.get(i);
        List<Sequence> sequences = StatementFeatures.sequences(article.paragraphs(), others);
        for (int k = 0; k < sequences.size(); k++) {
          examples.add(new Example(sequences.get(k), article.labels().get(k)));
        }
      }
    }
    System.out.printf("%d paragraphs, features %.1f s%n", examples.size(), seconds(start));
    Ranker ranker = rank(training);
    System.out.printf("linker %.1f s%n", seconds(start));
    SequenceTagger tagger =
        TaggerTrainer.train(
            StatementModel.LABELS,
            StatementFeatures.TRANSITION_CLASSES,
            examples,
            settings,
            epoch -> System.out.printf("epoch %d %.1f s%n", epoch, seconds(start)));
    StatementModel model = new StatementModel(lexicon(training, article -> true), tagger, ranker);
    try (OutputStream out = Files.newOutputStream(Path.of(args[1]))) {
      model.write(out);
    }
    System.out.printf("%d bytes%n", Files.size(Path.of(args[1])));
    if (args.length > 2) {
      write(StatementFinder.of(model, null), dev, Path.of(args[2]));
    }
  }

  private static TaggerTrainer.Settings settings(String[] args) {
    TaggerTrainer.Settings d = TaggerTrainer.Settings.defaults();
    return new TaggerTrainer.Settings(
        Integer.getInteger("epochs", d.epochs()),
        Float.parseFloat(System.getProperty("rate", "" + d.rate())),
        Float.parseFloat(System.getProperty("dropout", "" + d.dropout())),
        Integer.getInteger("atLeast", d.atLeast()),
        Integer.getInteger("rows", ROWS),
        Float.parseFloat(System.getProperty("limit", "" + d.limit())),
        d.seed());
  }

  static List<Prepared> prepare(List<Polnear> articles) {
    List<Prepared> prepared = new ArrayList<>();
    for (Polnear article : articles) {
      Reading reading =
          new Reading(
              Article.ofText(article.name(), article.text(), null),
              SentenceSplitter.split(article.text()),
              List.of());
      List<Paragraph> paragraphs = Paragraph.of(reading);
      prepared.add(new Prepared(article, reading, paragraphs, labels(article, paragraphs)));
    }
    return prepared;
  }

  private static List<int[]> labels(Polnear article, List<Paragraph> paragraphs) {
    List<int[]> labels = new ArrayList<>();
    paragraphs.forEach(paragraph -> labels.add(new int[paragraph.length()]));
    for (Attribution attribution : article.attributions()) {
      int cue =
          attribution.cue().isEmpty() ? Integer.MAX_VALUE : attribution.cue().getFirst().start();
      for (Span content : attribution.content()) {
        mark(
            paragraphs,
            labels,
            content,
            cue < content.start() || cue == Integer.MAX_VALUE ? "B-content>" : "B-content<");
      }
      for (Span source : attribution.source()) {
        mark(paragraphs, labels, source, cue < source.start() ? "B-source>" : "B-source<");
      }
      for (Span span : attribution.cue()) {
        mark(paragraphs, labels, span, "B-cue");
      }
    }
    return labels;
  }

  /// Labels the tokens that touch `span` and have no label yet; a span that goes on in another
  /// paragraph begins there again.
  private static void mark(
      List<Paragraph> paragraphs, List<int[]> labels, Span span, String begin) {
    int label = StatementModel.LABELS.indexOf(begin);
    for (int k = 0; k < paragraphs.size(); k++) {
      boolean begun = false;
      for (int i = 0; i < paragraphs.get(k).length(); i++) {
        if (paragraphs.get(k).spanOf(i).overlaps(span) && labels.get(k)[i] == 0) {
          labels.get(k)[i] = begun ? label + 1 : label;
          begun = true;
        }
      }
    }
  }

  private static CueLexicon lexicon(List<Prepared> articles, IntPredicate which) {
    Map<String, Integer> all = new HashMap<>();
    Map<String, Integer> cues = new HashMap<>();
    for (int n = 0; n < articles.size(); n++) {
      if (which.test(n)) {
        for (int k = 0; k < articles.get(n).paragraphs().size(); k++) {
          Paragraph paragraph = articles.get(n).paragraphs().get(k);
          int[] labels = articles.get(n).labels().get(k);
          for (int i = 0; i < labels.length; i++) {
            all.merge(paragraph.word(i), 1, Integer::sum);
            if (labels[i] == CUE || labels[i] == CUE + 1) {
              cues.merge(paragraph.word(i), 1, Integer::sum);
            }
          }
        }
      }
    }
    return CueLexicon.of(all, cues);
  }

  /// Candidates and which of them are right.
  private record Choice(List<int[]> candidates, boolean[] right) {}

  private static Ranker rank(List<Prepared> articles) {
    List<Choice> choices = new ArrayList<>();
    articles.forEach(article -> addChoices(article, choices));
    float[] weights = new float[Ranker.WIDTH];
    float[] squares = new float[Ranker.WIDTH];
    Random random = new Random(5);
    for (int epoch = 0; epoch < RANKER_EPOCHS; epoch++) {
      Collections.shuffle(choices, random);
      for (Choice choice : choices) {
        learn(choice, weights, squares);
      }
    }
    return new Ranker(weights);
  }

  private static void addChoices(Prepared article, List<Choice> choices) {
    for (int k = 0; k < article.paragraphs().size(); k++) {
      Paragraph paragraph = article.paragraphs().get(k);
      Linker linker = new Linker(paragraph, segments(article.labels().get(k)));
      List<Attribution> attributions = new ArrayList<>();
      for (Segment cue : linker.cues()) {
        Span span = paragraph.spanOf(cue.start(), cue.end());
        attributions.add(
            article.article().attributions().stream()
                .filter(attribution -> touches(attribution.cue(), span))
                .findFirst()
                .orElse(new Attribution(List.of(), List.of(), List.of())));
      }
      for (Segment content : linker.contents()) {
        Span span = paragraph.spanOf(content.start(), content.end());
        boolean[] right = new boolean[attributions.size()];
        boolean any = false;
        for (int i = 0; i < right.length; i++) {
          right[i] = touches(attributions.get(i).content(), span);
          any |= right[i];
        }
        if (any) {
          choices.add(new Choice(linker.cueCandidates(content), right));
        }
      }
      for (int i = 0; i < attributions.size(); i++) {
        List<int[]> candidates = linker.sourceCandidates(linker.cues().get(i));
        boolean[] right = new boolean[candidates.size()];
        boolean any = false;
        for (int s = 0; s < linker.sources().size(); s++) {
          Segment source = linker.sources().get(s);
          right[s] =
              touches(attributions.get(i).source(), paragraph.spanOf(source.start(), source.end()));
          any |= right[s];
        }
        right[right.length - 1] = !any;
        choices.add(new Choice(candidates, right));
      }
    }
  }

  private static List<Segment> segments(int[] labels) {
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < labels.length; ) {
      int end = i + 1;
      while (labels[i] > 0 && end < labels.length && labels[end] == labels[i] + 1) {
        end++;
      }
      if (labels[i] > 0) {
        segments.add(new Segment(StatementModel.LABELS.get(labels[i]).substring(2), i, end));
      }
      i = end;
    }
    return segments;
  }

  private static boolean touches(List<Span> spans, Span span) {
    return spans.stream().anyMatch(span::overlaps);
  }

  private static void learn(Choice choice, float[] weights, float[] squares) {
    double[] shares = new double[choice.candidates().size()];
    double top = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < shares.length; i++) {
      for (int feature : choice.candidates().get(i)) {
        shares[i] += weights[Ranker.indexOf(feature)];
      }
      top = Math.max(top, shares[i]);
    }
    double all = 0;
    double rightOnes = 0;
    for (int i = 0; i < shares.length; i++) {
      shares[i] = Math.exp(shares[i] - top);
      all += shares[i];
      rightOnes += choice.right()[i] ? shares[i] : 0;
    }
    for (int i = 0; i < shares.length; i++) {
      float error = (float) (shares[i] / all - (choice.right()[i] ? shares[i] / rightOnes : 0));
      for (int feature : choice.candidates().get(i)) {
        int index = Ranker.indexOf(feature);
        squares[index] += error * error;
        weights[index] -= RANKER_RATE * error / (float) Math.sqrt(squares[index] + 1);
      }
    }
  }

  private static void write(StatementFinder finder, List<Prepared> articles, Path file)
      throws IOException {
    for (int i = 0; i < 3; i++) {
      long start = cpu();
      int sentences = 0;
      for (Prepared article : articles) {
        finder.findStatements(article.reading(), List.of());
        sentences += article.reading().sentences().size();
      }
      System.out.printf("%.0f sentences a second%n", sentences / ((cpu() - start) / 1e9));
    }
    for (double least : new double[] {0, .35, .4, .45}) {
      String name = file.getFileName().toString().replace(".jsonl", "-" + least + ".jsonl");
      try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file.resolveSibling(name)))) {
        for (Prepared article : articles) {
          for (Statement statement :
              finder
                  .with(Settings.FAST.with(Settings.FAST.calibration(), least))
                  .findStatements(article.reading(), List.of())) {
            out.println(json(article.article(), statement));
          }
        }
      }
    }
  }

  private static String json(Polnear article, Statement statement) {
    StringBuilder json = new StringBuilder("{\"key\":\"" + article.name() + ".txt\",\"content\":[");
    for (int i = 0; i < statement.content().size(); i++) {
      json.append(i > 0 ? "," : "").append(json(article.text(), statement.content().get(i)));
    }
    Mention speaker = statement.speaker();
    Span cue = statement.cue();
    return json.append("],\"speaker\":")
        .append(speaker == null ? "null" : json(article.text(), speaker.span()))
        .append(",\"cue\":")
        .append(cue == null ? "null" : json(article.text(), cue))
        .append(
            ",\"rule\":\"" + statement.rule() + "\",\"confidence\":" + statement.confidence() + "}")
        .toString();
  }

  private static String json(String text, Span span) {
    return "{\"start\":%d,\"end\":%d}"
        .formatted(text.codePointCount(0, span.start()), text.codePointCount(0, span.end()));
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private TrainStatements() {}
}
