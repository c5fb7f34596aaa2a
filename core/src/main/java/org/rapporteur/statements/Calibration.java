package org.rapporteur.statements;

/// Turns how sure the tagger is of a statement into how often statements like it are right. The
/// tagger, trained for long, is surer than it should be, and less so of quotations and of what
/// *said* and its like carry. A logistic regression ([Platt
/// scaling](https://home.cs.colorado.edu/~mozer/Teaching/syllabi/6622/papers/Platt1999.pdf)) on
/// PolNeAR's dev articles, which the tagger has not seen.
///
/// @param bias the log odds of a statement of even odds without a quotation or a cue
/// @param sure what a unit of the tagger's log odds counts
/// @param unsure what it counts more where the tagger is not sure: up to log odds of 1
/// @param cue what a cue counts whose word is always one
/// @param quoted what a quotation in the content counts
public record Calibration(double bias, double sure, double unsure, double cue, double quoted) {
  /// Leaves the tagger's own view: for trainers.
  public static final Calibration NONE = new Calibration(0, 1, 0, 0, 0);

  /// Log odds end here on both sides: .9999.
  private static final double MOST = 9.2;

  /// What speaks for a statement, in the order of this record's weights: what a trainer fits.
  ///
  /// @param confidence the tagger's, 0 to 1
  /// @param cueShare how often the cue's word is one, 0 to 1
  public static double[] evidence(double confidence, double cueShare, boolean isQuoted) {
    double odds = Math.clamp(Math.log(confidence / (1 - confidence)), -MOST, MOST);
    return new double[] {1, odds, Math.min(odds, 1), cueShare, isQuoted ? 1 : 0};
  }

  /// How often statements with such evidence are right, 0 to 1.
  public double of(double[] evidence) {
    double sum =
        bias * evidence[0]
            + sure * evidence[1]
            + unsure * evidence[2]
            + cue * evidence[3]
            + quoted * evidence[4];
    return 1 / (1 + Math.exp(-sum));
  }

  double of(double confidence, double cueShare, boolean isQuoted) {
    return of(evidence(confidence, cueShare, isQuoted));
  }
}
