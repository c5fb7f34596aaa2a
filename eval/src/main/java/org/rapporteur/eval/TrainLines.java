package org.rapporteur.eval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.rapporteur.Rapporteur;
import org.rapporteur.brief.BriefWriter;
import org.rapporteur.brief.LineLikeness;
import org.rapporteur.dates.DateFinder;
import org.rapporteur.eval.LabelledStory.LabelledLine;
import org.rapporteur.eval.LogisticRegression.Row;
import org.rapporteur.model.Account;
import org.rapporteur.model.Article;
import org.rapporteur.model.ArticleId;
import org.rapporteur.model.Line;
import org.rapporteur.model.Origin;
import org.rapporteur.model.Story;
import org.rapporteur.model.StoryId;
import org.rapporteur.model.Telling;

/// Finds the weights of [LineLikeness] on labelled stories.
///
/// `TrainLines STORIES check` prints what they reach on the stories for development, each fold of
/// them with the weights of the others; `TrainLines STORIES write FILE` writes the weights of all
/// of these; `TrainLines STORIES errors` prints what the shipped weights get wrong.
///
/// Pairs of tellings that both have a label make the rows. A pair in the same line counts as much
/// as all that are not, together, count [#JOINED] to 1.
final class TrainLines {
  private static final double RIDGE = 3e-4;

  /// What the pairs of one line weigh together, of 1.
  private static final double JOINED = 0.35;

  private static final int FOLDS = 5;

  private static final double LIKELY = 9;

  private TrainLines() {}

  /// A story that has been read.
  private record Read(LabelledStory story, List<Account> accounts, List<Origin> origins) {}

  private record Example(Line.Kind kind, double[] values, boolean same) {}

  public static void main(String[] args) throws IOException {
    Rapporteur chain = new Rapporteur();
    List<Read> stories = new ArrayList<>();
    for (LabelledStory story : LabelledStory.all(Path.of(args[0]), false)) {
      stories.add(new Read(story, story.accounts(chain), story.origins(chain)));
    }
    List<Example> real = examples(chain, LabelledPairs.read(Path.of(args[1]), Path.of(args[2])));
    switch (args[3]) {
      case "check" -> {
        BriefMeasures measures = new BriefMeasures();
        for (int fold = 0; fold < FOLDS; fold++) {
          List<Read> others = new ArrayList<>();
          List<Read> own = new ArrayList<>();
          for (int i = 0; i < stories.size(); i++) {
            (i % FOLDS == fold ? own : others).add(stories.get(i));
          }
          measure(chain, own, train(chain, others, real), measures);
        }
        print(measures, args.length > 4);
      }
      case "errors" -> {
        BriefMeasures measures = new BriefMeasures();
        measure(chain, stories, LineLikeness.load(), measures);
        print(measures, true);
      }
      case "write" -> write(trainWeights(chain, stories, real), Path.of(args[4]));
      default -> throw new IllegalArgumentException("check, errors or write, not " + args[3]);
    }
  }

  private static void print(BriefMeasures measures, boolean errors) {
    if (errors) {
      measures.errors().forEach(System.out::println);
    }
    measures
        .shares()
        .forEach((what, share) -> System.out.printf(Locale.ROOT, "%-30s %.3f%n", what, share));
    System.out.println(new TreeMap<>(measures.counts()));
  }

  private static void measure(
      Rapporteur chain, List<Read> stories, LineLikeness likeness, BriefMeasures measures) {
    BriefWriter writer =
        new BriefWriter(
            chain.encoder(),
            DateFinder.load()::findDates,
            likeness,
            (kind, one, other, values) -> {});
    for (Read read : stories) {
      measures.add(
          read.story(), writer.write(read.story().story(), read.accounts(), read.origins()));
    }
  }

  private static LineLikeness train(Rapporteur chain, List<Read> stories, List<Example> real) {
    return LineLikeness.of(trainWeights(chain, stories, real));
  }

  /// The labelled pairs of real news.
  private static List<Example> examples(Rapporteur chain, LabelledPairs pairs) {
    List<Example> examples = new ArrayList<>();
    pairs
        .articles()
        .forEach(
            (name, articles) -> {
              Map<ArticleId, String> ids = LabelledPairs.ids(articles);
              Story story =
                  new Story(
                      new StoryId(name),
                      name,
                      null,
                      null,
                      articles.stream().map(Article::id).toList());
              new BriefWriter(
                      chain.encoder(),
                      DateFinder.load()::findDates,
                      joinsAll(),
                      (kind, one, other, values) -> {
                        Boolean same = pairs.label(kind, one, other, ids);
                        if (same != null) {
                          examples.add(new Example(kind, values, same));
                        }
                      })
                  .write(
                      story,
                      articles.stream().map(article -> chain.account(chain.read(article))).toList(),
                      chain.origins(articles, chain.copies(articles)));
            });
    System.err.println(examples.size() + " of " + pairs.same().size() + " labelled pairs compared");
    return examples;
  }

  /// Weights under which nothing is left out for being unlike.
  private static LineLikeness joinsAll() {
    double[][] all = new double[Line.Kind.values().length][LineLikeness.FEATURES.size()];
    for (double[] kind : all) {
      kind[kind.length - 1] = LIKELY;
    }
    return LineLikeness.of(all);
  }

  private static double[][] trainWeights(Rapporteur chain, List<Read> stories, List<Example> real) {
    List<Example> examples = new ArrayList<>(real);
    for (Read read : stories) {
      BriefWriter writer =
          new BriefWriter(
              chain.encoder(),
              DateFinder.load()::findDates,
              joinsAll(),
              (kind, one, other, values) ->
                  example(read.story(), kind, one, other, values, examples));
      writer.write(read.story().story(), read.accounts(), read.origins());
    }
    double[][] weights = new double[Line.Kind.values().length][];
    for (Line.Kind kind : Line.Kind.values()) {
      List<Example> own = examples.stream().filter(each -> each.kind() == kind).toList();
      double same = own.stream().filter(Example::same).count();
      weights[kind.ordinal()] =
          LogisticRegression.fit(
              own.stream()
                  .map(
                      each ->
                          new Row(
                              each.values(),
                              each.same(),
                              each.same() ? JOINED / same : (1 - JOINED) / (own.size() - same)))
                  .toList(),
              RIDGE);
    }
    return weights;
  }

  private static void example(
      LabelledStory story,
      Line.Kind kind,
      Telling one,
      Telling other,
      double[] values,
      List<Example> examples) {
    Set<LabelledLine> a = story.linesOf(kind, one);
    Set<LabelledLine> b = story.linesOf(kind, other);
    if (!a.isEmpty() && !b.isEmpty()) {
      examples.add(new Example(kind, values, a.stream().anyMatch(b::contains)));
    }
  }

  private static void write(double[][] weights, Path file) throws IOException {
    StringBuilder out =
        new StringBuilder(
            "# Weights of LineLikeness, found by TrainLines: feature | statements | events | figures\n");
    for (int i = 0; i < LineLikeness.FEATURES.size(); i++) {
      out.append(LineLikeness.FEATURES.get(i));
      for (double[] kind : weights) {
        out.append(String.format(Locale.ROOT, " %.4f", kind[i]));
      }
      out.append('\n');
    }
    Files.writeString(file, out);
  }
}
