package org.rapporteur.eval;

import java.util.List;

/// Logistic regression by Newton's method, with a ridge on all but the last weight, the bias.
final class LogisticRegression {
  private static final int STEPS = 40;

  private LogisticRegression() {}

  /// An example.
  ///
  /// @param weight how much it counts
  record Row(double[] values, boolean same, double weight) {}

  static double[] fit(List<Row> rows, double ridge) {
    int width = rows.getFirst().values().length;
    double[] weights = new double[width];
    for (int step = 0; step < STEPS; step++) {
      double[] gradient = new double[width];
      double[][] second = new double[width][width];
      for (int i = 0; i < width; i++) {
        double pull = i == width - 1 ? 1e-9 : 2 * ridge;
        gradient[i] = pull * weights[i];
        second[i][i] = pull;
      }
      for (Row row : rows) {
        double sum = 0;
        for (int i = 0; i < width; i++) {
          sum += weights[i] * row.values()[i];
        }
        double probability = 1 / (1 + Math.exp(-sum));
        double off = row.weight() * (probability - (row.same() ? 1 : 0));
        double curve = row.weight() * probability * (1 - probability);
        for (int i = 0; i < width; i++) {
          gradient[i] += off * row.values()[i];
          for (int j = 0; j < width; j++) {
            second[i][j] += curve * row.values()[i] * row.values()[j];
          }
        }
      }
      double[] move = solve(second, gradient);
      for (int i = 0; i < width; i++) {
        weights[i] -= move[i];
      }
    }
    return weights;
  }

  /// Gauss's elimination with the largest pivot.
  private static double[] solve(double[][] matrix, double[] right) {
    int n = right.length;
    for (int i = 0; i < n; i++) {
      int pivot = i;
      for (int k = i + 1; k < n; k++) {
        if (Math.abs(matrix[k][i]) > Math.abs(matrix[pivot][i])) {
          pivot = k;
        }
      }
      double[] row = matrix[i];
      matrix[i] = matrix[pivot];
      matrix[pivot] = row;
      double value = right[i];
      right[i] = right[pivot];
      right[pivot] = value;
      for (int k = i + 1; k < n; k++) {
        double factor = matrix[k][i] / matrix[i][i];
        for (int j = i; j < n; j++) {
          matrix[k][j] -= factor * matrix[i][j];
        }
        right[k] -= factor * right[i];
      }
    }
    double[] solution = new double[n];
    for (int i = n - 1; i >= 0; i--) {
      double sum = right[i];
      for (int j = i + 1; j < n; j++) {
        sum -= matrix[i][j] * solution[j];
      }
      solution[i] = sum / matrix[i][i];
    }
    return solution;
  }
}
