package ml.spred.solver;

import ml.spred.problem.SampleMatrix;

/** Probabilities of a linear head, in double and without native memory: a path asks for them at every strength. */
final class LinearScores {
  private LinearScores() {}

  /** {@code [samples][classes]} of standardised samples. */
  static double[][] probabilities(SparsePoint point, SampleMatrix x, int numClasses) {
    return probabilities(point.genes(), point.folded(), point.dense().toDoubleVector(), x, numClasses);
  }

  static double[][] probabilities(int[] genes, double[][] weights, double[] intercept, SampleMatrix x, int numClasses) {
    double[][] rows = new double[x.numSamples()][numClasses];
    for (double[] row : rows) {
      System.arraycopy(intercept, 0, row, 0, numClasses);
    }
    float[] gene = new float[rows.length];
    for (int k = 0; k < genes.length; k++) {
      x.gene(genes[k], gene);
      for (int sample = 0; sample < rows.length; sample++) {
        double value = gene[sample];
        for (int column = 0; column < numClasses; column++) {
          rows[sample][column] += value * weights[k][column];
        }
      }
    }
    for (double[] row : rows) {
      normalize(row);
    }
    return rows;
  }

  private static void normalize(double[] row) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double value : row) {
      largest = Math.max(largest, value);
    }
    double total = 0;
    for (int k = 0; k < row.length; k++) {
      row[k] = Math.exp(row[k] - largest);
      total += row[k];
    }
    for (int k = 0; k < row.length; k++) {
      row[k] /= total;
    }
  }
}
