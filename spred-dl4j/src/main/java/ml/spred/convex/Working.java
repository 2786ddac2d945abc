package ml.spred.convex;

import ml.spred.problem.SampleMatrix;

/**
 * Some groups of genes with their weights in contiguous arrays. An intercept is a column of ones that is never penalised. A block
 * is what goes to zero together: all weights of a group, or a single one (elementwise form).
 */
final class Working {
  /** Stands for the column of ones. */
  static final int INTERCEPT = -1;

  final int samples;
  final int outputs;
  /** Gene of each column, {@link #INTERCEPT} for the ones; columns of a group are neighbours. */
  final int[] genes;
  /** Values column after column. */
  final double[] values;
  /** Weights column after column, {@code outputs} each. */
  final double[] weights;
  /** First entry of each block in {@link #weights}, and the end of the last. */
  final int[] starts;
  /** Penalty factor of each block. */
  final double[] factors;
  /** Group of each block, {@link #INTERCEPT} for the ones. */
  final int[] groups;

  /** All weights zero. */
  Working(ConvexProblem problem, int[] groups) {
    this.samples = problem.loss().numSamples();
    this.outputs = problem.loss().numOutputs();
    int columns = problem.intercept() ? 1 : 0;
    int blocks = columns;
    for (int group : groups) {
      columns += problem.groups().size(group);
      blocks += problem.blocks(group);
    }
    this.genes = new int[columns];
    this.values = new double[columns * samples];
    this.weights = new double[columns * outputs];
    this.starts = new int[blocks + 1];
    this.factors = new double[blocks];
    this.groups = new int[blocks];
    fill(problem, groups);
  }

  private void fill(ConvexProblem problem, int[] chosen) {
    int column = 0;
    int block = 0;
    if (problem.intercept()) {
      genes[column++] = INTERCEPT;
      java.util.Arrays.fill(values, 0, samples, 1);
      System.arraycopy(problem.loss().start(), 0, weights, 0, outputs);
      groups[block] = INTERCEPT;
      starts[++block] = outputs;
    }
    float[] buffer = new float[samples];
    for (int group : chosen) {
      int first = column;
      for (int k = 0; k < problem.groups().size(group); k++) {
        copy(problem.x(), problem.groups().gene(group, k), column++, buffer);
      }
      int length = (column - first) * outputs / problem.blocks(group);
      for (int k = 0; k < problem.blocks(group); k++) {
        groups[block] = group;
        factors[block] = problem.groups().factor(group);
        starts[block + 1] = starts[block] + length;
        block++;
      }
    }
  }

  private void copy(SampleMatrix x, int gene, int column, float[] buffer) {
    genes[column] = gene;
    x.gene(gene, buffer);
    for (int sample = 0; sample < samples; sample++) {
      values[column * samples + sample] = buffer[sample];
    }
  }

  int columns() {
    return genes.length;
  }

  int blocks() {
    return factors.length;
  }

  /** {@code ‖V_b‖}. */
  double norm(int block) {
    return norm(weights, block);
  }

  /** Norm of a block's part of a vector laid out as the weights. */
  double norm(double[] vector, int block) {
    double squares = 0;
    for (int k = starts[block]; k < starts[block + 1]; k++) {
      squares += vector[k] * vector[k];
    }
    return Math.sqrt(squares);
  }

  /** Column of an entry of {@link #weights}. */
  int column(int entry) {
    return entry / outputs;
  }

  /** Adds {@code x_column · factor} to one output. */
  void add(int column, double factor, double[] target, int output) {
    int from = column * samples;
    int to = output * samples;
    for (int sample = 0; sample < samples; sample++) {
      target[to + sample] += factor * values[from + sample];
    }
  }

  /** {@code x_column · delta_output}. */
  double dot(int column, double[] delta, int output) {
    int from = column * samples;
    int at = output * samples;
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int sample = 0;
    for (; sample + 3 < samples; sample += 4) {
      first += values[from + sample] * delta[at + sample];
      second += values[from + sample + 1] * delta[at + sample + 1];
      third += values[from + sample + 2] * delta[at + sample + 2];
      fourth += values[from + sample + 3] * delta[at + sample + 3];
    }
    for (; sample < samples; sample++) {
      first += values[from + sample] * delta[at + sample];
    }
    return (first + second) + (third + fourth);
  }
}
