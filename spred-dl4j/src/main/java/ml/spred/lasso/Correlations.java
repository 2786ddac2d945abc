package ml.spred.lasso;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds of {@code |x̃_j·r|} for all features. A product is kept with the residual that it was taken at; for another residual
 * {@code |x̃_j·r| ≤ |x̃_j·r₀| + ‖x̃_j‖·‖r − r₀‖}. Only features whose bound passes their limit are read again, in single
 * precision with a bound of its rounding where a block has many of them, and in double where that still passes: so what a
 * residual proves is as
 * sure as a pass in double, and a path of a hundred strengths reads X a few times.
 */
final class Correlations {
  /** Share of a block's features from which on the whole block is read. */
  private static final int MANY = 6;
  /** Residuals that are remembered; then all features are read again. */
  private static final int MAX_REFERENCES = 64;
  /** Rounding of a product in double, relative to the lengths. */
  private static final double ROUNDING = 1e-14;

  private final Design design;
  /** Upper bound of {@code |x̃_j·r₀|}. */
  private final float[] bounds;
  private final byte[] references;
  private final List<double[]> residuals = new ArrayList<>();
  private final AtomicLong read = new AtomicLong();

  Correlations(Design design, double[] residual) {
    this.design = design;
    this.bounds = new float[design.features];
    this.references = new byte[design.features];
    readAll(residual);
  }

  /** Products with a feature so far, in passes over all. */
  double passes() {
    return (double) read.get() / Math.max(1, design.features);
  }

  private void readAll(double[] residual) {
    residuals.clear();
    residuals.add(residual.clone());
    float[] single = single(residual);
    double length = Math.sqrt(Dots.squares(residual));
    design.lanes().forEach(design.blocks(), block -> readBlock(block, single, length, (byte) 0));
  }

  private float[] single(double[] residual) {
    double[] spread = design.spread(residual);
    float[] result = new float[spread.length];
    for (int k = 0; k < result.length; k++) {
      result[k] = (float) spread[k];
    }
    return result;
  }

  private void readBlock(int block, float[] single, double length, byte reference) {
    float[] products = design.dots(block, single);
    int from = design.from(block);
    for (int k = 0; k < products.length; k++) {
      bounds[from + k] = up(Math.abs(products[k]) + design.rounding(from + k) * length);
      references[from + k] = reference;
    }
    read.addAndGet(products.length);
  }

  /** Single precision, rounded away from zero. */
  private static float up(double value) {
    return Math.nextUp((float) value);
  }

  /** The bound at the residual it was taken at: a guess for what the feature has to say at one near it. */
  double guess(int feature) {
    return bounds[feature];
  }

  /**
   * Brings the bounds up to a residual as far as the limits need it.
   *
   * @param limit what is asked of each feature is whether it exceeds this times its factor
   * @param factors {@code [features]}; null is 1 for all
   * @param skip features whose products are known elsewhere
   * @return features that exceed their limits in double, ascending
   */
  int[] exceeding(double[] residual, double limit, double[] factors, boolean[] skip) {
    if (residuals.size() >= MAX_REFERENCES) {
      readAll(residual);
    }
    double[] distances = new double[residuals.size()];
    for (int k = 0; k < distances.length; k++) {
      distances[k] = Math.sqrt(Dots.distance(residual, residuals.get(k)));
    }
    byte reference = (byte) residuals.size();
    residuals.add(residual.clone());
    float[] single = single(residual);
    double[] spread = design.spread(residual);
    double length = Math.sqrt(Dots.squares(residual));
    double sum = Arrays.stream(spread).sum();
    int[][] found = new int[design.blocks()][];
    design.lanes().forEach(found.length, block -> found[block] = new Check(limit, factors, skip, distances)
        .block(block, single, spread, sum, length, reference));
    return Arrays.stream(found).flatMapToInt(Arrays::stream).toArray();
  }

  /** One look at a block. */
  private final class Check {
    private final double limit;
    private final double[] factors;
    private final boolean[] skip;
    private final double[] distances;

    Check(double limit, double[] factors, boolean[] skip, double[] distances) {
      this.limit = limit;
      this.factors = factors;
      this.skip = skip;
      this.distances = distances;
    }

    private boolean mayExceed(int feature, double distance) {
      double threshold = factors == null ? limit : limit * factors[feature];
      return !skip[feature] && bounds[feature] + distance * design.norm(feature) > threshold
          && threshold < Double.POSITIVE_INFINITY;
    }

    int[] block(int block, float[] single, double[] spread, double sum, double length, byte reference) {
      int from = design.from(block);
      int[] open = new int[design.to(block) - from];
      int count = 0;
      for (int feature = from; feature < design.to(block); feature++) {
        if (mayExceed(feature, distances[references[feature]])) {
          open[count++] = feature;
        }
      }
      if (count * MANY > open.length) {
        readBlock(block, single, length, reference);
        int still = 0;
        for (int k = 0; k < count; k++) {
          if (mayExceed(open[k], 0)) {
            open[still++] = open[k];
          }
        }
        count = still;
      }
      return exact(open, count, spread, sum, length, reference);
    }

    private int[] exact(int[] open, int count, double[] spread, double sum, double length, byte reference) {
      int over = 0;
      for (int k = 0; k < count; k++) {
        int feature = open[k];
        double product = Math.abs(design.dot(feature, spread, sum));
        double threshold = factors == null ? limit : limit * factors[feature];
        bounds[feature] = up(product + ROUNDING * length * design.norm(feature));
        references[feature] = reference;
        if (product > threshold) {
          open[over++] = feature;
        }
      }
      read.addAndGet(count);
      return Arrays.copyOf(open, over);
    }
  }
}
