package org.rapporteur.eval;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.rapporteur.eval.Polnear.Attribution;
import org.rapporteur.eval.TrainStatements.Prepared;
import org.rapporteur.model.Gear;
import org.rapporteur.model.Mention;
import org.rapporteur.model.Span;
import org.rapporteur.model.Statement;
import org.rapporteur.reading.Encoder;
import org.rapporteur.statements.Calibration;
import org.rapporteur.statements.StatementFinder;
import org.rapporteur.statements.StatementFinder.Settings;
import org.rapporteur.statements.StatementModel;

/// Fits [Calibration] for both gears and prints it: `CalibrateStatements ../shared/data/polnear`.
/// Half a minute. PolNeAR's dev articles are taken, since of those it was trained on the tagger is
/// surer than of any other.
public final class CalibrateStatements {
  private static final int WIDTH = 5;
  private static final int ROUNDS = 30;

  /// Ridge; keeps weights of rare evidence small.
  private static final double RIDGE = 1;

  private static final int PARTS = 7;
  private static final int BANDS = 10;

  /// A found statement: what is known of it, and whether an annotator has it with its source.
  private record Row(int article, double[] evidence, boolean right) {}

  public static void main(String[] args) throws IOException {
    List<Prepared> dev = TrainStatements.prepare(Polnear.articles(Path.of(args[0]).resolve("dev")));
    StatementModel model = StatementModel.shipped();
    for (Gear gear : Gear.values()) {
      Settings tuned = gear == Gear.FAST ? Settings.FAST : Settings.FULL;
      Settings all = tuned.with(Calibration.NONE, .3);
      StatementFinder finder =
          StatementFinder.of(model, gear == Gear.FAST ? null : Encoder.load()).with(all);
      List<Row> rows = new ArrayList<>();
      int marked = 0;
      for (int i = 0; i < dev.size(); i++) {
        marked += dev.get(i).article().attributions().size();
        addRows(i, dev.get(i), finder.findStatements(dev.get(i).reading(), List.of()), model, rows);
      }
      report(gear, rows, marked);
    }
  }

  private static void report(Gear gear, List<Row> rows, int marked) {
    Calibration fitted = fit(rows);
    System.out.printf(
        "%s: new Calibration(%.2f, %.2f, %.2f, %.2f, %.2f)%n",
        gear, fitted.bias(), fitted.sure(), fitted.unsure(), fitted.cue(), fitted.quoted());
    double[] shares = new double[rows.size()];
    for (int part = 0; part < PARTS; part++) {
      int left = part;
      Calibration others = fit(rows.stream().filter(row -> row.article() % PARTS != left).toList());
      for (int i = 0; i < shares.length; i++) {
        if (rows.get(i).article() % PARTS == part) {
          shares[i] = others.of(rows.get(i).evidence());
        }
      }
    }
    System.out.println(
        "fitted on other articles, by tenths: found, expected and right; from there");
    for (int band = 0; band < BANDS; band++) {
      double expected = 0;
      int right = 0;
      int found = 0;
      int above = 0;
      int rightAbove = 0;
      for (int i = 0; i < shares.length; i++) {
        int in = (int) Math.min(BANDS - 1, shares[i] * BANDS);
        if (in == band) {
          found++;
          expected += shares[i];
          right += rows.get(i).right() ? 1 : 0;
        }
        if (in >= band) {
          above++;
          rightAbove += rows.get(i).right() ? 1 : 0;
        }
      }
      System.out.printf(
          "  .%d: %4d %.2f %.2f   P %.3f R %.3f F1 %.3f%n",
          band,
          found,
          expected / Math.max(1, found),
          right / Math.max(1., found),
          rightAbove / Math.max(1., above),
          rightAbove / (double) marked,
          2. * rightAbove / (above + marked));
    }
  }

  /// What is found is right as the scorer has it: half of the words of both together are shared,
  /// one to one, and the sources overlap.
  private static boolean[] right(Prepared prepared, List<Statement> found) {
    List<Attribution> marked = prepared.article().attributions();
    record Match(double share, int found, int marked) {}
    List<Match> matches = new ArrayList<>();
    String text = prepared.article().text();
    for (int f = 0; f < found.size(); f++) {
      BitSet own = letters(text, found.get(f).content());
      for (int m = 0; m < marked.size(); m++) {
        BitSet theirs = letters(text, marked.get(m).content());
        BitSet both = (BitSet) own.clone();
        both.and(theirs);
        double share =
            both.cardinality()
                / (double)
                    Math.max(1, own.cardinality() + theirs.cardinality() - both.cardinality());
        if (share >= .5) {
          matches.add(new Match(share, f, m));
        }
      }
    }
    matches.sort(Comparator.comparingDouble(Match::share).reversed());
    Set<Integer> taken = new HashSet<>();
    boolean[] right = new boolean[found.size()];
    boolean[] matched = new boolean[found.size()];
    for (Match match : matches) {
      if (!matched[match.found()] && taken.add(match.marked())) {
        matched[match.found()] = true;
        List<Span> source = marked.get(match.marked()).source();
        Mention speaker = found.get(match.found()).speaker();
        right[match.found()] =
            speaker == null
                ? source.isEmpty()
                : source.stream().anyMatch(span -> span.overlaps(speaker.span()));
      }
    }
    return right;
  }

  private static void addRows(
      int number, Prepared prepared, List<Statement> found, StatementModel model, List<Row> rows) {
    String text = prepared.article().text();
    boolean[] right = right(prepared, found);
    for (int f = 0; f < found.size(); f++) {
      Statement statement = found.get(f);
      if (statement.rule().equals("tagged")) {
        Span cue = statement.cue();
        rows.add(
            new Row(
                number,
                Calibration.evidence(
                    statement.confidence(),
                    cue == null ? 0 : cueShare(model, cue.of(text)),
                    statement.kind() != Statement.Kind.INDIRECT),
                right[f]));
      }
    }
  }

  private static double cueShare(StatementModel model, String cue) {
    return Stream.of(cue.toLowerCase(Locale.ROOT).split("\\s+"))
        .mapToDouble(word -> model.lexicon().share(word))
        .max()
        .orElse(0);
  }

  private static BitSet letters(String text, List<Span> spans) {
    BitSet letters = new BitSet();
    for (Span span : spans) {
      for (int i = span.start(); i < span.end(); i++) {
        letters.set(i, Character.isLetterOrDigit(text.charAt(i)));
      }
    }
    return letters;
  }

  /// Logistic regression by Newton's method, a weight at a time.
  private static Calibration fit(List<Row> rows) {
    double[] weights = new double[WIDTH];
    for (int round = 0; round < ROUNDS * WIDTH; round++) {
      int i = round % WIDTH;
      double slope = i == 0 ? 0 : RIDGE * weights[i];
      double curve = RIDGE;
      for (Row row : rows) {
        double share = calibration(weights).of(row.evidence());
        double value = row.evidence()[i];
        slope += (share - (row.right() ? 1 : 0)) * value;
        curve += share * (1 - share) * value * value;
      }
      weights[i] -= slope / curve;
    }
    return calibration(weights);
  }

  private static Calibration calibration(double[] weights) {
    return new Calibration(weights[0], weights[1], weights[2], weights[3], weights[4]);
  }

  private CalibrateStatements() {}
}
