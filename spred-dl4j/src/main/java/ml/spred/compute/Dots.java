package ml.spred.compute;

/** Sums over short vectors, several at once: the additions of one alone would wait for each other. */
public final class Dots {
  private Dots() {}

  /** {@code x·y}, of equal lengths. */
  public static double dot(double[] x, double[] y) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int k = 0;
    for (; k + 3 < x.length; k += 4) {
      first += x[k] * y[k];
      second += x[k + 1] * y[k + 1];
      third += x[k + 2] * y[k + 2];
      fourth += x[k + 3] * y[k + 3];
    }
    for (; k < x.length; k++) {
      first += x[k] * y[k];
    }
    return (first + second) + (third + fourth);
  }

  /** {@code target ← target + factor·column}. */
  public static void add(double[] target, double factor, double[] column) {
    for (int k = 0; k < target.length; k++) {
      target[k] += factor * column[k];
    }
  }

  /** {@code ‖x‖²}. */
  public static double squares(double[] x) {
    return dot(x, x);
  }

  /** The squared distance of two vectors. */
  public static double distance(double[] x, double[] y) {
    double sum = 0;
    for (int k = 0; k < x.length; k++) {
      sum += (x[k] - y[k]) * (x[k] - y[k]);
    }
    return sum;
  }
}
